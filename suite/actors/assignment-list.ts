/** The list of assignments as teacher and student open it. */
import { endpoints } from '../api/endpoints';
import { refusal } from '../failure/failure';
import { withFailure } from '../failure/register';
import type { Actor } from './actor';

/** Statuses after which the page was loaded once more: the first response is not decisive then. */
const IS_RETRIED = (status: number) => status === 429 || status >= 500;

/** Opens the list and checks that the server returns the assignments. @throws Error naming request and status */
export async function expectListLoaded(actor: Actor, opening: () => Promise<void>): Promise<void> {
  const { status } = await actor.responseTo(endpoints.listAssignments, opening);
  if (status < 400) return;
  // A burst of requests or an unstable server: open the list again and judge the second response.
  await (IS_RETRIED(status)
    ? actor.expectSuccess(endpoints.listAssignments, opening)
    : Promise.reject(await listRefusedError(actor, status)));
}

async function listRefusedError(actor: Actor, status: number): Promise<Error> {
  const request = actor.traffic.recordedRequests.findLast(
    ({ method, path, status: answered }) =>
      method === 'GET' && answered === status && endpoints.listAssignments.path.test(path),
  );
  const line = `GET ${request?.path ?? '/api/assignments/'}`;
  return withFailure(
    new Error(`The server did not list the assignments: ${line} → ${status}.`),
    refusal(line, status, { by: 'page', purpose: endpoints.listAssignments.purpose }),
  );
}
