import type { SignedIn, Succeeded } from '../../../contract/identity';
import { request } from '../api/client';
import { Refusal, Unreachable } from '../api/failures';
import { queryClient } from '../api/query-client';
import { leaveSession, openSession } from './store';

export type SignInName = { email: string } | { username: string };

/**
 * Signs in and opens the session in this page.
 * @throws Refusal when the server says no, Unreachable when it cannot be asked.
 */
export async function signIn(name: SignInName, password: string): Promise<void> {
  const answer = await request<Succeeded<SignedIn>>('/auth/login/', {
    method: 'POST',
    json: { ...name, password },
    anonymous: true,
  });
  queryClient.clear();
  openSession(answer.data.token, answer.data.user);
}

/** Words for a failed sign-in. Unknown user and wrong password must read alike: no account may be guessed. */
export function signInFailure(failure: unknown): string {
  if (failure instanceof Unreachable) {
    return failure.reason === 'timeout'
      ? 'Время ожидания истекло. Проверьте соединение и повторите'
      : 'Ошибка сети. Проверьте интернет-соединение';
  }
  if (failure instanceof Refusal) {
    if (failure.status === 401) return 'Неверный логин или пароль';
    if (failure.status === 429) return 'Слишком много попыток входа. Подождите 5 минут';
    return failure.message;
  }
  return 'Не удалось войти';
}

/**
 * Ends the session on the server and in the browser, then loads `/auth` in full. A server that does not
 * answer must not keep anybody signed in on this machine, so its failure is not an obstacle.
 */
export async function signOut(): Promise<void> {
  try {
    await request('/accounts/logout/', { method: 'POST', keepSession: true });
  } catch {
    // The token may be dead already; leaving is all that is left to do.
  }
  leaveSession();
  window.location.href = '/auth';
}
