import type { Role } from '../../../contract/identity';

export const SIGN_IN = '/auth/signin';

/** Where a role lands after signing in, and where `/dashboard` leads. */
export function homeOf(role: Role): string {
  return role === 'admin' ? '/admin/accounts?tab=staff' : `/dashboard/${role}`;
}

/** Where `/dashboard/assignments` leads: only two roles have such a page. */
export function assignmentsOf(role: Role): string {
  return role === 'teacher' || role === 'student' ? `/dashboard/${role}/assignments` : '/dashboard';
}
