/** How the shared session of an actor is obtained and checked. */
import { environment, isDeskRun } from '../config/environment';
import type { ActorName } from '../config/names';
import { isEndedByRestart } from '../outage/outage';
import type { SessionSource, SessionStore } from '../sessions/store';
import { isAlive, lastSignIn } from './session-state';

export interface SourceOptions {
  readonly baseUrl: string;
  readonly store: SessionStore;
  /** Whether the session of an earlier desk run may serve: not for a case about signing in. */
  readonly mayReuse: boolean;
  readonly signIn: SessionSource['signIn'];
}

/**
 * Returns the source of an actor's session. Sessions of earlier runs are used in desk runs only, and not on a sandbox of
 * the run's own, which begins without sessions.
 */
export function sessionSource(name: ActorName, { baseUrl, store, mayReuse, signIn }: SourceOptions): SessionSource {
  return {
    isAlive: (known) => isAlive(baseUrl, known),
    isOfRestart: isEndedByRestart,
    reusesEarlier: mayReuse && isDeskRun() && environment().givenUrl !== undefined,
    lastSignIn: (known) => lastSignIn(baseUrl, name === 'admin' ? undefined : store.known('admin'), known),
    signIn,
  };
}
