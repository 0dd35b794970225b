import type { Me, Profile, Role } from '../../../contract/identity';
import { departs } from '../shape';
import { request } from './client';

export const profileKey = ['profile'] as const;

/**
 * Reads the signed-in user's own profile. The admin has none: a complete platform shows the account itself; the page
 * of the published build requests the student's profile, which is rejected.
 */
export async function readProfile(role: Role): Promise<Profile> {
  if (role !== 'admin' || departs('no-guardian-view')) return request(addressOf(role));
  const { profile: _none, ...user } = await request<Me>('/auth/profile/');
  return {
    user: { ...user, phone: '', avatar: null },
    profile: { id: user.id, telegram_id: null, is_telegram_linked: false },
  };
}

/** Changes the editable fields of the user's own profile. */
export function changeProfile(role: Role, change: { phone: string | null }): Promise<unknown> {
  return request(addressOf(role), { method: 'PATCH', json: change });
}

function addressOf(role: Role): string {
  return `/profile/${role === 'admin' ? 'student' : role}/`;
}
