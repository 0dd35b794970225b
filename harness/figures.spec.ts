/** The admin's figures are compared with the accounts themselves, so a figure that is off by one must be named. */
import { expect, test } from '@playwright/test';
import type { AccountRecord } from '../fixtures/api/account-shapes';
import { activeToday, differences, sumOfRoles } from '../fixtures/data/figures';
import type { Role } from '../fixtures/people';

const NOON = new Date('2026-11-22T12:00:00Z');
const account = (id: number, role: Role, last_login: Date | null = null, is_active = true): AccountRecord => ({
  id,
  email: `${role}${id}@example.com`,
  first_name: 'Имя',
  last_name: 'Фамилия',
  role,
  is_active,
  last_login,
});

const ACCOUNTS = [
  account(1, 'admin', new Date('2026-11-22T09:00:00Z')),
  account(2, 'teacher', new Date('2026-11-21T09:00:00Z')),
  account(3, 'student'),
  account(4, 'student', new Date('2026-11-22T08:00:00Z'), false),
  account(5, 'parent', new Date('2026-11-22T10:00:00Z')),
];
const STATISTICS = { total_users: 5, total_students: 2, total_teachers: 1, total_tutors: 0, total_parents: 1, total_admins: 1, active_today: 2 };

test('figures: those that agree with the accounts are not spoken of', () => {
  expect(differences(STATISTICS, ACCOUNTS, NOON)).toEqual([]);
  expect(sumOfRoles(STATISTICS)).toBe(5);
});

test('figures: each one that is off by one is named', () => {
  for (const [figure, word] of [
    ['total_users', 'users'],
    ['total_students', 'students'],
    ['total_teachers', 'teachers'],
    ['total_tutors', 'tutors'],
    ['total_parents', 'parents'],
    ['total_admins', 'admins'],
    ['active_today', 'users active today'],
  ] as const) {
    const told = STATISTICS[figure] + 1;
    expect(differences({ ...STATISTICS, [figure]: told }, ACCOUNTS, NOON)).toEqual([`the server counts ${told} ${word}, and lists ${told - 1}`]);
  }
});

test('figures: a build that counts fewer roles apart is not blamed for it', () => {
  const { total_users, total_students, total_teachers, active_today } = STATISTICS;
  const sparse = { total_users, total_students, total_teachers, active_today };
  expect(differences(sparse, ACCOUNTS, NOON)).toEqual([]);
  expect(sumOfRoles(sparse)).toBeUndefined();
});

test('figures: who signed in late in the evening may be of today or of yesterday, as the platform counts days', () => {
  const late = [account(1, 'admin', new Date('2026-11-21T22:30:00Z'))];
  // Half past one in Moscow, still yesterday in UTC.
  expect(activeToday(late, NOON)).toEqual([0, 1]);
});
