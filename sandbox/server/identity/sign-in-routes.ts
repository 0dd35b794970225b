import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Renewed, SignedIn, Succeeded } from '../../contract/identity';
import type { Form } from '../../contract/surroundings';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { isComplete } from '../form';
import { invalidData, unsuccessful } from '../http/refusals';
import { userOf } from './guards';
import { verifyPassword } from './passwords';
import { toSessionUser, toUserRecord } from './people';
import type { SignInLog } from './sign-in-log';
import type { SignInRateLimit } from './sign-in-rate-limit';
import { issueToken, revokeTokens, TOKEN_LIFE_SECONDS, type User } from './tokens';

/** Dependencies of the sign-in routes. */
export interface SignInServices {
  database: Database;
  rateLimit: SignInRateLimit;
  signInLog: SignInLog;
  form: Form;
}

const credentialsSchema = z.object({
  email: z.string().optional(),
  username: z.string().optional(),
  password: z.string().min(1),
});

/** Registers the routes for sign-in, sign-out and token renewal. */
export function addSignInRoutes(app: FastifyInstance, services: SignInServices): void {
  const { database, signInLog, form } = services;

  app.post(
    '/auth/login/',
    {
      config: { public: true },
      errorHandler: (error, _request, reply) => {
        const unread = 'statusCode' in error && error.statusCode === 400;
        if (!unread) throw error;
        // The published build crashes on a body that is not JSON.
        const { status, body } = unsuccessful(
          isComplete(form) ? 400 : 500,
          `Ошибка сервера: JSON parse error - ${error.message}`,
        );
        void reply.code(status).send(body);
      },
      // Runs on the response, so that rejected attempts are logged too. Runs before the response is sent, so that a
      // client with the response finds the attempt in the log.
      onSend: async (request, reply) => {
        signInLog.record({
          at: presentInstant(),
          address: request.ip,
          account: typedAccount(request.body),
          status: reply.statusCode,
        });
      },
    },
    async (request): Promise<Succeeded<SignedIn>> => signIn(request, services),
  );

  app.post('/auth/refresh/', async (request): Promise<Succeeded<Renewed>> => {
    const user = userOf(request);
    const token = await database.transaction().execute((queries) => issueToken(queries, user.id));
    const data = { token, user: toUserRecord(user), message: 'Токен успешно обновлен', expires_in: TOKEN_LIFE_SECONDS };
    return { success: true, data };
  });

  const signOut = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    await revokeTokens(database, userOf(request).id);
    return reply.send({ message: 'Выход выполнен успешно', success: true });
  };
  app.post('/accounts/logout/', signOut);
  app.post('/auth/logout/', signOut);
}

async function signIn(request: FastifyRequest, services: SignInServices): Promise<Succeeded<SignedIn>> {
  const parsed = credentialsSchema.safeParse(request.body ?? {});
  if (!parsed.success) {
    throw invalidData();
  }
  const account = (parsed.data.email?.trim() || parsed.data.username?.trim() || '').toLowerCase();
  if (account === '') {
    throw unsuccessful(400, 'Необходимо указать email или имя пользователя');
  }
  const wait = isComplete(services.form) ? services.rateLimit.admit(request.ip) : 0;
  if (wait > 0) {
    throw unsuccessful(429, 'Слишком много попыток входа. Попробуйте позже', { 'retry-after': String(wait) });
  }

  const user = await findByAccount(services.database, account);
  if (!(await verifyPassword(parsed.data.password, user?.password_hash ?? null)) || user === undefined) {
    throw unsuccessful(401, 'Неверные учетные данные');
  }
  if (user.is_active !== 1) {
    throw unsuccessful(403, 'Учетная запись отключена или недоступна');
  }
  const token = await services.database.transaction().execute(async (queries) => {
    await queries.updateTable('users').set({ last_login: presentInstant() }).where('id', '=', user.id).execute();
    return issueToken(queries, user.id);
  });
  return { success: true, data: { token, user: toSessionUser(user, services.form), message: 'Вход выполнен успешно' } };
}

async function findByAccount(database: Database, account: string): Promise<User | undefined> {
  return database
    .selectFrom('users')
    .selectAll()
    .where((column) => column.or([column('email', '=', account), column('username', '=', account)]))
    .executeTakeFirst();
}

function typedAccount(body: unknown): string {
  const typed = z.object({ email: z.string().catch(''), username: z.string().catch('') }).safeParse(body);
  return typed.success ? (typed.data.email || typed.data.username).toLowerCase().slice(0, 254) : '';
}
