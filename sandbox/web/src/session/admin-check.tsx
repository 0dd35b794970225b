import { useEffect, useState, type ReactNode } from 'react';
import { Navigate } from 'react-router';
import { readProfile } from '../api/accounts';

/** How long the published build looks for the profile that an admin does not have, in milliseconds. */
const TIMEOUT_MS = 5_000;

/** «Проверка авторизации...»: what the published build shows an admin where the admin may not go, and leaves standing where nothing follows. */
export function AdminCheck({ then }: { then?: string }): ReactNode {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Only that it is asked matters: there is no such profile.
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
