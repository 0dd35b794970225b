import type { NewAccount } from '../../../../contract/administration';
import { userOf, type AccountChange, type AccountRow, type Kind } from '../../api/administration';
import { messageOf, Refusal } from '../../api/failures';

/** Values of an account's form, as typed; every kind uses a subset of them. */
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
  active: boolean;
}

export function emptyForm(): AccountForm {
  return {
    email: '',
    firstName: '',
    lastName: '',
    phone: '',
    grade: '',
    goal: '',
    tutor: '',
    parent: '',
    subject: '',
    specialization: '',
    experience: '0',
    bio: '',
    active: true,
  };
}

export function formOf(account: AccountRow): AccountForm {
  const { email, first_name: firstName, last_name: lastName, phone, is_active: active } = userOf(account);
  const common = { ...emptyForm(), email, firstName, lastName, phone, active };
  const { kind, row } = account;
  switch (kind) {
    case 'student':
      return {
        ...common,
        grade: String(row.grade || ''),
        goal: row.goal,
        tutor: idOf(row.tutor_info),
        parent: idOf(row.parent_info),
      };
    case 'teacher':
      return { ...common, subject: row.subject, experience: String(row.experience_years), bio: row.bio };
    case 'tutor':
      return { ...common, specialization: row.specialization, experience: String(row.experience_years), bio: row.bio };
    case 'parent':
      return common;
  }
}

/** Returns messages for required fields that are empty, by the server's field names. */
export function missingFields(kind: Kind, form: AccountForm, isNew: boolean): Record<string, string> {
  const needed: Record<string, string> = { email: form.email, first_name: form.firstName, last_name: form.lastName };
  if (kind === 'student') needed['grade'] = form.grade;
  if (kind === 'teacher' && isNew) needed['subject'] = form.subject;
  if (kind === 'tutor') needed['specialization'] = form.specialization;
  return Object.fromEntries(
    Object.entries(needed)
      .filter(([, value]) => value.trim() === '')
      .map(([name]) => [name, 'Заполните это поле']),
  );
}

const idOf = (person: { id: number } | null): string => (person === null ? '' : String(person.id));
const idOrNull = (value: string): number | null => (value === '' ? null : Number(value));

/** Returns the request body that creates an account of a kind. */
export function creationOf(kind: Kind, form: AccountForm): NewAccount {
  const common = { email: form.email.trim(), first_name: form.firstName.trim(), last_name: form.lastName.trim() };
  const staff = { ...common, experience_years: Number(form.experience || '0'), bio: form.bio.trim() };
  switch (kind) {
    case 'student':
      return {
        ...common,
        grade: form.grade.trim(),
        goal: form.goal.trim(),
        tutor_id: idOrNull(form.tutor),
        parent_id: idOrNull(form.parent),
      };
    case 'teacher':
      return { ...staff, subject: form.subject.trim() };
    case 'tutor':
      return { ...staff, specialization: form.specialization.trim() };
    case 'parent':
      return { ...common, phone: form.phone.trim() };
  }
}

/** Returns the changes of an account of a kind: of the user, and of the profile if the role has one. */
export function changeOf(kind: Kind, form: AccountForm): AccountChange {
  const user = {
    email: form.email.trim(),
    first_name: form.firstName.trim(),
    last_name: form.lastName.trim(),
    phone: form.phone.trim(),
    is_active: form.active,
  };
  const staff = { experience_years: Number(form.experience || '0'), bio: form.bio.trim() };
  switch (kind) {
    case 'student':
      return {
        user,
        profile: {
          grade: form.grade.trim(),
          goal: form.goal.trim(),
          tutor: idOrNull(form.tutor),
          parent: idOrNull(form.parent),
        },
      };
    case 'teacher':
      return { user, profile: staff };
    case 'tutor':
      return { user, profile: { ...staff, specialization: form.specialization.trim() } };
    case 'parent':
      return { user, profile: null };
  }
}

/** Fields that show the server's error message themselves, by the server's names. */
const PLACED = [
  'email',
  'first_name',
  'last_name',
  'phone',
  'grade',
  'goal',
  'subject',
  'specialization',
  'experience_years',
  'bio',
];

/** Returns the part of an error message that no field shows, so that the dialog shows it. */
export function problemOf(failure: Error | null): string | null {
  if (failure === null) return null;
  const refused = failure instanceof Refusal ? Object.keys(failure.fields) : [];
  return refused.length > 0 && refused.every((field) => PLACED.includes(field)) ? null : messageOf(failure);
}
