/** The sessions of one test. */
import type { ActorName } from '../config/names';
import type { Session } from './session';

/**
 * Keeps each session that a test has acquired, so that the platform is asked once in a test, not once for each client, whether
 * it still accepts the token. These requests were a third of all that a run sends, and count for the limit of a user.
 */
export class AcquiredSessions {
  private readonly byActor = new Map<ActorName, Promise<Session>>();

  /**
   * Returns the session that the test has of an actor, or acquires it. A failure is not kept.
   * @throws what `acquire` throws
   */
  of(name: ActorName, acquire: () => Promise<Session>): Promise<Session> {
    const known = this.byActor.get(name);
    if (known !== undefined) return known;
    const acquired = acquire();
    this.byActor.set(name, acquired);
    acquired.catch(() => this.forget(name));
    return acquired;
  }

  /** Forgets the session of an actor whose account the test now signs in and out itself. */
  forget(name: ActorName): void {
    this.byActor.delete(name);
  }
}
