import type { OwnUser, Role, SessionUser, UserRecord } from '../../contract/identity';
import type { Form } from '../../contract/surroundings';
import { isRepaired } from '../form';
import type { User } from './tokens';

const ROLE_NAMES: Record<Role, string> = {
  admin: 'Администратор',
  teacher: 'Преподаватель',
  student: 'Студент',
  tutor: 'Тьютор',
  parent: 'Родитель',
};

/** Returns first and last name as the pages show them. */
export function fullName(user: Pick<User, 'first_name' | 'last_name'>): string {
  return `${user.first_name} ${user.last_name}`.trim();
}

/** Returns the user in the sign-in response. The published build omits `is_staff`. */
export function toSessionUser(user: User, form: Form): SessionUser {
  const { id, username, email, first_name, last_name, role } = user;
  const named = { id, username, email, first_name, last_name, role };
  return isRepaired(form) ? { ...named, is_staff: user.is_staff === 1 } : named;
}

/** Returns the user in the format of lists and accounts. */
export function toUserRecord(user: User): UserRecord {
  return {
    id: user.id,
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    role: user.role,
    role_display: ROLE_NAMES[user.role],
    phone: user.phone ?? '',
    avatar: null,
    is_verified: user.is_verified === 1,
    is_active: user.is_active === 1,
    is_staff: user.is_staff === 1,
    date_joined: user.date_joined,
    full_name: fullName(user),
  };
}

/** Returns the user in the format of the user's own profile. */
export function toOwnUser(user: User): OwnUser {
  const { id, email, first_name, last_name, role } = user;
  return {
    id,
    email,
    first_name,
    last_name,
    phone: user.phone ?? '',
    avatar: null,
    role,
    is_staff: user.is_staff === 1,
  };
}

/** Returns the school class as a number. */
export function gradeOf(user: Pick<User, 'grade'>): number {
  return Number(user.grade ?? '0') || 0;
}
