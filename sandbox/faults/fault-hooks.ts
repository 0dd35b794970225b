import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileStore } from '../server/assignments/files/file-store';
import type { Database } from '../server/database/connection';
import { presentInstant } from '../server/database/instant';
import { findUserByToken, type User } from '../server/identity/tokens';

/** Method and path as declared by the routes, `GET /api/assignments/:id/`, or a pattern for several routes. */
export type Where = string | RegExp;

/** One request as passed to a fault's handlers. */
export interface RequestContext {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The `:id` parameter of the path; 0 without one. */
  id: number;
}

/** Response to send in place of the platform's. */
export interface StubbedResponse {
  status: number;
  body?: unknown;
}

type Handler<Result> = (context: RequestContext) => Result | Promise<Result>;

/** A handler that runs for each request or for each outgoing response. */
type Step = (context: RequestContext) => Promise<void>;
type Change = (payload: unknown, context: RequestContext) => Promise<unknown>;

/**
 * Hooks for fault injection: between the request and the routes, and between the routes and the response. The routes
 * are unaware of the hooks, so the sandbox's own code contains no switch.
 */
export class FaultHooks {
  /** Runs before authentication; the body is not available yet. */
  readonly arriving: Step[] = [];
  /** Runs before the route; the body is available. */
  readonly entering: Step[] = [];
  /** Runs on the route's response before serialization. */
  readonly answering: Change[] = [];
  /** Runs on the serialized response. */
  readonly sending: Change[] = [];
  readonly #scripts: string[] = [];

  constructor(
    readonly database: Database,
    readonly store: FileStore,
  ) {
    this.sending.push(async (payload, { reply }) => {
      const html = typeof payload === 'string' && /text\/html/.test(String(reply.getHeader('content-type')));
      return html ? this.#withScripts(reply, payload) : payload;
    });
  }

  /** Responds in place of the platform, unless the handler returns undefined. */
  stub(where: Where, handler: Handler<StubbedResponse | undefined>): void {
    this.before(where, async (context) => {
      const answer = await handler(context);
      if (answer !== undefined) {
        await context.reply.code(answer.status).send(answer.body);
      }
    });
  }

  /** Runs before the platform reads the request. The body is available. */
  before(where: Where, handler: Handler<void>): void {
    this.entering.push(only(where, handler));
  }

  /** Changes the JSON body of the request. */
  body<Body extends object>(where: Where, change: (body: Body, context: RequestContext) => void | Promise<void>): void {
    this.before(where, (context) => change(context.request.body as Body, context));
  }

  /** Processes a request as if the returned user had sent it; undefined keeps the sender. */
  impersonate(
    where: Where,
    whose: (sender: User | undefined, context: RequestContext) => Promise<User | undefined> | undefined,
  ): void {
    const step = only(where, async (context) => {
      const [, key = ''] = (context.request.headers.authorization ?? '').split(' ');
      const user = await whose(await findUserByToken(this.database, key), context);
      if (user !== undefined) {
        context.request.headers.authorization = `Token ${await this.tokenFor(user.id)}`;
      }
    });
    this.arriving.push(step);
  }

  /** Runs on successful responses. A value returned by the handler replaces the response. */
  answers<Body extends object>(where: Where, handler: (body: Body, context: RequestContext) => unknown): void {
    this.#answer(where, (status) => status < 400, handler);
  }

  /** Runs on error responses. A value returned by the handler replaces the response. */
  refusals<Body extends object>(where: Where, handler: (body: Body, context: RequestContext) => unknown): void {
    this.#answer(where, (status) => status >= 400, handler);
  }

  /** Changes the bytes of file responses. */
  bytes(where: Where, change: (bytes: Buffer, context: RequestContext) => Buffer | Promise<Buffer>): void {
    this.sending.push(async (payload, context) => {
      if (!fits(context.request, where) || context.reply.statusCode >= 400) {
        return payload;
      }
      const changed = await change(await buffer(payload as Readable), context);
      void context.reply.header('content-length', changed.length);
      return changed;
    });
  }

  /** Changes headers just before the response is sent. */
  leaving(where: Where, handler: Handler<void>): void {
    this.sending.push(async (payload, context) => {
      await only(where, handler)(context);
      return payload;
    });
  }

  /**
   * Runs the script in every page before the page's own code. The function must be self-contained: only its arguments
   * are available.
   */
  page<Words extends string[]>(script: (...words: Words) => void, ...words: Words): void {
    this.#scripts.push(`(${script.toString()})(...${JSON.stringify(words)});`);
  }

  /** Returns the first user with these values. */
  async user(is: Partial<Pick<User, 'id' | 'role' | 'email'>>): Promise<User | undefined> {
    let query = this.database.selectFrom('users').selectAll();
    for (const [column, value] of Object.entries(is)) {
      query = query.where(column as 'id', '=', value as number);
    }
    return query.orderBy('id').executeTakeFirst();
  }

  /** Creates a further token for a user; existing tokens stay valid. */
  async tokenFor(userId: number): Promise<string> {
    const key = randomBytes(20).toString('hex');
    await this.database.insertInto('tokens').values({ key, user_id: userId, created_at: presentInstant() }).execute();
    return key;
  }

  #answer<Body extends object>(
    where: Where,
    when: (status: number) => boolean,
    handler: (body: Body, context: RequestContext) => unknown,
  ): void {
    this.answering.push(async (payload, context) => {
      if (!fits(context.request, where) || !when(context.reply.statusCode) || typeof payload !== 'object') {
        return payload;
      }
      return (await handler(payload as Body, context)) ?? payload;
    });
  }

  #withScripts(reply: FastifyReply, html: string): string {
    const code = this.#scripts.join('\n');
    const hash = createHash('sha256').update(code).digest('base64');
    const policy = String(reply.getHeader('content-security-policy')).replace(
      "script-src 'self'",
      `$& 'sha256-${hash}'`,
    );
    void reply.header('content-security-policy', policy);
    return html.replace('<head>', () => `<head><script>${code}</script>`);
  }
}

/** Limits a handler to requests that match and have no response yet. */
function only(where: Where, handler: Handler<void>): Step {
  return async (context) => {
    if (fits(context.request, where) && !context.reply.sent) {
      await handler(context);
    }
  };
}

/** Creates the request context for a fault's handlers. */
export function contextOf(request: FastifyRequest, reply: FastifyReply): RequestContext {
  return { request, reply, id: Number((request.params as { id?: string } | undefined)?.id ?? 0) };
}

function fits(request: FastifyRequest, where: Where): boolean {
  const place = `${request.method} ${request.routeOptions.url ?? request.url}`;
  return typeof where === 'string' ? place === where : where.test(place);
}
