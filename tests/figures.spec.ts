/** The admin's figures are compared with the accounts themselves, so a figure that is off by one must be reported. */
import { expect, test } from '@playwright/test';
import type { AccountRecord } from '../suite/api/account-schemas';
import { activeToday, statisticsMismatches } from '../suite/data/figures';
import type { Role } from '../suite/config/names';

/** A list that is not cut. */
const whole = (users: readonly AccountRecord[]) => ({ users, isWhole: true });
const NOON = new Date('2026-11-22T12:00:00Z');
const account = (id: number, role: Role, last_login: Date | null = null, is_active = true): AccountRecord => ({
  id,
  email: `${role}${id}@example.com`,
  first_name: 'Имя',
  last_name: 'Фамилия',
  role,
  storedRole: role,
  is_active,
  last_login,
  progress: undefined,
  tutor: null,
  parent: null,
});

const ACCOUNTS = [
  account(1, 'admin', new Date('2026-11-22T09:00:00Z')),
  account(2, 'teacher', new Date('2026-11-21T09:00:00Z')),
  account(3, 'student'),
  account(4, 'student', new Date('2026-11-22T08:00:00Z'), false),
  account(5, 'parent', new Date('2026-11-22T10:00:00Z')),
];
const STATISTICS = {
  total_users: 5,
  total_students: 2,
  total_teachers: 1,
  total_tutors: 0,
  total_parents: 1,
  total_admins: 1,
  active_today: 2,
};

test('figures: figures that agree with the accounts are not reported', () => {
  expect(statisticsMismatches(STATISTICS, whole(ACCOUNTS), NOON)).toEqual([]);
});

test('figures: a figure that is off by one is named', () => {
  for (const [figure, word] of [
    ['total_users', 'users'],
    ['total_students', 'students'],
    ['total_teachers', 'teachers'],
    ['total_tutors', 'tutors'],
    ['total_parents', 'parents'],
    ['total_admins', 'admins'],
    ['active_today', 'users active today'],
  ] as const) {
    const shown = STATISTICS[figure] + 1;
    expect(statisticsMismatches({ ...STATISTICS, [figure]: shown }, whole(ACCOUNTS), NOON), word).toContain(
      `the server counts ${shown} ${word}, and lists ${shown - 1}`,
    );
  }
});

test('figures: roles that do not add up to the total are named with the wrong figure', () => {
  expect(statisticsMismatches({ ...STATISTICS, total_students: 3 }, whole(ACCOUNTS), NOON)).toEqual([
    'the server counts 3 students, and lists 2',
    'the server counts 6 users of all roles together, and lists 5',
  ]);
  expect(
    statisticsMismatches({ ...STATISTICS, active_today: 3 }, whole(ACCOUNTS), NOON),
    'who is active has no part in the sum',
  ).toHaveLength(1);
});

test('figures: the admins of the list are added if the server does not count them', () => {
  const { total_admins: _left, ...others } = STATISTICS;
  expect(statisticsMismatches(others, whole(ACCOUNTS), NOON)).toEqual([]);
  expect(statisticsMismatches({ ...others, total_parents: 2 }, whole(ACCOUNTS), NOON)).toContain(
    'the server counts 6 users of all roles together, and lists 5',
  );
});

test('figures: a staff account with another stored role counts for one of the roles, not for both', () => {
  const { total_admins: _left, ...others } = STATISTICS;
  const staff = ACCOUNTS.map((one) => (one.role === 'admin' ? { ...one, storedRole: 'student' as const } : one));
  expect(statisticsMismatches(others, whole(staff), NOON)).toEqual([]);
  expect(statisticsMismatches({ ...others, total_students: 3 }, whole(staff), NOON)).toEqual([]);
  expect(statisticsMismatches({ ...STATISTICS, total_students: 3 }, whole(staff), NOON)).toContain(
    'the server counts 6 users of all roles together, and lists 5',
  );
  expect(statisticsMismatches({ ...others, total_students: 4 }, whole(staff), NOON)).toContain(
    'the server counts 4 students, and lists 2',
  );
});

test('figures: the active-today figure is not compared if the list has no last sign-ins', () => {
  const withoutField = ACCOUNTS.map((one) => ({ ...one, last_login: undefined }));
  expect(statisticsMismatches({ ...STATISTICS, active_today: 99 }, whole(withoutField), NOON)).toEqual([]);
});

test.describe('a list of active accounts only', () => {
  const LISTED = ACCOUNTS.filter(({ is_active }) => is_active);
  const counted = { ...STATISTICS, active_users: LISTED.length };

  test('figures: accounts of a role that the list lacks are inactive', () => {
    expect(statisticsMismatches(counted, whole(LISTED), NOON)).toEqual([]);
  });

  test('figures: a role with fewer accounts than are listed is named', () => {
    expect(statisticsMismatches({ ...counted, total_students: 3, total_teachers: 0 }, whole(LISTED), NOON)).toEqual([
      'the server counts 0 of the role teacher, and lists 1 active ones',
    ]);
  });

  test('figures: roles that do not add up to the total are named', () => {
    expect(statisticsMismatches({ ...counted, total_students: 1 }, whole(LISTED), NOON)).toEqual([
      'the server counts 4 users of all roles together, and 5 in all',
    ]);
  });

  test('figures: a list longer than the number of active accounts is a list of all accounts', () => {
    expect(statisticsMismatches({ ...counted, active_users: LISTED.length + 1 }, whole(LISTED), NOON)).toContain(
      'the server counts 5 users, and lists 4',
    );
    expect(statisticsMismatches(STATISTICS, whole(LISTED), NOON)).toContain('the server counts 5 users, and lists 4');
    const inactive = LISTED.map((one, index) => ({ ...one, is_active: index > 0 }));
    expect(statisticsMismatches(counted, whole(inactive), NOON)).toContain('the server counts 5 users, and lists 4');
  });
});

test('figures: a build that counts fewer roles separately does not fail', () => {
  const { total_users, total_students, total_teachers, active_today } = STATISTICS;
  const sparse = { total_users, total_students, total_teachers, active_today };
  expect(statisticsMismatches(sparse, whole(ACCOUNTS), NOON)).toEqual([]);
});

test('figures: a sign-in late in the evening may count for today or yesterday', () => {
  const late = [account(1, 'admin', new Date('2026-11-21T22:30:00Z'))];
  // Half past one in Moscow, still yesterday in UTC.
  expect(activeToday(late, NOON)).toEqual([0, 1]);
});

test('figures: a list that may be cut is compared from below', () => {
  const cut = { users: ACCOUNTS.slice(0, 4), isWhole: false };
  expect(statisticsMismatches(STATISTICS, cut, NOON)).toEqual([]);
  expect(statisticsMismatches({ ...STATISTICS, total_students: 1 }, cut, NOON)).toEqual([
    'the server counts 1 of the role student, and lists 2 active ones',
    'the server counts 4 users of all roles together, and 5 in all',
  ]);
  const { total_admins: _left, ...others } = STATISTICS;
  expect(statisticsMismatches(others, cut, NOON), 'the admins are not known').toEqual([]);
});
