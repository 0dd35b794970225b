import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { UserStatistics } from '../../contract/administration';
import type { Role, Succeeded, UserRecord } from '../../contract/identity';
import type { Shape } from '../../contract/shapes';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { isComplete } from '../form';
import { queryValue } from '../http/addresses';
import { choice } from '../http/fields';
import { readPageRequest, toPage } from '../http/pagination';
import { list } from '../http/throttle';
import { only } from '../identity/guards';
import { toUserRecord } from '../identity/people';
import { findUsers, toParentRows, toStudentRows, toTeacherRows, toTutorRows, type AccountFilter } from './account-rows';

const PAGE_SIZES = { usual: 50, most: 100 } as const;
const adminList = { ...only('admin'), ...list };
const roleFilter = choice(['admin', 'teacher', 'student', 'tutor', 'parent']);

/** Registers the admin's lists of accounts and the user statistics. */
export function addListRoutes(app: FastifyInstance, database: Database, form: Form, shape: readonly Shape[]): void {
  app.get('/admin/stats/users/', only('admin'), async (): Promise<Succeeded<UserStatistics>> => {
    return { success: true, data: await readStatistics(database, shape) };
  });

  app.get('/admin/users/', adminList, async (request): Promise<UserRecord[]> => {
    const { users } = await findUsers(
      database,
      filterOf(request, roleFilter.safeParse(queryValue(request, 'role')).data),
    );
    return users.map(toUserRecord);
  });

  app.get('/auth/students/', adminList, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const { count, users } = await findUsers(database, filterOf(request, 'student'), wanted);
    return toPage(request, wanted, count, await toStudentRows(database, form, users));
  });

  app.get('/auth/parents/', adminList, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const { count, users } = await findUsers(database, filterOf(request, 'parent'), wanted);
    return toPage(request, wanted, count, await toParentRows(database, users));
  });

  app.get('/auth/staff/', adminList, async (request) => {
    const role = queryValue(request, 'role') === 'tutor' ? 'tutor' : 'teacher';
    const { users } = await findUsers(database, filterOf(request, role));
    return { results: role === 'tutor' ? await toTutorRows(database, users) : await toTeacherRows(database, users) };
  });

  // The published build has no such address, although its page requests it. The sandbox has no chat.
  if (isComplete(form)) {
    app.get('/chat/admin/rooms/', adminList, async () => ({ count: 0, next: null, previous: null, results: [] }));
  }
}

async function readStatistics(database: Database, shape: readonly Shape[]): Promise<UserStatistics> {
  // Times are stored in UTC, so their date is the server's date.
  const today = presentInstant().slice(0, 10);
  const activeToday = shape.includes('joined-today-is-active')
    ? sql<number>`count(case when substr(date_joined, 1, 10) = ${today} then 1 end)`
    : sql<number>`count(case when is_active = 1 and substr(last_login, 1, 10) = ${today} then 1 end)`;
  return database
    .selectFrom('users')
    .select((column) => {
      const withRole = (role: Role) => sql<number>`count(case when role = ${role} then 1 end)`;
      return [
        column.fn.countAll<number>().as('total_users'),
        withRole('student').as('total_students'),
        withRole('teacher').as('total_teachers'),
        withRole('tutor').as('total_tutors'),
        withRole('parent').as('total_parents'),
        sql<number>`count(case when is_active = 1 then 1 end)`.as('active_users'),
        activeToday.as('active_today'),
      ];
    })
    .executeTakeFirstOrThrow();
}

function filterOf(request: FastifyRequest, role: Role | undefined): AccountFilter {
  const active = queryValue(request, 'is_active');
  const tutor = Number(queryValue(request, 'tutor_id'));
  return {
    role,
    search: queryValue(request, 'search'),
    grade: queryValue(request, 'grade'),
    tutorId: Number.isSafeInteger(tutor) && tutor > 0 ? tutor : undefined,
    active: active === 'true' ? true : active === 'false' ? false : undefined,
  };
}
