/**
 * Sessions of one target. The platform keeps one live token per user: a second sign-in would end the first session. A
 * role is therefore signed in once per run, under a lock over all workers and runs, and all tests share that session.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { ACTOR_NAMES, type ActorName } from '../config/names';
import { environment } from '../config/environment';
import { isInFlight } from '../../lib/lease';
import { takeLock, withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { failureOf } from '../failure/register';
import { isForgotten } from '../run/run-state';
import { registerSecret } from '../secrets/vault';
import { Blocked, SignInRefused } from '../failure/blocked';
import { SignInCircuitBreaker } from './circuit-breaker';
import { AccountUsage } from './account-usage';
import { lossText, recordSessionLoss, type OtherSession, type SessionLoss } from './session-loss';
import { refusalSchema, sessionSchema, type NewSession, type Session } from './session';

/**
 * How often a dead session is renewed in a run. A further renewal would mean that another client keeps signing in as
 * this user. Sessions that a restart of the platform has ended are renewed without this limit.
 */
const RENEWALS = 1;

export interface SessionSource {
  /** Signs in through the page. @throws SignInRefused */
  signIn(): Promise<NewSession>;
  /** Checks whether the platform still accepts the token. */
  isAlive(session: Session): Promise<boolean>;
  /** The last sign-in with this account as the platform reports it; undefined where it does not. */
  lastSignIn?(session: Session): Promise<Date | undefined>;
  /** Whether a restart of the platform that the run has seen ended the session. */
  isOfRestart?(loss: SessionLoss): boolean;
}

export class SessionStore {
  private readonly use: AccountUsage;

  constructor(
    private readonly folder: string,
    private readonly runId: string,
    private readonly circuitBreaker: Pick<SignInCircuitBreaker, 'check'> = new SignInCircuitBreaker(folder, runId),
  ) {
    this.use = new AccountUsage(folder);
  }

  /**
   * Returns the live session of an actor: the shared one, or a new one when there is none yet. A dead one is renewed
   * once. The account cannot be acquired exclusively until `leave`.
   * @throws SignInRefused when the sign-in fails, or was refused earlier in this run: it is not tried again
   * @throws SignInUnavailableError when sign-in is known to be unavailable
   * @throws Blocked when the session was ended from outside more often than it may be renewed
   */
  async acquire(name: ActorName, source: SessionSource): Promise<Session> {
    // Do not wait for a lock when sign-in is unavailable.
    this.circuitBreaker.check();
    return withLock(this.folder, `session-${name}`, async () => {
      const session = await this.live(name, source);
      this.use.begin(name);
      return session;
    });
  }

  /** Returns the stored session of an actor of an active run, alive or not; undefined when there is none. */
  known(name: ActorName): Session | undefined {
    const session = readPrivate(this.file(name), sessionSchema);
    return session !== undefined && [session.runId, ...session.sharedBy].some((run) => this.counts(run))
      ? session
      : undefined;
  }

  /** Releases all sessions that this user has acquired. */
  leave(): void {
    this.use.end();
  }

  /**
   * Reserves the account without its session for a test that signs it in and out: waits until no test uses it, and
   * blocks all others until the returned function is called. Its session is deleted, so that the next user signs in.
   * Releases the caller's own use of the session first: otherwise two such tests would deadlock.
   */
  async acquireExclusive(name: ActorName): Promise<() => Promise<void>> {
    this.use.end(name);
    for (;;) {
      // Not under the lock: a test that uses the account may acquire its session again.
      await this.use.waitUntilUnused(name);
      const release = await takeLock(this.folder, `session-${name}`);
      if (this.use.isUsedByOthers(name)) {
        await release();
        continue;
      }
      rmSync(this.file(name), { force: true });
      return release;
    }
  }

  private async live(name: ActorName, source: SessionSource): Promise<Session> {
    this.circuitBreaker.check();
    const refusal = readPrivate(this.file(name), refusalSchema);
    const refusedHere = refusal !== undefined && this.counts(refusal.runId) ? refusal : undefined;
    if (refusedHere !== undefined && !isTransient(refusedHere) && !isOutdated(refusedHere, settingsOf(name)))
      throw new SignInRefused(refusedHere.refused, { failure: refusedHere.failure });

    const usable = this.known(name);
    if (usable !== undefined) {
      // The session may be another run's. Its secrets are in the vault of the run that signed in.
      registerSecret({ kind: 'token', value: usable.token });
      const askedAt = Date.now();
      if (await source.isAlive(usable)) return this.keepAlive(name, usable, askedAt);
    }
    const byRestart = usable !== undefined && (await this.isEndedByRestart(name, usable, source));
    if (usable !== undefined && !byRestart && usable.renewals >= RENEWALS) {
      throw new Blocked(
        `the session of ${name} ended twice in this run: either the platform drops sessions, or somebody else signs in with this account. Give the suite accounts of its own.`,
        { failure: { code: 'session-ended' } },
      );
    }
    return this.signInAgain(name, source, {
      renewals: usable === undefined ? 0 : usable.renewals + (byRestart ? 0 : 1),
      tries: (refusedHere?.tries ?? 0) + 1,
    });
  }

