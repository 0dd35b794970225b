import type { Profile, Role } from '../../../contract/identity';
import { request } from './client';

export const profileKey = ['profile'] as const;

/** The signed-in user's own profile. The admin has none; the page asks for the student's then, which is refused. */
export function readProfile(role: Role): Promise<Profile> {
  return request(addressOf(role));
}

/** Changes what a user may change about the own profile. */
export function changeProfile(role: Role, change: { phone: string | null }): Promise<unknown> {
  return request(addressOf(role), { method: 'PATCH', json: change });
}

function addressOf(role: Role): string {
  return `/profile/${role === 'admin' ? 'student' : role}/`;
}
