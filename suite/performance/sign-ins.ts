/** PF2, PF23–PF26: how long signing in and out takes. */
import { performance } from 'node:perf_hooks';
import { prepared } from '../data/prepared';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { ofKind, signInTimes, type SignInKind } from '../sessions/sign-in-times';
import { unique } from '../run/run-tag';
import type { Endpoint } from './limits';
import { judgeTimes, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { tokenIn } from './session';
import type { Noise } from './noise';
import type { PerformanceCaseId } from './scenarios';

const SIGN_IN = '/api/auth/login/';
const SIGN_OUT = '/api/auth/logout/';

/** Accounts of the run's own that sign in and out, where the rate limit lets them. */
const ACCOUNTS = 4;
/** Fewer times are no average. */
const FEWEST = 3;

export class SignIns {
  private noise: Noise = { delayMs: 0, contention: 1 };
  private readonly signOuts: number[] = [];
  private readonly refusedSignOuts: string[] = [];

  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /**
   * Signs accounts of the run's own in and out: twice each, and once with a wrong password. Sends no attempt for which
   * the rate limit would have to be waited for.
   * @throws Blocked when the platform makes no accounts
   */
  async prepare(): Promise<void> {
    const client = this.parts.withoutToken();
    const before = await this.measuring.machineNoise(client);
    for (let count = 0; count < ACCOUNTS; count += 1) {
      const { login, password } = await prepared(
        'an account that signs in and out',
        this.parts.accounts.create('student'),
      );
      const attempts = this.parts.attempts(unique('sign-in'));
      for (const typed of [password, password, `${password}-wrong`]) {
        const answer = await attempts.sendIfFree({ email: login, password: typed });
        const session = answer === undefined ? undefined : tokenIn(answer.text);
        if (session !== undefined) await this.signOut(session);
      }
    }
    const after = await this.measuring.machineNoise(client);
    this.noise = {
      delayMs: Math.max(before.delayMs, after.delayMs),
      contention: Math.max(before.contention, after.contention),
    };
  }

  /**
   * Judges the sign-ins of a kind: those that this run made while nothing else was going on, otherwise all of the run.
   * @throws Blocked when there are too few, or when noise leaves them without a result
   */
  async signedIn(caseId: PerformanceCaseId, kind: SignInKind): Promise<Findings> {
    const all = ofKind(signInTimes(), kind);
    const alone = all.filter((entry) => entry.alone);
    const used = alone.length >= FEWEST ? alone : all;
    if (used.length < FEWEST)
      throw new Blocked(
        `the run has made only ${used.length} such sign-ins, and the rate limit lets no further ones through without a wait.`,
      );
    // What other tests of the run added to their sign-ins is unknown: an excess of those is no result.
    const noise = used === alone ? this.noise : { ...this.noise, contention: Math.max(2, this.noise.contention) };
    return this.judged(
      caseId,
      'sign-in',
      `POST ${SIGN_IN}`,
      used.map(({ ms }) => ms),
      noise,
    );
  }

  /** Judges the sign-outs of `prepare`. @throws Blocked as above */
  async signedOut(caseId: PerformanceCaseId): Promise<Findings> {
    if (this.signOuts.length + this.refusedSignOuts.length < FEWEST)
      throw new Blocked('the rate limit lets too few sign-ins through for signing out.');
    const findings = await this.judged(caseId, 'sign-out', `POST ${SIGN_OUT}`, this.signOuts, this.noise);
    for (const refused of this.refusedSignOuts) findings.check(false, () => refused);
    return findings;
  }

  private async judged(
    caseId: PerformanceCaseId,
    endpoint: Endpoint,
    request: string,
    times: readonly number[],
    noise: Noise,
  ): Promise<Findings> {
    const findings = new Findings(`The times of ${request} (${caseId})`);
    const { row, sentence } = judgeTimes(
      { caseId, request, who: 'nobody', endpoint, times, noise },
      this.measuring.policy,
    );
    this.parts.keep(row);
    findings.check(sentence === undefined, () => sentence ?? '');
    return findings;
  }

  private async signOut(token: string): Promise<void> {
    const client = this.parts.withoutToken();
    const started = performance.now();
    const answer = await client.sendRaw({
      method: 'POST',
      path: SIGN_OUT,
      headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    if (answer.status < 300) this.signOuts.push(performance.now() - started);
    else this.refusedSignOuts.push(`POST ${SIGN_OUT} → ${seen(answer)}`);
  }
}
