/**
 * Judges a write that was answered with 5xx by the stored data. It is never repeated, because it may have been done.
 */
import { ServerFault } from './refusal';
import { networkLog } from '../network/network-log';

/**
 * @param write sends the request, once
 * @param stored looks for the result of the write; undefined when it is not stored
 * @returns the result of the write, or the stored record after a 5xx; that counts as unstable
 * @throws ServerFault when nothing is stored: the write has failed
 */
export async function writtenOrStored<T>(write: () => Promise<T>, stored: () => Promise<T | undefined>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ServerFault)) throw error;
    const at = Date.now();
    const found = await stored();
    if (found === undefined) throw error;
    networkLog.unstable(error.request, error.status, 'suite', at);
    return found;
  }
}
