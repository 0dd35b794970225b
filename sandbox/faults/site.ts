import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FileStore } from '../server/assignments/files/file-store';
import type { Database } from '../server/database/connection';
import { presentInstant } from '../server/database/instant';
import { findUserByToken, type User } from '../server/identity/tokens';

/** Method and address as the routes are declared, `GET /api/assignments/:id/`, or a pattern for several. */
export type Where = string | RegExp;

/** One request while a fault is at it. */
export interface Scene {
  request: FastifyRequest;
  reply: FastifyReply;
  /** The `:id` of the address; 0 where it has none. */
  id: number;
}

/** What is answered in place of the platform. */
export interface Instead {
  status: number;
  body?: unknown;
}

type Deed<Result> = (scene: Scene) => Result | Promise<Result>;
type Hook = 'onRequest' | 'preHandler';

/**
 * Where a fault gets at the platform: between the request and the routes, and between the routes and the answer. The
 * routes themselves do not know of it, so the sandbox's own code holds no switch.
 */
export class Site {
  readonly #scripts: string[] = [];

  constructor(
    private readonly app: FastifyInstance,
    readonly database: Database,
    readonly store: FileStore,
  ) {
    app.addHook('onSend', async (_request, reply, payload) => {
      const html = typeof payload === 'string' && /text\/html/.test(String(reply.getHeader('content-type')));
      return html ? this.#withScripts(reply, payload) : payload;
    });
  }

  /** Answers in place of the platform, unless the deed hands out nothing. */
  instead(where: Where, deed: Deed<Instead | undefined>): void {
    this.#hook('preHandler', where, async (scene) => {
      const answer = await deed(scene);
      if (answer !== undefined) {
        await scene.reply.code(answer.status).send(answer.body);
      }
    });
  }

  /** Does something before the platform reads the request, whose body is there already. */
  before(where: Where, deed: Deed<void>): void {
    this.#hook('preHandler', where, deed);
  }

  /** Changes the request's JSON body. */
  body<Body extends object>(where: Where, change: (body: Body, scene: Scene) => void | Promise<void>): void {
    this.before(where, (scene) => change(scene.request.body as Body, scene));
  }

  /** Lets a request pass as if this user had sent it; undefined leaves it to whoever sent it. */
  passAs(where: Where, whose: (sender: User | undefined, scene: Scene) => Promise<User | undefined> | undefined): void {
    this.#hook('onRequest', where, async (scene) => {
      const [, key = ''] = (scene.request.headers.authorization ?? '').split(' ');
      const user = await whose(await findUserByToken(this.database, key), scene);
      if (user !== undefined) {
        scene.request.headers.authorization = `Token ${await this.tokenFor(user.id)}`;
      }
    });
  }

  /** Does something with what the platform answers when it agrees; what the deed hands out is answered instead. */
  answers<Body extends object>(where: Where, deed: (body: Body, scene: Scene) => unknown): void {
    this.#answer(where, (status) => status < 400, deed);
  }

  /** The same for what it answers when it refuses. */
  refusals<Body extends object>(where: Where, deed: (body: Body, scene: Scene) => unknown): void {
    this.#answer(where, (status) => status >= 400, deed);
  }

  /** Changes the bytes of files on their way out. */
  bytes(where: Where, change: (bytes: Buffer, scene: Scene) => Buffer | Promise<Buffer>): void {
    this.app.addHook('onSend', async (request, reply, payload) => {
      if (!fits(request, where) || reply.statusCode >= 400) {
        return payload;
      }
      const changed = await change(await buffer(payload as Readable), sceneOf(request, reply));
      void reply.header('content-length', changed.length);
      return changed;
    });
  }

  /** Does something to the headers, just before the answer leaves. */
  leaving(where: Where, deed: Deed<void>): void {
    this.app.addHook('onSend', async (request, reply, payload) => {
      if (fits(request, where)) {
        await deed(sceneOf(request, reply));
      }
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

  #hook(hook: Hook, where: Where, deed: Deed<void>): void {
    this.app.addHook(hook as 'preHandler', async (request, reply) => {
      if (fits(request, where) && !reply.sent) {
        await deed(sceneOf(request, reply));
      }
    });
  }

  #answer<Body extends object>(where: Where, when: (status: number) => boolean, deed: (body: Body, scene: Scene) => unknown): void {
    this.app.addHook('preSerialization', async (request, reply, payload) => {
      if (!fits(request, where) || !when(reply.statusCode) || typeof payload !== 'object') {
        return payload;
      }
      return (await deed(payload as Body, sceneOf(request, reply))) ?? payload;
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

function sceneOf(request: FastifyRequest, reply: FastifyReply): Scene {
  return { request, reply, id: Number((request.params as { id?: string } | undefined)?.id ?? 0) };
}

function fits(request: FastifyRequest, where: Where): boolean {
  const place = `${request.method} ${request.routeOptions.url ?? request.url}`;
  return typeof where === 'string' ? place === where : where.test(place);
}
