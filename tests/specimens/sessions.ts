/** Sessions as a sign-in creates them. */
import type { NewSession } from '../../suite/sessions/session';

export function sessionOf(token: string): NewSession {
  return {
    token,
    user: { id: 1, email: 'teacher@school.example', first_name: 'Ivan', last_name: 'Petrov', role: 'teacher' },
    storage: { cookies: [], origins: [] },
    evidence: { status: 200, durationMs: 1, landing: '/', storedKeys: [], toasts: [] },
    signedInAt: 0,
  };
}
