import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Shape } from '../contract/shapes';

/** Placeholder of the page's configuration in the built document. */
const CONFIGURATION_MARK = '<!--the-bot-config-->';

const NOT_BUILT =
  'The page of the sandbox is not built. Build it with: npx vite build --config sandbox/web/vite.config.ts\n';

/** Serves the built page: static files, and the document for every address that the page routes itself. */
export class WebPage {
  readonly #script: string;
  readonly #policy: string;

  constructor(
    private readonly folder: string,
    configuration: { shape: Shape[]; version: string },
  ) {
    // A "<" in the values could end the script element.
    const code = `window.__THE_BOT__ = ${JSON.stringify(configuration).replaceAll('<', '\\u003c')};`;
    this.#script = `<script>${code}</script>`;
    this.#policy = policyFor(createHash('sha256').update(code).digest('base64'));
  }

  /** Registers the plugin that sends files. */
  async register(app: FastifyInstance): Promise<void> {
    await app.register(fastifyStatic, { root: this.folder, serve: false });
  }

  /** Responds to a GET that matches no route. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = pathOf(request.url);
    if (path === undefined || !['GET', 'HEAD'].includes(request.method)) {
      return reply.code(404).type('text/plain; charset=utf-8').send('Страница не найдена.\n');
    }
    if (await this.#isFile(path)) {
      const lasting = path.startsWith('/assets/');
      return reply.sendFile(path.slice(1), { immutable: lasting, maxAge: lasting ? '365d' : 0 });
    }
    if (path.startsWith('/assets/') || !acceptsHtml(request.headers.accept)) {
      return reply.code(404).type('text/plain; charset=utf-8').send('Страница не найдена.\n');
    }
    return this.#sendDocument(reply);
  }

  async #sendDocument(reply: FastifyReply): Promise<FastifyReply> {
    const built = await readFile(join(this.folder, 'index.html'), 'utf8').catch(() => undefined);
    if (built === undefined) {
      return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    }
    return reply
      .headers({ 'content-security-policy': this.#policy, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(built.replace(CONFIGURATION_MARK, () => this.#script));
  }

  async #isFile(path: string): Promise<boolean> {
    const file = resolve(this.folder, `.${path}`);
    if (path === '/index.html' || !file.startsWith(this.folder + sep)) {
      return false;
    }
    const found = await stat(file).catch(() => undefined);
    return found?.isFile() ?? false;
  }
}

/**
 * Scripts are allowed from this origin only. Inline styles are allowed because dialogs and toasts position themselves
 * with them; blobs are allowed for previews of submission files.
 */
function policyFor(scriptHash: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'sha256-${scriptHash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'self' blob:",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

function acceptsHtml(accept: string | undefined): boolean {
  return accept === undefined || /text\/html|\*\/\*/.test(accept);
}
