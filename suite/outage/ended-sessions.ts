/** Asks the platform whether it still accepts the sessions of this run. */
import { runId } from '../config/environment';
import { ACTOR_NAMES } from '../config/names';
import { sessionFolder } from '../config/folders';
import { ApiClient } from '../api/client';
import { readFirstPath } from '../api/documented-paths';
import { readSessionLosses } from '../sessions/session-loss';
import type { Session } from '../sessions/session';
import { SessionStore } from '../sessions/store';
import { ACCOUNTS } from './restart';

/**
 * Asks whether a restart has ended the sessions of this run: for an interruption too short to be proven by its lost requests.
 * @param url address of the platform
 * @param from beginning of the interruption, milliseconds since the epoch
 */
export async function hasEndedSessions(url: string, from: number): Promise<boolean> {
  const store = new SessionStore(sessionFolder(url), runId());
  const earlier = ACTOR_NAMES.flatMap((actor) => store.known(actor) ?? []).filter(
    ({ signedInAt }) => signedInAt < from,
  );
  const renewed = readSessionLosses().filter((loss) => loss.signedInAt < from && loss.detectedAt > from);
  if (earlier.length + renewed.length < ACCOUNTS) return false;
  const refused = await Promise.all(earlier.map((session) => isRefused(url, session)));
  return refused.every(Boolean);
}

async function isRefused(url: string, { token }: Session): Promise<boolean> {
  return (await readFirstPath(new ApiClient(url, token), 'me')).status === 401;
}
