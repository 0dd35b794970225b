import { useSyncExternalStore } from 'react';
import type { SessionUser } from '../../../contract/identity';
import { forgetSession, storedUser, storeSession } from './storage';

/** `leaving`: signed out, and the full page load that follows has not begun yet. Nothing private may be drawn. */
export type Session = SessionUser | 'leaving' | null;

let session: Session = storedUser();
const listeners = new Set<() => void>();

function become(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Signs in inside the page: stores the session and lets every guard decide again. */
export function openSession(token: string, user: SessionUser): void {
  storeSession(token, user);
  become(user);
}

/** The server no longer knows the token: forget it; the guards then lead to the sign-in page. */
export function dropSession(): void {
  if (session === 'leaving') return;
  forgetSession();
  become(null);
}

/** Forgets the session and blanks the page until the browser has loaded the next one. */
export function leaveSession(): void {
  forgetSession();
  become('leaving');
}

/** The session as React sees it; another tab that signs out or in takes this one along. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** The signed-in user. Throws outside a guarded page, where there may be none. */
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

// A page taken back from the browser's memory would show what was on it before the sign-out.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});
