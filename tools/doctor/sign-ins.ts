/** Makes one sign-in per role over the API, within the rate limit and without disturbing a run in progress. */
import { meSchema, signedInSchema } from '../../suite/api/schemas';
import { environment, runId } from '../../suite/config/environment';
import { ACTOR_NAMES, actorLabel, roleOf, type ActorName } from '../../suite/config/names';
import { broken, ok, time, warning, type CheckResult } from '../../suite/preflight/check-result';
import { signs } from '../../suite/preflight/origin';
import type { ProbeResponse, ProbeResult, Prober } from '../../suite/preflight/probe';
import { diagnose, type Evidence } from '../../suite/preflight/server-fault';
import { SIGN_IN_PATH } from '../../suite/network/sign-in-path';
import { targetFolder } from '../../suite/config/folders';
import { asJson } from '../../lib/json';
import { addressHeaders, addressOf } from '../../suite/sessions/address';
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
  private obstacle: string | undefined;

  constructor(
    private readonly prober: Prober,
    private readonly around: Omit<Evidence, 'response'>,
    folder = targetFolder(prober.origin.href),
  ) {
    this.store = new SessionStore(folder, runId());
    this.rateLimiter = new SignInRateLimiter(folder, runId());
  }

  /** Yields one check result per role, and one for the second student if the rate limit allows a sixth sign-in. */
  async *findings(): AsyncGenerator<CheckResult> {
    // The second student is last: the five roles use up the rate limit of one minute.
    const names = [...ACTOR_NAMES].sort((a, b) => Number(a === 'secondStudent') - Number(b === 'secondStudent'));
    for (const name of names) yield await this.store.withIdleAccount(name, (shared) => (shared === undefined ? this.signIn(name) : this.withSession(name, shared)));
  }

  /** A run is using the account: its session is verified and not replaced. */
  private async withSession(name: ActorName, shared: Session): Promise<CheckResult> {
    const response = await this.prober.ask('/api/auth/me/', { headers: { Authorization: `Token ${shared.token}` }, timeoutMs: TIMEOUT_MS });
    const who = response.answered && response.status === 200 ? meSchema.safeParse(asJson(response.text)).data?.role : undefined;
    if (who !== roleOf(name)) {
      return warning(checkOf(name), {
        found: `a run is using the account, but its session is not accepted (${response.answered ? response.status : response.code})`,
        cause: 'somebody else has signed in with this account since.',
        remedy: 'give the suite accounts that nobody else uses.',
      });
    }
    this.tokens.push({ name, key: shared.token, own: false });
    return ok(checkOf(name), `not tried: a run is using the account, and its session is alive (${time(response.ms)})`, { ms: response.ms, shared: true });
  }

  private async signIn(name: ActorName): Promise<CheckResult> {
    if (this.obstacle !== undefined) return leftOut(name, this.obstacle, 'it would end in the same way.', 'put the first right, then run the doctor again.');
    const who = `doctor ${name}`;
    const waitMs = await this.rateLimiter.tryTake(who, addressOf(who));
    if (waitMs > 0) {
      const reason = `five sign-ins a minute are allowed, the next in ${Math.ceil(waitMs / 1000)} s`;
      return leftOut(name, reason, 'the doctor has spent them on the other accounts, or a run did.', 'run the doctor again after that, if it matters.');
    }
    const { email, password } = environment().accounts[name];
    const response = await this.prober.ask(SIGN_IN_PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...addressHeaders(who) },
      body: JSON.stringify({ email, password }),
      timeoutMs: TIMEOUT_MS,
    });
    if (response.answered && response.status === 429) await this.rateLimiter.hold(who, addressOf(who), secondsOf(response.headers['retry-after']));
    return this.evaluate(name, response);
  }

  private evaluate(name: ActorName, response: ProbeResult): CheckResult {
    const check = checkOf(name);
    if (!response.answered) {
      this.obstacle = `the sign-in before gave no answer within ${time(response.ms)}`;
      return broken(check, {
        found: `${response.request} gave no answer within ${time(response.ms)} (${response.code})`,
        cause: 'the sign-in waits for something that does not answer: the external auth service, or the database.',
        remedy: "look into the platform's log at this time, and at the auth service it is set up with.",
      });
    }
    const figures = { status: response.status, ms: response.ms };
    const signedIn = signedInSchema.safeParse(asJson(response.text)).data;
    if (response.status !== 200 || signedIn === undefined) return broken(check, this.refusal(name, response), figures);
    this.tokens.push({ name, key: signedIn.token, own: true });
    if (signedIn.user.role !== undefined && signedIn.user.role !== roleOf(name)) {
      return broken(
        check,
        {
          found: `the account signs in, but as ${signedIn.user.role}`,
          cause: `${variable(name, 'EMAIL')} names an account of another role.`,
          remedy: `name an account of the role ${roleOf(name)}.`,
        },
        figures,
      );
    }
    const found = `signs in over the API: ${response.status} in ${time(response.ms)}`;
    if (response.ms <= SLOW_MS) return ok(check, found, figures);
    return warning(
      check,
      { found: `${found}, which is slow`, cause: 'the platform is under load, or its auth service is far away.', remedy: 'a run now may meet its time-outs; look at the load first.' },
      figures,
    );
  }

  private refusal(name: ActorName, response: ProbeResponse): Pick<Required<CheckResult>, 'found' | 'cause' | 'remedy'> {
    const found = `${response.request} answered ${response.status} ${signs(response)}`;
    if (response.status >= 500) {
      this.obstacle = `the sign-in before was answered ${response.status}`;
      return diagnose({ ...this.around, response });
    }
    switch (response.status) {
      case 401:
        return {
          found,
          cause: 'the platform does not know this email with this password.',
          remedy: `check ${variable(name, 'EMAIL')} and ${variable(name, 'PASSWORD')}.`,
        };
      case 403:
        return { found, cause: 'the account is switched off, or something in between refuses this machine.', remedy: 'have an admin reactivate the account.' };
      case 429: {
        const seconds = secondsOf(response.headers['retry-after']);
        const when = seconds === undefined ? 'a minute (the answer names no time)' : `${seconds} s`;
        this.obstacle = `the platform asks to wait ${when}`;
        return {
          found,
          cause: 'somebody else signs in from this address, or an earlier run did a moment ago.',
          remedy: `wait ${when}; a run that is started now does so by itself.`,
        };
      }
      case 404:
        return { found, cause: 'an older or another build.', remedy: 'check that BASE_URL names THE_BOT.' };
      default:
        return { found, cause: 'the platform answers a sign-in in another form than the suite knows.', remedy: "compare with the platform's API description." };
    }
  }
}

function checkOf(name: ActorName): string {
  return `sign-in ${actorLabel(name)}`;
}

function leftOut(name: ActorName, reason: string, cause: string, remedy: string): CheckResult {
  return warning(checkOf(name), { found: `left out: ${reason}`, cause, remedy });
}

/** Name of the variable to check, for instance `TEACHER_EMAIL`. Values are never shown. */
function variable(name: ActorName, what: 'EMAIL' | 'PASSWORD'): string {
  return `${name.replace(/[A-Z]/g, '_$&').toUpperCase()}_${what}`;
}
