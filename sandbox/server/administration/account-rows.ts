import { sql } from 'kysely';
import type { Account } from '../../contract/administration';
import type { Person, Role } from '../../contract/identity';
import { standingsOf } from '../assignments/standings';
import type { Queries } from '../database/connection';
import type { PageRequest } from '../http/pagination';
import { offsetOf } from '../http/pagination';
import { notFound } from '../http/refusals';
import { fullName, toPerson } from '../identity/people';
import type { User } from '../identity/tokens';
import { subjectNamesOf } from '../subjects/subjects';

/** Which accounts a list shows; what is undefined does not matter. */
export interface AccountFilter {
  role: Role | undefined;
  search: string | undefined;
  grade: string | undefined;
  tutorId: number | undefined;
  active: boolean | undefined;
}

/** One page of the accounts that match, the newest first, and how many match in all. */
export async function listAccounts(
  queries: Queries,
  filter: AccountFilter,
  wanted: PageRequest,
): Promise<{ count: number; accounts: Account[] }> {
  const matching = selectMatching(queries, filter);
  const { count } = await matching
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const users = await matching
    .selectAll('users')
    .orderBy('users.id', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute();
  return { count, accounts: await describeAccounts(queries, users) };
}

/** A user of any role. @throws Refusal 404. */
export async function requireUser(queries: Queries, id: number): Promise<User> {
  const user = await queries.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (user === undefined) {
    throw notFound();
  }
  return user;
}

/** One account by its id. @throws Refusal 404. */
export async function readAccount(queries: Queries, id: number): Promise<Account> {
  const [account] = await describeAccounts(queries, [await requireUser(queries, id)]);
  if (account === undefined) {
    throw notFound();
  }
  return account;
}

function selectMatching(queries: Queries, filter: AccountFilter) {
  const { role, search, grade, tutorId, active } = filter;
  return queries
    .selectFrom('users')
    .$if(role !== undefined, (query) => query.where('users.role', '=', role ?? 'student'))
    .$if(grade !== undefined, (query) => query.where('users.grade', '=', grade ?? ''))
    .$if(tutorId !== undefined, (query) => query.where('users.tutor_id', '=', tutorId ?? 0))
    .$if(active !== undefined, (query) => query.where('users.is_active', '=', active === true ? 1 : 0))
    .$if(search !== undefined, (query) => {
      const text = (search ?? '').toLowerCase();
      return query.where((column) =>
        column.or([
          sql<boolean>`instr(users.search_text, ${text}) > 0`,
          column.exists(
            column
              .selectFrom('teacher_subjects')
              .innerJoin('subjects', 'subjects.id', 'teacher_subjects.subject_id')
              .select('subjects.id')
              .whereRef('teacher_subjects.teacher_id', '=', 'users.id')
              .where(sql<boolean>`instr(subjects.search_text, ${text}) > 0`),
          ),
        ]),
      );
    });
}

async function describeAccounts(queries: Queries, users: readonly User[]): Promise<Account[]> {
  const ids = users.map((user) => user.id);
  if (ids.length === 0) {
    return [];
  }
  const subjects = await subjectNamesOf(queries, ids);
  const standings = await standingsOf(
    queries,
    users.filter((user) => user.role === 'student').map((user) => user.id),
  );
  const children = await queries.selectFrom('users').selectAll().where('parent_id', 'in', ids).orderBy('id').execute();
  const guardianIds = users.flatMap((user) => [user.tutor_id, user.parent_id]).filter((id) => id !== null);
  const guardians =
    guardianIds.length === 0
      ? []
      : await queries.selectFrom('users').selectAll().where('id', 'in', guardianIds).execute();
  const personWith = (id: number | null): Person | null => {
    const found = guardians.find((guardian) => guardian.id === id);
    return found === undefined ? null : toPerson(found);
  };
  return users.map((user) => ({
    id: user.id,
    username: user.username,
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    full_name: fullName(user),
    role: user.role,
    is_active: user.is_active === 1,
    is_staff: user.is_staff === 1,
    date_joined: user.date_joined,
    last_login: user.last_login,
    phone: user.phone,
    grade: user.grade,
    goal: user.goal,
    progress: standings(user.id).progress,
    tutor: personWith(user.tutor_id),
    parent: personWith(user.parent_id),
    subjects: subjects.get(user.id) ?? [],
    specialization: user.specialization,
    experience_years: user.experience_years,
    bio: user.bio,
    children: children.filter((child) => child.parent_id === user.id).map(toPerson),
  }));
}
