/** Compares the admin's figures with the accounts. */
import { platformNow } from '../run/platform-clock';
import type { AccountRecord, Statistics } from '../api/account-schemas';
import type { ListedUsers } from '../api/all-users';
import { environment } from '../config/environment';
import type { Role } from '../config/names';
import { wallClock } from './date-time';

type Statistic = [what: string, reported: number | undefined, possible: number[]];

/**
 * Returns one sentence for each figure that differs from the list of accounts. The list of some builds contains only
 * active accounts: it is then compared with the figure of active users, and the remaining users of a role must be
 * inactive. A list that may be cut is compared in the same way. Some builds store an admin as a member of staff with
 * another role: such an account may count as an admin or for its stored role, in all figures alike.
 */
export function statisticsMismatches(
  statistics: Statistics,
  { users: accounts, isWhole }: ListedUsers,
  now = platformNow(),
): string[] {
  if (!isWhole) return mismatchesExceptActive(statistics, accounts, statistics.total_admins);
  const found = mismatchesWith(statistics, accounts, now);
  const asStored = accounts.map((account) => ({ ...account, role: account.storedRole ?? account.role }));
  return found.length === 0 || mismatchesWith(statistics, asStored, now).length > 0 ? found : [];
}

function mismatchesWith(statistics: Statistics, accounts: readonly AccountRecord[], now: Date): string[] {
  const { total_users, active_users } = statistics;
  const onlyActive =
    total_users > accounts.length && active_users === accounts.length && accounts.every(({ is_active }) => is_active);
  return onlyActive
    ? mismatchesExceptActive(statistics, accounts, adminsAmong(accounts))
    : mismatchesOfAll(statistics, accounts, now);
}

/**
 * For a list that lacks accounts: no role may have fewer users than are listed, and the roles must add up.
 * @param allAdmins the number of admins, where it is known
 */
function mismatchesExceptActive(
  statistics: Statistics,
  accounts: readonly AccountRecord[],
  allAdmins: number | undefined,
): string[] {
  const { total_users, total_students, total_teachers, total_tutors, total_parents, total_admins } = statistics;
  const figures: [Role, number | undefined][] = [
    ['student', total_students],
    ['teacher', total_teachers],
    ['tutor', total_tutors],
    ['parent', total_parents],
    ['admin', total_admins],
  ];
  const short = figures.flatMap(([role, reported]) => {
    const listed = accounts.filter((account) => account.role === role).length;
    return reported === undefined || reported >= listed
      ? []
      : [`the server counts ${reported} of the role ${role}, and lists ${listed} active ones`];
  });
  const sum = allAdmins === undefined ? undefined : sumOfRoles(statistics, allAdmins);
  return sum === undefined || sum === total_users
    ? short
    : [...short, `the server counts ${sum} users of all roles together, and ${total_users} in all`];
}

function adminsAmong(accounts: readonly AccountRecord[]): number {
  return accounts.filter(({ role }) => role === 'admin').length;
}

function mismatchesOfAll(statistics: Statistics, accounts: readonly AccountRecord[], now: Date): string[] {
  const inRole = (role: Role) => accounts.filter((account) => account.role === role).length;
  const expected: Statistic[] = [
    ['users', statistics.total_users, [accounts.length]],
    ['students', statistics.total_students, [inRole('student')]],
    ['teachers', statistics.total_teachers, [inRole('teacher')]],
    ['tutors', statistics.total_tutors, [inRole('tutor')]],
    ['parents', statistics.total_parents, [inRole('parent')]],
    ['admins', statistics.total_admins, [inRole('admin')]],
    // A list without any last sign-in gives nothing to compare with.
    ...(accounts.some(({ last_login }) => last_login !== undefined)
      ? [['users active today', statistics.active_today, activeToday(accounts, now)] satisfies Statistic]
      : []),
    ['users of all roles together', sumOfRoles(statistics, inRole('admin')), [statistics.total_users]],
  ];
  return expected.flatMap(([what, reported, possible]) =>
    reported === undefined || possible.includes(reported)
      ? []
      : [`the server counts ${reported} ${what}, and lists ${[...new Set(possible)].join(' or ')}`],
  );
}

/** Returns the day of an instant in each zone that the platform may count days in: UTC and the users' time zone. */
export function daysOf(instant: Date | null | undefined): string[] {
  return instant instanceof Date
    ? ['UTC', environment().timeZone].map((zone) => wallClock(instant, zone).slice(0, 10))
    : [];
}

/** Active accounts that have signed in today, by the days of each zone in turn. */
export function activeToday(accounts: readonly AccountRecord[], now = platformNow()): number[] {
  return daysOf(now).map(
    (today, zone) =>
      accounts.filter(({ is_active, last_login }) => is_active && daysOf(last_login)[zone] === today).length,
  );
}

/** Sum of the users of all roles; undefined where a build omits a role other than admin. */
function sumOfRoles(
  { total_students, total_teachers, total_tutors, total_parents, total_admins }: Statistics,
  admins: number,
): number | undefined {
  const roles = [total_students, total_teachers, total_tutors, total_parents, total_admins ?? admins];
  return roles.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}
