import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ChangedAccount, CreatedAccount, NewPassword } from '../../contract/administration';
import type { UserRecord } from '../../contract/identity';
import type { Shape } from '../../contract/shapes';
import type { Form } from '../../contract/surroundings';
import type { FileStore } from '../assignments/files/file-store';
import type { Database } from '../database/connection';
import { isComplete } from '../form';
import { idFromAddress, queryValue } from '../http/addresses';
import { readBody } from '../http/fields';
import { badRequest, invalidData } from '../http/refusals';
import { only, userOf } from '../identity/guards';
import { toUserRecord } from '../identity/people';
import { changeAccount, deactivate, deleteAccount, reactivate, resetPassword } from './account-changes';
import { createAccount } from './account-creation';
import { accountChangesSchema, newParentSchema, newStaffSchema, newStudentSchema } from './account-fields';
import { requireUser } from './account-rows';

const admin = only('admin');

/** Dependencies of the account routes. */
export interface AccountServices {
  database: Database;
  store: FileStore;
  form: Form;
  shape: readonly Shape[];
}

/** Registers the admin's routes for a single account. */
export function addAccountRoutes(app: FastifyInstance, { database, store, form, shape }: AccountServices): void {
  app.get('/auth/users/:id/', admin, async (request): Promise<UserRecord> => {
    return toUserRecord(await requireUser(database, idFromAddress(request)));
  });

  app.patch('/auth/users/:id/', admin, async (request): Promise<ChangedAccount> => {
    const changes = readBody(accountChangesSchema, request.body);
    return changeAccount(database, userOf(request), idFromAddress(request), changes);
  });

  app.delete('/auth/users/:id/', admin, async (request, reply) => {
    await remove(request, queryValue(request, 'soft') === 'true');
    return reply.code(204).send();
  });

  app.post('/auth/users/:id/reset-password/', admin, async (request): Promise<NewPassword> => {
    return resetPassword(database, idFromAddress(request), shape);
  });

  app.post('/auth/users/:id/reactivate/', admin, async (request) => reactivate(database, idFromAddress(request)));

  // The page calls this endpoint. The published build does not have it.
  if (isComplete(form)) {
    app.route({
      method: ['DELETE', 'POST'],
      url: '/auth/users/:id/delete/',
      ...admin,
      handler: async (request) => {
        const permanent = wantsPermanent(request);
        await remove(request, !permanent);
        const message = permanent ? 'Пользователь удален навсегда' : 'Пользователь деактивирован';
        return { success: true, message };
      },
    });
  }

  const remove = async (request: FastifyRequest, soft: boolean): Promise<void> => {
    const [who, id] = [userOf(request), idFromAddress(request)];
    if (soft) {
      await deactivate(database, who, id);
    } else {
      await store.remove(await deleteAccount(database, who, id));
    }
  };
}

/**
 * Registers the routes that create accounts. A student needs a school class, a teacher a subject, a tutor a
 * specialization.
 */
export function addAccountCreation(app: FastifyInstance, database: Database, form: Form): void {
  app.post('/auth/students/create/', admin, async (request, reply) => {
    const values = orInvalid(newStudentSchema, request.body);
    const created = await createAccount(database, form, { ...values, role: 'student' });
    const answer: CreatedAccount = { success: true, ...created, message: 'Студент успешно создан' };
    return reply.code(201).send(answer);
  });

  app.post('/auth/staff/create/', admin, async (request, reply) => {
    const values = orInvalid(newStaffSchema, request.body);
    if (values.role === 'teacher' && values.subject === null) {
      throw badRequest('subject обязателен для teacher');
    }
    if (values.role === 'tutor' && values.specialization === null) {
      throw badRequest('specialization обязателен для tutor');
    }
    const answer: CreatedAccount = await createAccount(database, form, values);
    return reply.code(201).send(answer);
  });

  app.post('/auth/parents/create/', admin, async (request, reply) => {
    const values = orInvalid(newParentSchema, request.body);
    const created = await createAccount(database, form, { ...values, role: 'parent' });
    const answer: CreatedAccount = { success: true, ...created, message: 'Родитель успешно создан' };
    return reply.code(201).send(answer);
  });
}

/** Parses a body for which the platform only reports that some field is invalid. */
function orInvalid<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) {
    throw invalidData();
  }
  return parsed.data;
}

/** Reads `permanent` from the body, where the page sends it, or from the query string. */
function wantsPermanent(request: FastifyRequest): boolean {
  const inBody = z.object({ permanent: z.boolean() }).safeParse(request.body);
  return queryValue(request, 'permanent') === 'true' || (inBody.success && inBody.data.permanent);
}
