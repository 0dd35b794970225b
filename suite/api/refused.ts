/** What a preparation does when the platform refuses a request. Any other failure is one of the suite or the network. */
import { ApiError } from './client';

/** Returns undefined for what the platform refuses. */
export async function unlessPlatformRefuses<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Runs the fallback when the server rejects the content of the request (400). */
export async function unlessRefused<T>(action: () => Promise<T>, fallback: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return fallback();
    throw error;
  }
}
