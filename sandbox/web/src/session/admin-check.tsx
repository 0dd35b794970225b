import { useEffect, useState, type ReactNode } from 'react';
import { Navigate } from 'react-router';
import { readProfile } from '../api/accounts';

/** Time-out of the published build's request for an admin's profile, which does not exist, in milliseconds. */
const TIMEOUT_MS = 5_000;

/**
 * «Проверка авторизации...»: shown by the published build on pages that are forbidden for the admin. Without `then`
 * it stays on the screen.
 */
export function AdminCheck({ then }: { then?: string }): ReactNode {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Only the request matters: there is no such profile.
    void readProfile('admin').catch(() => undefined);
    const timer = setTimeout(() => setOver(true), TIMEOUT_MS);
    return () => clearTimeout(timer);
  }, []);
  if (over && then !== undefined) return <Navigate to={then} replace />;
  return (
    <main className="plain-page">
      <title>THE BOT</title>
      <p role="status">Проверка авторизации...</p>
    </main>
  );
}
