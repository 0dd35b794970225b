import type { Profile, Succeeded } from '../../../contract/identity';
import { request } from './client';

export const profileKey = ['profile'] as const;

/** The signed-in user's own profile. */
export async function readProfile(): Promise<Profile> {
  return (await request<Succeeded<Profile>>('/accounts/profile/')).data;
}

/** Changes what a user may change about the own profile. */
export async function changeProfile(change: Partial<Pick<Profile, 'first_name' | 'last_name' | 'phone'>>): Promise<Profile> {
  return (await request<Succeeded<Profile>>('/accounts/profile/', { method: 'PATCH', json: change })).data;
}
