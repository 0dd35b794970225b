import type { ReactNode } from 'react';
import { Navigate, Outlet } from 'react-router';
import type { Role, SessionUser } from '../../../contract/identity';
import { assignmentsOf, homeOf, SIGN_IN } from './destinations';
import { departs } from '../shape';
import { AdminCheck } from './admin-check';
import { useSession } from './store';

/**
 * Wraps pages from outside: a forbidden page is never rendered, so it cannot send requests. The checks run in the
 * platform's order: first whether a user is signed in, then whether the role is right.
 */
function Guard({ allow }: { allow: (user: SessionUser) => ReactNode }): ReactNode {
  const session = useSession();
  if (session === 'leaving') return null;
  if (session === null) return <Navigate to={SIGN_IN} replace />;
  return allow(session);
}

/** Allows one role; any other signed-in user is sent to «Доступ запрещён». */
export function OnlyRole({ role }: { role: Exclude<Role, 'admin'> }): ReactNode {
  return <Guard allow={(user) => (user.role === role ? <Outlet /> : <Refused user={user} />)} />;
}

function Refused({ user }: { user: SessionUser }): ReactNode {
  const slow = user.role === 'admin' && departs('slow-admin-check');
  return slow ? <AdminCheck then="/unauthorized" /> : <Navigate to="/unauthorized" replace />;
}

/**
 * Allows the admin; any other user on an admin address is sent to the user's own dashboard. An admin whose sign-in
 * response lacks `is_staff`, as on the published build, is sent to «Доступ запрещён», or to the landing page as
 * there.
 */
export function OnlyAdmin(): ReactNode {
  return (
    <Guard
      allow={(user) =>
        user.role === 'admin' && user.is_staff === true ? <Outlet /> : <Navigate to={refugeOf(user)} replace />
      }
    />
  );
}

function refugeOf({ role }: SessionUser): string {
  if (role !== 'admin') return homeOf(role);
  return departs('slow-admin-check') ? '/' : '/unauthorized';
}

/** Returns the user's start page. The published build treats an admin without `is_staff` as a student. */
function landingOf({ role, is_staff: staff }: SessionUser): string {
  return role === 'admin' && staff !== true && departs('slow-admin-check') ? homeOf('student') : homeOf(role);
}

/** Allows every signed-in user. */
export function AnyRole(): ReactNode {
  return (
    <Guard allow={(user) => (user.role === 'admin' && departs('slow-admin-check') ? <AdminCheck /> : <Outlet />)} />
  );
}

/** Redirects `/dashboard` to the role's own dashboard. */
export function ToOwnDashboard(): ReactNode {
  return <Guard allow={(user) => <Navigate to={landingOf(user)} replace />} />;
}

/** Redirects `/dashboard/assignments` to the role's own assignments page. */
export function ToOwnAssignments(): ReactNode {
  return <Guard allow={(user) => <Navigate to={assignmentsOf(user.role)} replace />} />;
}

/** Redirects a signed-in user away from the sign-in page. This is also the redirect after a successful sign-in. */
export function OnlySignedOut(): ReactNode {
  const session = useSession();
  if (session === 'leaving') return null;
  return session === null ? <Outlet /> : <Navigate to={landingOf(session)} replace />;
}
