import type { Role } from '../../../contract/identity';

export const SIGN_IN = '/auth/signin';

/** Returns a role's page after sign-in, which is also the target of `/dashboard`. */
export function homeOf(role: Role): string {
  return role === 'admin' ? '/admin/accounts?tab=staff' : `/dashboard/${role}`;
}

/** Returns the target of `/dashboard/assignments`: only two roles have such a page. */
export function assignmentsOf(role: Role): string {
  return role === 'teacher' || role === 'student' ? `/dashboard/${role}/assignments` : '/dashboard';
}