  /**
   * Records the loss of a session.
   * @returns whether a restart of the platform ended it
   * @throws Blocked when somebody else has signed in with the account, and no SHARED_ACCOUNTS allows that
   */
  private async isEndedByRestart(name: ActorName, session: Session, source: SessionSource): Promise<boolean> {
    const loss = await recordSessionLoss(
      {
        actor: name,
        signedInAt: session.signedInAt,
        aliveAt: session.aliveAt ?? session.signedInAt,
        others: await this.othersThan(name, source),
      },
      await source.lastSignIn?.(session),
    );
    if (loss.signedInElsewhereAt !== null && !environment().sharedAccounts) {
      throw new Blocked(
        `${lossText(loss)}. Give the suite accounts of its own, or set SHARED_ACCOUNTS=true to sign in again.`,
        { failure: { code: 'session-ended' } },
      );
    }
    return source.isOfRestart?.(loss) ?? false;
  }

  /** Asks the platform for the sessions of all other accounts. One that gets no response says nothing. */
  private async othersThan(name: ActorName, source: SessionSource): Promise<OtherSession[]> {
    const sessions = ACTOR_NAMES.filter((actor) => actor !== name).flatMap((actor) => {
      const session = this.known(actor);
      return session === undefined ? [] : [{ actor, session }];
    });
    const asked = await Promise.all(
      sessions.map(async ({ actor, session }) => ({
        actor,
        signedInAt: session.signedInAt,
        aliveAt: session.aliveAt ?? session.signedInAt,
        accepted: await source.isAlive(session).catch(() => undefined),
      })),
    );
    return asked.flatMap(({ accepted, ...session }) => (accepted === undefined ? [] : [{ ...session, accepted }]));
  }

  /**
   * Records that the platform has accepted the session, and that this run uses it too: it must outlive the run that
   * created it, because the end of that run would end the session under this run's tests.
   */
  private keepAlive(name: ActorName, session: Session, aliveAt: number): Session {
    const isShared = session.runId === this.runId || session.sharedBy.includes(this.runId);
    const sharedBy = isShared ? session.sharedBy : [...session.sharedBy, this.runId];
    const kept = { ...session, aliveAt, sharedBy };
    writePrivate(this.file(name), kept);
    return kept;
  }

  /**
   * Runs a check of an account while no run of this machine signs in with it.
   * @param look gets the session of an active run, which must be kept alive; undefined when there is none
   */
  async withIdleAccount<T>(name: ActorName, look: (shared: Session | undefined) => Promise<T>): Promise<T> {
    return withLock(this.folder, `session-${name}`, async () => {
      const known = readPrivate(this.file(name), sessionSchema);
      return look(
        known !== undefined && [known.runId, ...known.sharedBy].some((run) => isInFlight(this.folder, run))
          ? known
          : undefined,
      );
    });
  }

  private async signInAgain(
    name: ActorName,
    source: SessionSource,
    { renewals, tries }: { renewals: number; tries: number },
  ): Promise<Session> {
    try {
      const session: Session = { ...(await source.signIn()), runId: this.runId, sharedBy: [], renewals };
      writePrivate(this.file(name), session);
      return session;
    } catch (error) {
      const refused = error instanceof Error ? error.message : String(error);
      writePrivate(this.file(name), {
        runId: this.runId,
        at: Date.now(),
        settings: settingsOf(name),
        refused,
        failure: failureOf(error),
        tries,
      });
      throw error instanceof SignInRefused ? error : new SignInRefused(refused, { cause: error });
    }
  }

  /** Whether the session was created by this run, or by a run that is still active and keeps it alive. */
  private counts(runId: string): boolean {
    return runId === this.runId || isInFlight(this.folder, runId);
  }

  private file(name: ActorName): string {
    return path.join(this.folder, `${name}.json`);
  }
}

/** How often a sign-in is tried in a run after no response or a server fault: either may be temporary. */
const TRIES = 3;

/** Returns whether an earlier failure may be temporary: no response, or a server fault. */
function isTransient({ failure, tries }: z.infer<typeof refusalSchema>): boolean {
  return tries < TRIES && (failure?.code === 'no-answer' || failure?.code === 'server-error');
}

/** Returns whether a refusal says nothing about now: the account's settings have changed, or somebody may have helped. */
function isOutdated({ at, settings }: z.infer<typeof refusalSchema>, now: string): boolean {
  return (settings !== '' && settings !== now) || isForgotten(at);
}

/** Returns a digest of an account's settings. */
function settingsOf(name: ActorName): string {
  const { email, password } = environment().accounts[name];
  return createHash('sha256')
    .update(JSON.stringify([email, password]))
    .digest('hex');
}
