/** Data that a test needs before it can judge anything. */
import { ApiError } from '../api/client';
import { Blocked } from '../failure/blocked';

/**
 * @param what what is prepared, as the subject of a sentence: “an assignment in each state”
 * @throws Blocked where the platform refuses it: the cases about that report it
 */
export async function prepared<T>(what: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof ApiError
      ? new Blocked(`${what} cannot be prepared over the API: ${error.message}`, { cause: error })
      : error;
  });
}
