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

/** First and last name as the pages show them. */
export function fullName(user: Pick<User, 'first_name' | 'last_name'>): string {
  return `${user.first_name} ${user.last_name}`.trim();
}

/** What the sign-in answer says about the user. The published build forgets `is_staff`. */
export function toSessionUser(user: User, form: Form): SessionUser {
  const { id, username, email, first_name, last_name, role } = user;
  const named = { id, username, email, first_name, last_name, role };
  return isRepaired(form) ? { ...named, is_staff: user.is_staff === 1 } : named;
}

/** A user as lists and accounts describe it. */
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

/** A user as the own profile describes it. */
export function toOwnUser(user: User): OwnUser {
  const { id, email, first_name, last_name, role } = user;
  return { id, email, first_name, last_name, phone: user.phone ?? '', avatar: null, role, is_staff: user.is_staff === 1 };
}

/** The class as a number. */
export function gradeOf(user: Pick<User, 'grade'>): number {
  return Number(user.grade ?? '0') || 0;
}
