import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Role } from '../../contract/identity';
import type { Database } from '../database/connection';
import { forbidden, forbiddenAs, invalidToken, notSignedIn, type Refusal } from '../http/refusals';
import { findUserByToken, type User } from './tokens';

declare module 'fastify' {
  interface FastifyRequest {
    signedInUser: User | null;
  }
  interface FastifyContextConfig {
    /** Accessible without a token. All other routes below /api/ and /media/ require one. */
    public?: boolean;
  }
}

/**
 * Makes every route of this scope require a token unless it is declared public, so that a forgotten declaration
 * denies access instead of granting it.
 */
export function requireTokens(app: FastifyInstance, database: Database): void {
  app.decorateRequest('signedInUser', null);
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.public !== true) {
      await authenticate(request, database);
    }
  });
}

/**
 * Authenticates a request by `Authorization: Token <key>` or `Bearer <key>`.
 * @throws Refusal 401.
 */
export async function authenticate(request: FastifyRequest, database: Database): Promise<void> {
  const [scheme = '', key, ...rest] = (request.headers.authorization ?? '').trim().split(/\s+/);
  if (!['token', 'bearer'].includes(scheme.toLowerCase())) {
    throw notSignedIn();
  }
  if (key === undefined || rest.length > 0 || !/^[0-9a-f]{40}$/.test(key)) {
    throw invalidToken();
  }
  const user = await findUserByToken(database, key);
  if (user === undefined) {
    throw invalidToken();
  }
  request.signedInUser = user;
}

/** Returns the sender of the request. @throws Refusal 401 on a public route without a token. */
export function userOf(request: FastifyRequest): User {
  if (request.signedInUser === null) {
    throw notSignedIn();
  }
  return request.signedInUser;
}

/** Route option that allows only these roles, checked before the body is read. @throws Refusal 403. */
export function only(...roles: Role[]): { onRequest: onRequestAsyncHookHandler } {
  return letPass(roles, forbidden);
}

/** The same with the message of a specific part of the platform. */
export const onlyTeacher = letPass(['teacher'], () =>
  forbiddenAs({ error: 'Доступ запрещен. Требуется роль преподавателя.' }),
);
export const onlyStudent = letPass(['student'], () => forbiddenAs({ error: 'Доступ разрешен только студентам' }));
export const onlyParent = letPass(['parent'], () =>
  forbiddenAs({ detail: 'Only parent users can access this endpoint.' }),
);
export const onlyTutor = letPass(['tutor'], () =>
  forbiddenAs({ error: 'Только тьюторы могут получить доступ к этому ресурсу' }),
);

function letPass(roles: readonly Role[], refusal: () => Refusal): { onRequest: onRequestAsyncHookHandler } {
  return {
    onRequest: async (request) => {
      if (!roles.includes(userOf(request).role)) {
        throw refusal();
      }
    },
  };
}
