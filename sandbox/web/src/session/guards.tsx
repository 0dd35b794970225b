import type { ReactNode } from 'react';
import { Navigate, Outlet } from 'react-router';
import type { Role, SessionUser } from '../../../contract/identity';
import { assignmentsOf, homeOf, SIGN_IN } from './destinations';
import { departs } from '../shape';
import { AdminCheck } from './admin-check';
import { useSession } from './store';

/**
 * Guards stand outside the pages: a refused page is never rendered, so it cannot have asked the server
 * for anything. The order is the platform's: first "is anybody signed in", then "is it the right role".
 */
function Guard({ allow }: { allow: (user: SessionUser) => ReactNode }): ReactNode {
  const session = useSession();
  if (session === 'leaving') return null;
  if (session === null) return <Navigate to={SIGN_IN} replace />;
  return allow(session);
}

/** Lets one role in; any other signed-in user is sent to «Доступ запрещён». */
export function OnlyRole({ role }: { role: Exclude<Role, 'admin'> }): ReactNode {
  return <Guard allow={(user) => (user.role === role ? <Outlet /> : <Refused user={user} />)} />;
}

function Refused({ user }: { user: SessionUser }): ReactNode {
  const slow = user.role === 'admin' && departs('slow-admin-check');
  return slow ? <AdminCheck then="/unauthorized" /> : <Navigate to="/unauthorized" replace />;
}

/**
 * Lets the admin in; everybody else who typed an admin address is sent to the own dashboard. An admin whose sign-in did
 * not say `is_staff`, as the published build's does not, ends on «Доступ запрещён», or on the landing page as there.
 */
export function OnlyAdmin(): ReactNode {
  return <Guard allow={(user) => (user.role === 'admin' && user.is_staff === true ? <Outlet /> : <Navigate to={refugeOf(user)} replace />)} />;
}

function refugeOf({ role }: SessionUser): string {
  if (role !== 'admin') return homeOf(role);
  return departs('slow-admin-check') ? '/' : '/unauthorized';
}

/** Where somebody lands. The published build takes an admin of whom it is not told that he is one for a student. */
function landingOf({ role, is_staff: staff }: SessionUser): string {
  return role === 'admin' && staff !== true && departs('slow-admin-check') ? homeOf('student') : homeOf(role);
}

/** Lets everybody in who is signed in. */
export function AnyRole(): ReactNode {
  return <Guard allow={(user) => (user.role === 'admin' && departs('slow-admin-check') ? <AdminCheck /> : <Outlet />)} />;
}

/** `/dashboard`: the role's own. */
export function ToOwnDashboard(): ReactNode {
  return <Guard allow={(user) => <Navigate to={landingOf(user)} replace />} />;
}

/** `/dashboard/assignments`: the role's own assignments page. */
export function ToOwnAssignments(): ReactNode {
  return <Guard allow={(user) => <Navigate to={assignmentsOf(user.role)} replace />} />;
}

/** Keeps a signed-in user out of the sign-in page; after a successful sign-in it is what leads on. */
export function OnlySignedOut(): ReactNode {
  const session = useSession();
  if (session === 'leaving') return null;
  return session === null ? <Outlet /> : <Navigate to={landingOf(session)} replace />;
}
