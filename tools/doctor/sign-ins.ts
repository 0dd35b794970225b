/** Makes one sign-in per role over the API, within the rate limit and without disturbing a run in progress. */
import { meSchema, signedInSchema } from '../../suite/api/schemas';
import { environment, runId } from '../../suite/config/environment';
import { ACTOR_NAMES, actorLabel, roleOf, type ActorName } from '../../suite/config/names';
import {
  broken,
  ok,
  problemOf,
  time,
  warning,
  type CheckResult,
  type Problem,
  type ValuesByLanguage,
} from '../../suite/preflight/check-result';
import { signs } from '../../suite/preflight/origin';
import type { ProbeResponse, ProbeResult, Prober } from '../../suite/preflight/probe';
import { diagnose, type Evidence } from '../../suite/preflight/server-fault';
import { SIGN_IN_PATH } from '../../suite/config/sign-in-path';
import { sessionFolder, targetFolder } from '../../suite/config/folders';
import { asJson } from '../../lib/json';
import { addressHeaders, addressOf } from '../../suite/sessions/address';
import { text, type Language } from '../../suite/texts/texts';
import { SignInRateLimiter } from '../../suite/sessions/rate-limiter';
import { secondsOf } from '../../suite/network/retry-after';
import type { Session } from '../../suite/sessions/session';
import { SessionStore } from '../../suite/sessions/store';

/** A user waits for each sign-in. A run's limit is 200 ms on average; this is about the longest wait a person accepts. */
const SLOW_MS = 2_000;
const TIMEOUT_MS = 10_000;

/** A token that a check may use. The doctor created the `own` tokens and must end their sessions. */
export interface Token {
  readonly name: ActorName;
  readonly key: string;
  readonly own: boolean;
}

export class SignIns {
  readonly tokens: Token[] = [];
  private readonly store: SessionStore;
  private readonly rateLimiter: SignInRateLimiter;
  /** Why the remaining roles are not tried. */
  private obstacle: Problem | undefined;

  constructor(
    private readonly prober: Prober,
    private readonly around: Omit<Evidence, 'response'>,
    folder = targetFolder(prober.origin.href),
  ) {
    this.store = new SessionStore(sessionFolder(prober.origin.href), runId());
    this.rateLimiter = new SignInRateLimiter(folder, runId());
  }

  /** Yields one check result per role, and one for the second student if the rate limit allows a sixth sign-in. */
  async *findings(): AsyncGenerator<CheckResult> {
    // The second student is last: the five roles use up the rate limit of one minute.
    const names = [...ACTOR_NAMES].sort((a, b) => Number(a === 'secondStudent') - Number(b === 'secondStudent'));
    for (const name of names)
      yield await this.store.withIdleAccount(name, (shared) =>
        shared === undefined ? this.signIn(name) : this.withSession(name, shared),
      );
  }

  /** A run is using the account: its session is verified and not replaced. */
  private async withSession(name: ActorName, shared: Session): Promise<CheckResult> {
    const response = await this.prober.ask('/api/auth/me/', {
      headers: { Authorization: `Token ${shared.token}` },
      timeoutMs: TIMEOUT_MS,
    });
    const who =
      response.answered && response.status === 200 ? meSchema.safeParse(asJson(response.text)).data?.role : undefined;
    if (who !== roleOf(name)) {
      return warning(
        checkOf(name),
        problemOf('sharedDead', { status: String(response.answered ? response.status : response.code) }),
      );
    }
    this.tokens.push({ name, key: shared.token, own: false });
    return ok(checkOf(name), 'sharedSession', (language) => ({ time: time(response.ms, language) }), {
      ms: response.ms,
      shared: true,
    });
  }

  private async signIn(name: ActorName): Promise<CheckResult> {
    if (this.obstacle !== undefined) return warning(checkOf(name), this.obstacle);
    const who = `doctor ${name}`;
    const waitMs = await this.rateLimiter.tryTake(who, addressOf(who));
    if (waitMs > 0)
      return warning(checkOf(name), problemOf('leftOutLimit', { seconds: String(Math.ceil(waitMs / 1000)) }));
    const { email, password } = environment().accounts[name];
    const response = await this.prober.ask(SIGN_IN_PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...addressHeaders(who) },
      body: JSON.stringify({ email, password }),
      timeoutMs: TIMEOUT_MS,
    });
    if (response.answered && response.status === 429)
      await this.rateLimiter.hold(who, addressOf(who), secondsOf(response.headers['retry-after']));
    return this.evaluate(name, response);
  }

  private evaluate(name: ActorName, response: ProbeResult): CheckResult {
    const check = checkOf(name);
    if (!response.answered) {
      const { request, ms, code } = response;
      this.obstacle = problemOf('leftOut', (language) => ({ why: 'silent', detail: time(ms, language) }));
      return broken(
        check,
        problemOf('signInNoAnswer', (language) => ({ request, time: time(ms, language), code })),
      );
    }
    const figures = { status: response.status, ms: response.ms };
    const signedIn = signedInSchema.safeParse(asJson(response.text)).data;
    if (response.status !== 200 || signedIn === undefined) return broken(check, this.refusal(name, response), figures);
    this.tokens.push({ name, key: signedIn.token, own: true });
    if (signedIn.user.role !== undefined && signedIn.user.role !== roleOf(name)) {
      const seen = signedIn.user.role;
      return broken(
        check,
        problemOf('otherRole', { seen, variable: variable(name, 'EMAIL'), role: roleOf(name) }),
        figures,
      );
    }
    const values: ValuesByLanguage = (language) => ({
      status: String(response.status),
      time: time(response.ms, language),
    });
    return response.ms <= SLOW_MS
      ? ok(check, 'signIn', values, figures)
      : warning(check, problemOf('signInSlow', values), figures);
  }

  private refusal(name: ActorName, response: ProbeResponse): Problem {
    const values: ValuesByLanguage = (language) => ({
      request: response.request,
      status: String(response.status),
      signs: signs(response, language),
      email: variable(name, 'EMAIL'),
      password: variable(name, 'PASSWORD'),
    });
    if (response.status >= 500) {
      this.obstacle = problemOf('leftOut', { why: 'status', detail: String(response.status) });
      return diagnose({ ...this.around, response });
    }
    switch (response.status) {
      case 401:
        return problemOf('signIn401', values);
      case 403:
        return problemOf('signIn403', values);
      case 429:
        return this.limited(response);
      case 404:
        return problemOf('signIn404', values);
      default:
        return problemOf('signInOther', values);
    }
  }

  private limited(response: ProbeResponse): Problem {
    const seconds = String(secondsOf(response.headers['retry-after']) ?? 'none');
    const wait = (language: Language) => text(language, 'doctor.wait', { seconds });
    this.obstacle = problemOf('leftOutWait', (language) => ({ wait: wait(language) }));
    return problemOf('signIn429', (language) => ({
      request: response.request,
      status: String(response.status),
      signs: signs(response, language),
      wait: wait(language),
    }));
  }
}

function checkOf(name: ActorName): string {
  return `sign-in ${actorLabel(name)}`;
}

/** Name of the variable to check, for instance `TEACHER_EMAIL`. Values are never shown. */
function variable(name: ActorName, what: 'EMAIL' | 'PASSWORD'): string {
  return `${name.replace(/[A-Z]/g, '_$&').toUpperCase()}_${what}`;
}
