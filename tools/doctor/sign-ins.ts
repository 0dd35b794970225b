/** One sign-in a role over the API, within the ration, and without harm to a run that is going on. */
import { meShape, signedInShape } from '../../fixtures/api/shapes';
import { environment, runId } from '../../fixtures/environment';
import { ACTOR_NAMES, actorLabel, roleOf, type ActorName } from '../../fixtures/people';
import { broken, ok, time, warning, type Finding } from '../../fixtures/run/doctor/finding';
import { signs } from '../../fixtures/run/doctor/origin';
import type { Answered, Probed, Prober } from '../../fixtures/run/doctor/probe';
import { diagnose, type Evidence } from '../../fixtures/run/doctor/server-fault';
import { SIGN_IN_PATH } from '../../fixtures/run/doctor/sign-in-service';
import { targetFolder } from '../../fixtures/run/folders';
import { asJson } from '../../fixtures/run/json';
import { addressHeaders, addressOf } from '../../fixtures/sessions/address';
import { Ration } from '../../fixtures/sessions/ration';
import { secondsOf } from '../../fixtures/sessions/retry-after';
import type { Session } from '../../fixtures/sessions/session';
import { SessionStore } from '../../fixtures/sessions/store';

/** Somebody waits for each sign-in; a run's limit is 200 ms on average, a person's patience ends about here. */
const SLOW_MS = 2_000;
const PATIENCE_MS = 10_000;

/** A token that a check may use; `own` ones were made by the doctor and are to be ended by it. */
export interface Token {
  readonly name: ActorName;
  readonly key: string;
  readonly own: boolean;
}

export class SignIns {
  readonly tokens: Token[] = [];
  private readonly store: SessionStore;
  private readonly ration: Ration;
  /** Why the roles still to come are not tried. */
  private obstacle: string | undefined;

  constructor(
    private readonly prober: Prober,
    private readonly around: Omit<Evidence, 'answer'>,
    folder = targetFolder(prober.origin.href),
  ) {
    this.store = new SessionStore(folder, runId());
    this.ration = new Ration(folder, runId());
  }

  /** A finding a role, and one for the second student if the ration has room for a sixth sign-in. */
  async *findings(): AsyncGenerator<Finding> {
    // The second student's account comes last: with the five roles the ration of a minute is spent.
    const names = [...ACTOR_NAMES].sort((a, b) => Number(a === 'secondStudent') - Number(b === 'secondStudent'));
    for (const name of names) yield await this.store.aside(name, (shared) => (shared === undefined ? this.signIn(name) : this.borrow(name, shared)));
  }

  /** A run is using the account: its session is asked for and not replaced. */
  private async borrow(name: ActorName, shared: Session): Promise<Finding> {
    const answer = await this.prober.ask('/api/auth/me/', { headers: { Authorization: `Token ${shared.token}` }, patienceMs: PATIENCE_MS });
    const who = answer.answered && answer.status === 200 ? meShape.safeParse(asJson(answer.text)).data?.role : undefined;
    if (who !== roleOf(name)) {
      return warning(checkOf(name), {
        found: `a run is using the account, but its session is not accepted (${answer.answered ? answer.status : answer.code})`,
        cause: 'somebody else has signed in with this account since.',
        remedy: 'give the suite accounts that nobody else uses.',
      });
    }
    this.tokens.push({ name, key: shared.token, own: false });
    return ok(checkOf(name), `not tried: a run is using the account, and its session is alive (${time(answer.ms)})`, { ms: answer.ms, shared: true });
  }

  private async signIn(name: ActorName): Promise<Finding> {
    if (this.obstacle !== undefined) return leftOut(name, this.obstacle, 'it would end in the same way.', 'put the first right, then run the doctor again.');
    const who = `doctor ${name}`;
    const waitMs = await this.ration.tryTake(who, addressOf(who));
    if (waitMs > 0) {
      const reason = `five sign-ins a minute are allowed, the next in ${Math.ceil(waitMs / 1000)} s`;
      return leftOut(name, reason, 'the doctor has spent them on the other accounts, or a run did.', 'run the doctor again after that, if it matters.');
    }
    const { email, password } = environment().accounts[name];
    const answer = await this.prober.ask(SIGN_IN_PATH, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...addressHeaders(who) },
      body: JSON.stringify({ email, password }),
      patienceMs: PATIENCE_MS,
    });
    if (answer.answered && answer.status === 429) await this.ration.hold(who, addressOf(who), secondsOf(answer.headers['retry-after']));
    return this.judge(name, answer);
  }

  private judge(name: ActorName, answer: Probed): Finding {
    const check = checkOf(name);
    if (!answer.answered) {
      this.obstacle = `the sign-in before gave no answer within ${time(answer.ms)}`;
      return broken(check, {
        found: `${answer.request} gave no answer within ${time(answer.ms)} (${answer.code})`,
        cause: 'the sign-in waits for something that does not answer: the external auth service, or the database.',
        remedy: "look into the platform's log at this time, and at the auth service it is set up with.",
      });
    }
    const figures = { status: answer.status, ms: answer.ms };
    const signedIn = signedInShape.safeParse(asJson(answer.text)).data;
    if (answer.status !== 200 || signedIn === undefined) return broken(check, this.refusal(name, answer), figures);
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
    const found = `signs in over the API: ${answer.status} in ${time(answer.ms)}`;
    if (answer.ms <= SLOW_MS) return ok(check, found, figures);
    return warning(
      check,
      { found: `${found}, which is slow`, cause: 'the platform is under load, or its auth service is far away.', remedy: 'a run now may meet its time-outs; look at the load first.' },
      figures,
    );
  }

  private refusal(name: ActorName, answer: Answered): Pick<Required<Finding>, 'found' | 'cause' | 'remedy'> {
    const found = `${answer.request} answered ${answer.status} ${signs(answer)}`;
    if (answer.status >= 500) {
      this.obstacle = `the sign-in before was answered ${answer.status}`;
      return diagnose({ ...this.around, answer });
    }
    switch (answer.status) {
      case 401:
        return {
          found,
          cause: 'the platform does not know this email with this password.',
          remedy: `check ${variable(name, 'EMAIL')} and ${variable(name, 'PASSWORD')}.`,
        };
      case 403:
        return { found, cause: 'the account is switched off, or something in between refuses this machine.', remedy: 'have an admin reactivate the account.' };
      case 429: {
        const seconds = secondsOf(answer.headers['retry-after']);
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

function leftOut(name: ActorName, reason: string, cause: string, remedy: string): Finding {
  return warning(checkOf(name), { found: `left out: ${reason}`, cause, remedy });
}

/** `TEACHER_EMAIL`: what a person has to look at. No value is ever shown. */
function variable(name: ActorName, what: 'EMAIL' | 'PASSWORD'): string {
  return `${name.replace(/[A-Z]/g, '_$&').toUpperCase()}_${what}`;
}
