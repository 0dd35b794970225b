import type { Person, SessionUser } from '../../contract/identity';
import type { User } from './tokens';

type Named = Pick<User, 'id' | 'first_name' | 'last_name' | 'email'>;

/** First and last name as the pages show them. */
export function fullName(user: Pick<User, 'first_name' | 'last_name'>): string {
  return `${user.first_name} ${user.last_name}`.trim();
}

/** The short form in which answers name somebody. */
export function toPerson(user: Named): Person {
  return { id: user.id, full_name: fullName(user), email: user.email };
}

/** What the platform tells a signed-in user about himself. */
export function toSessionUser(user: User): SessionUser {
  return {
    id: user.id,
    username: user.username,
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    role: user.role,
    is_staff: user.is_staff === 1,
  };
}
