import { useSyncExternalStore } from 'react';
import type { SessionUser } from '../../../contract/identity';
import { forgetSession, storedUser, storeSession } from './storage';

/** `leaving`: signed out, and the full page load that follows has not begun yet. No private data may be rendered. */
export type Session = SessionUser | 'leaving' | null;

let session: Session = storedUser();
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Signs in inside the page: stores the session and makes every guard check again. */
export function openSession(token: string, user: SessionUser): void {
  storeSession(token, user);
  become(user);
}

/** Removes a session whose token the server rejected; the guards then redirect to the sign-in page. */
export function dropSession(): void {
  if (session === 'leaving') return;
  forgetSession();
  become(null);
}

/** Removes the session and blanks the page until the browser has loaded the next one. */
export function leaveSession(): void {
  forgetSession();
  become('leaving');
}

/** Returns the session as React state; signing in or out in another tab updates this tab too. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** Returns the signed-in user. @throws outside a guarded page, where there may be none. */
export function useSignedInUser(): SessionUser {
  const current = useSession();
  if (current === null || current === 'leaving') throw new Error('Страница открыта без входа в систему');
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener('storage', (event) => {
  if (session === 'leaving') return;
  if (event.key === null || event.key === 'auth_token' || event.key === 'userData') {
    const stored = storedUser();
    const unchanged = stored?.id === (session === null ? undefined : session.id);
    if (!unchanged) become(stored);
  }
});

// A page restored from the back/forward cache would show its content from before the sign-out.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});
