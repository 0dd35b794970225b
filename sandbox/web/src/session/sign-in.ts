import type { SignedIn, Succeeded } from '../../../contract/identity';
import { request } from '../api/client';
import { Refusal, Unreachable } from '../api/failures';
import { queryClient } from '../api/query-client';
import { leaveSession, openSession } from './store';

export type SignInName = { email: string } | { username: string };

/**
 * Signs in and opens the session in this page.
 * @throws Refusal for an error response, Unreachable if there is no response.
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

/**
 * Returns the message for a failed sign-in. It is the same for an unknown user and a wrong password, so that accounts
 * cannot be guessed.
 */
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
 * Ends the session on the server and in the browser, then loads `/auth` in full. An error of the server is
 * ignored, because it must not keep the user signed in on this machine.
 */
export async function signOut(): Promise<void> {
  try {
    await request('/accounts/logout/', { method: 'POST', keepSession: true });
  } catch {
    // The token may already be invalid; the user is signed out locally anyway.
  }
  leaveSession();
  window.location.href = '/auth';
}
