/** A sign-in as a worker does it: through the circuit breaker and the store of sessions of its run. */
import { SignInRefused, SignInUnavailableError } from '../../suite/failure/blocked';
import { SignInCircuitBreaker } from '../../suite/sessions/circuit-breaker';
import { SessionStore } from '../../suite/sessions/store';
import { sessionOf } from './sessions';

/** Returns the token, or why there is none. */
export async function runWithRefusal(folder: string, server: string, runId: string): Promise<string> {
  const circuitBreaker = new SignInCircuitBreaker(folder, runId, (fault) => {
    const reason = `the sign-in answered ${'status' in fault ? fault.status : 'nothing'}`;
    return Promise.resolve({ en: reason, ru: reason });
  });
  const store = new SessionStore(folder, runId, circuitBreaker);
  const signIn = async () => {
    const { status, text } = await circuitBreaker.run(async () => {
      const response = await fetch(`${server}/sign-in`, { method: 'POST' });
      return { request: 'POST /sign-in', status: response.status, headers: {}, text: await response.text() };
    });
    if (status >= 300) throw new SignInRefused(`the server answered ${status}`);
    return sessionOf(text);
  };
  try {
    return (await store.acquire('teacher', { isAlive: () => Promise.resolve(true), signIn })).token;
  } catch (error) {
    if (error instanceof SignInRefused || error instanceof SignInUnavailableError) return error.message;
    throw error;
  }
}
