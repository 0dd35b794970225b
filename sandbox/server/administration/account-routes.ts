import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account, Credentials } from '../../contract/administration';
import type { Page } from '../../contract/assignments';
import type { Role, Succeeded } from '../../contract/identity';
import type { FileStore } from '../assignments/files/file-store';
import type { Database } from '../database/connection';
import { idFromAddress, queryValue } from '../http/addresses';
import { choice, readBody } from '../http/fields';
import { readPageRequest, toPage } from '../http/pagination';
import { only, userOf } from '../identity/guards';
import { changeAccount, deleteAccount, resetPassword, setActive } from './account-changes';
import type { Configuration } from '../configuration';
import { createAccount, type NewUser } from './account-creation';
import { accountChangesSchema, newParentSchema, newStaffSchema, newStudentSchema } from './account-fields';
import { listAccounts, readAccount } from './account-rows';

const PAGE_SIZES = { usual: 20, most: 50 } as const;
const admin = only('admin');
const roleFilter = choice(['admin', 'teacher', 'student', 'tutor', 'parent']);

/** Lists of accounts, and everything the admin does to a single one. */
export function addAccountRoutes(app: FastifyInstance, database: Database, store: FileStore, shape: Configuration['shape']): void {
  addLists(app, database);
  if (!shape.includes('no-account-creation')) addCreation(app, database);

  app.get('/auth/users/:id/', admin, async (request): Promise<Account> => {
    return readAccount(database, idFromAddress(request));
  });

  app.patch('/auth/users/:id/', admin, async (request): Promise<Account> => {
    const changes = readBody(accountChangesSchema, request.body);
    return changeAccount(database, userOf(request), idFromAddress(request), changes);
  });

  app.post('/auth/users/:id/reset-password/', admin, async (request): Promise<Succeeded<Credentials>> => {
    return { success: true, data: await resetPassword(database, idFromAddress(request)) };
  });

  app.post('/auth/users/:id/reactivate/', admin, async (request): Promise<Succeeded<Account>> => {
    return { success: true, data: await setActive(database, userOf(request), idFromAddress(request), true) };
  });

  app.route({
    method: ['DELETE', 'POST'],
    url: '/auth/users/:id/delete/',
    ...admin,
    handler: async (request): Promise<Succeeded<Account | { id: number }>> => {
      const id = idFromAddress(request);
      if (wantsPermanent(request)) {
        await store.remove(await deleteAccount(database, userOf(request), id));
        return { success: true, data: { id } };
      }
      return { success: true, data: await setActive(database, userOf(request), id, false) };
    },
  });
}

function addLists(app: FastifyInstance, database: Database): void {
  const answerList = async (request: FastifyRequest, role: Role | undefined): Promise<Page<Account>> => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const active = queryValue(request, 'is_active');
    const tutor = Number(queryValue(request, 'tutor'));
    const filter = {
      role,
      search: queryValue(request, 'search'),
      grade: queryValue(request, 'grade'),
      tutorId: Number.isSafeInteger(tutor) && tutor > 0 ? tutor : undefined,
      active: active === 'true' ? true : active === 'false' ? false : undefined,
    };
    const { count, accounts } = await listAccounts(database, filter, wanted);
    return toPage(request, wanted, count, accounts);
  };
  const askedRole = (request: FastifyRequest): Role | undefined =>
    roleFilter.safeParse(queryValue(request, 'role')).data;

  app.get('/admin/users/', admin, async (request) => answerList(request, askedRole(request)));
  app.get('/auth/students/', admin, async (request) => answerList(request, 'student'));
  app.get('/auth/parents/', admin, async (request) => answerList(request, 'parent'));
  app.get('/auth/staff/', admin, async (request) =>
    answerList(request, askedRole(request) === 'tutor' ? 'tutor' : 'teacher'),
  );
}

function addCreation(app: FastifyInstance, database: Database): void {
  const answerCreated = async (reply: FastifyReply, values: NewUser): Promise<FastifyReply> => {
    const data = await createAccount(database, values);
    return reply.code(201).send({ success: true, data } satisfies Succeeded<Credentials>);
  };

  app.post('/auth/students/create/', admin, async (request, reply) =>
    answerCreated(reply, { ...readBody(newStudentSchema, request.body), role: 'student' }),
  );
  app.post('/auth/staff/create/', admin, async (request, reply) =>
    answerCreated(reply, readBody(newStaffSchema, request.body)),
  );
  app.post('/auth/parents/create/', admin, async (request, reply) =>
    answerCreated(reply, { ...readBody(newParentSchema, request.body), role: 'parent' }),
  );
}

const permanentSchema = z.object({ permanent: z.union([z.literal(true), z.literal('true')]) });

function wantsPermanent(request: FastifyRequest): boolean {
  return queryValue(request, 'permanent') === 'true' || permanentSchema.safeParse(request.body).success;
}
