import type { Account, NewAccount } from '../../../../contract/administration';
import type { AccountChange, Kind } from '../../api/administration';
import { messageOf, Refusal } from '../../api/failures';

/** What stands in an account's form, as typed; every kind uses a part of it. */
export interface AccountForm {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  grade: string;
  goal: string;
  tutor: string;
  parent: string;
  subject: string;
  specialization: string;
  experience: string;
  bio: string;
  role: 'teacher' | 'tutor';
}

export function emptyForm(kind: Kind): AccountForm {
  return {
    email: '', firstName: '', lastName: '', phone: '', grade: '', goal: '', tutor: '', parent: '',
    subject: '', specialization: '', experience: '0', bio: '', role: kind === 'tutor' ? 'tutor' : 'teacher',
  };
}

export function formOf(account: Account): AccountForm {
  return {
    email: account.email,
    firstName: account.first_name,
    lastName: account.last_name,
    phone: account.phone ?? '',
    grade: account.grade ?? '',
    goal: account.goal ?? '',
    tutor: account.tutor ? String(account.tutor.id) : '',
    parent: account.parent ? String(account.parent.id) : '',
    subject: '',
    specialization: account.specialization ?? '',
    experience: account.experience_years === null ? '' : String(account.experience_years),
    bio: account.bio ?? '',
    role: account.role === 'tutor' ? 'tutor' : 'teacher',
  };
}

/** Which of the fields that every account needs are still empty, by the names the server uses. */
export function missingFields(form: AccountForm): Record<string, string> {
  const needed = { email: form.email, first_name: form.firstName, last_name: form.lastName };
  return Object.fromEntries(
    Object.entries(needed)
      .filter(([, value]) => value.trim() === '')
      .map(([name]) => [name, 'Заполните это поле']),
  );
}

const idOrNull = (value: string): number | null => (value === '' ? null : Number(value));

/** The request that creates an account of a kind. */
export function creationOf(kind: Kind, form: AccountForm): NewAccount {
  const common = { email: form.email.trim(), first_name: form.firstName.trim(), last_name: form.lastName.trim() };
  const staff = { ...common, experience_years: Number(form.experience || '0'), bio: form.bio.trim() };
  switch (kind) {
    case 'student':
      return { ...common, grade: form.grade.trim(), goal: form.goal.trim(), tutor_id: idOrNull(form.tutor), parent_id: idOrNull(form.parent) };
    case 'teacher':
      return { ...staff, subject: form.subject.trim() };
    case 'tutor':
      return { ...staff, specialization: form.specialization.trim() };
    case 'parent':
      return { ...common, phone: form.phone.trim() };
  }
}

/** The request that changes an account of a kind. */
export function changeOf(kind: Kind, form: AccountForm): AccountChange {
  const common = { email: form.email.trim(), first_name: form.firstName.trim(), last_name: form.lastName.trim(), phone: form.phone.trim() || null };
  if (kind === 'student') {
    return { ...common, grade: form.grade.trim() || null, goal: form.goal.trim() || null, tutor_id: idOrNull(form.tutor), parent_id: idOrNull(form.parent) };
  }
  if (kind === 'parent') return common;
  return {
    ...common,
    role: form.role,
    specialization: form.specialization.trim() || null,
    experience_years: form.experience.trim() === '' ? null : Number(form.experience),
    bio: form.bio.trim() || null,
  };
}

/** Fields that show the server's refusal themselves, by the server's names. */
const PLACED = ['email', 'first_name', 'last_name', 'phone', 'grade', 'goal', 'subject', 'specialization', 'experience_years', 'bio'];

/** What the dialog must say itself about a failure: everything that no field shows. */
export function problemOf(failure: Error | null): string | null {
  if (failure === null) return null;
  const refused = failure instanceof Refusal ? Object.keys(failure.fields) : [];
  return refused.length > 0 && refused.every((field) => PLACED.includes(field)) ? null : messageOf(failure);
}
