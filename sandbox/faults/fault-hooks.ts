import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileStore } from '../server/assignments/files/file-store';
import type { Database } from '../server/database/connection';
import { presentInstant } from '../server/database/instant';
import { findUserByToken, type User } from '../server/identity/tokens';

/** Method and address as the routes are declared, `GET /api/assignments/:id/`, or a pattern for several. */
export type Where = string | RegExp;

/** One request while a fault is at it. */
export interface RequestContext {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The `:id` of the address; 0 where it has none. */
  id: number;
}

/** What is answered in place of the platform. */
export interface StubbedResponse {
  status: number;
  body?: unknown;
}

type Handler<Result> = (context: RequestContext) => Result | Promise<Result>;

/** Something that a fault does to each request, or to each answer on its way out. */
type Step = (context: RequestContext) => Promise<void>;
type Change = (payload: unknown, context: RequestContext) => Promise<unknown>;

/**
 * Where a fault gets at the platform: between the request and the routes, and between the routes and the answer. The
 * routes themselves do not know of it, so the sandbox's own code holds no switch.
 */
export class FaultHooks {
  /** Before anybody has looked at who sent the request; the body is not there yet. */
  readonly arriving: Step[] = [];
  /** Before the route, when the body is there. */
  readonly entering: Step[] = [];
  /** The route's answer while it is an object still. */
  readonly answering: Change[] = [];
  /** The answer as it goes over the wire. */
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

  /** Answers in place of the platform, unless the deed hands out nothing. */
  stub(where: Where, handler: Handler<StubbedResponse | undefined>): void {
    this.before(where, async (context) => {
      const answer = await handler(context);
      if (answer !== undefined) {
        await context.reply.code(answer.status).send(answer.body);
      }
    });
  }

  /** Does something before the platform reads the request, whose body is there already. */
  before(where: Where, handler: Handler<void>): void {
    this.entering.push(only(where, handler));
  }

  /** Changes the request's JSON body. */
  body<Body extends object>(where: Where, change: (body: Body, context: RequestContext) => void | Promise<void>): void {
    this.before(where, (context) => change(context.request.body as Body, context));
  }

  /** Lets a request pass as if this user had sent it; undefined leaves it to whoever sent it. */
  impersonate(where: Where, whose: (sender: User | undefined, context: RequestContext) => Promise<User | undefined> | undefined): void {
    const step = only(where, async (context) => {
      const [, key = ''] = (context.request.headers.authorization ?? '').split(' ');
      const user = await whose(await findUserByToken(this.database, key), context);
      if (user !== undefined) {
        context.request.headers.authorization = `Token ${await this.tokenFor(user.id)}`;
      }
    });
    this.arriving.push(step);
  }

  /** Does something with what the platform answers when it agrees; what the deed hands out is answered instead. */
  answers<Body extends object>(where: Where, handler: (body: Body, context: RequestContext) => unknown): void {
    this.#answer(where, (status) => status < 400, handler);
  }

  /** The same for what it answers when it refuses. */
  refusals<Body extends object>(where: Where, handler: (body: Body, context: RequestContext) => unknown): void {
    this.#answer(where, (status) => status >= 400, handler);
  }

  /** Changes the bytes of files on their way out. */
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

  /** Does something to the headers, just before the answer leaves. */
  leaving(where: Where, handler: Handler<void>): void {
    this.sending.push(async (payload, context) => {
      await only(where, handler)(context);
      return payload;
    });
  }

  /** Runs in every page, before the page's own program. The function must need nothing from around it but its words. */
  page<Words extends string[]>(script: (...words: Words) => void, ...words: Words): void {
    this.#scripts.push(`(${script.toString()})(...${JSON.stringify(words)});`);
  }

  /** The first user for whom this holds. */
  async user(is: Partial<Pick<User, 'id' | 'role' | 'email'>>): Promise<User | undefined> {
    let query = this.database.selectFrom('users').selectAll();
    for (const [column, value] of Object.entries(is)) {
      query = query.where(column as 'id', '=', value as number);
    }
    return query.orderBy('id').executeTakeFirst();
  }

  /** A further token of a user; those there are stay alive. */
  async tokenFor(userId: number): Promise<string> {
    const key = randomBytes(20).toString('hex');
    await this.database.insertInto('tokens').values({ key, user_id: userId, created_at: presentInstant() }).execute();
    return key;
  }

  #answer<Body extends object>(where: Where, when: (status: number) => boolean, handler: (body: Body, context: RequestContext) => unknown): void {
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
    const policy = String(reply.getHeader('content-security-policy')).replace("script-src 'self'", `$& 'sha256-${hash}'`);
    void reply.header('content-security-policy', policy);
    return html.replace('<head>', () => `<head><script>${code}</script>`);
  }
}

/** The deed, for requests of this place only, and not for those that are answered already. */
function only(where: Where, handler: Handler<void>): Step {
  return async (context) => {
    if (fits(context.request, where) && !context.reply.sent) {
      await handler(context);
    }
  };
}

/** A request as a fault sees it. */
export function contextOf(request: FastifyRequest, reply: FastifyReply): RequestContext {
  return { request, reply, id: Number((request.params as { id?: string } | undefined)?.id ?? 0) };
}

function fits(request: FastifyRequest, where: Where): boolean {
  const place = `${request.method} ${request.routeOptions.url ?? request.url}`;
  return typeof where === 'string' ? place === where : where.test(place);
}
