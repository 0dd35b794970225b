import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FileStore } from '../server/assignments/files/file-store';
import type { Database } from '../server/database/connection';
import { FAULTS, type ListedFault } from './index';
import { allowSeveralTokens } from './several-tokens';
import { contextOf, FaultHooks } from './fault-hooks';

const selectionSchema = z.object({ id: z.string().nullable() });

/** Enables faults and names them in every response. A drill enables one at a time; a person may start with several. */
export class FaultController {
  #faults: readonly ListedFault[] = [];
  #hooks: FaultHooks | undefined;
  /**
   * Message of an error in the fault's own code. Such an error is not a fault of the platform, so detecting it does
   * not count.
   */
  #faultError: string | null = null;

  constructor(
    app: FastifyInstance,
    private readonly place: { database: Database; store: FileStore },
  ) {
    app.addHook('onReady', () => allowSeveralTokens(place.database));
    app.addHook('onRequest', async (request, reply) => {
      for (const step of this.#hooks?.arriving ?? []) await this.#guarded(step(contextOf(request, reply)));
    });
    app.addHook('preHandler', async (request, reply) => {
      for (const step of this.#hooks?.entering ?? []) await this.#guarded(step(contextOf(request, reply)));
    });
    app.addHook('preSerialization', async (request, reply, payload) => {
      let changed: unknown = payload;
      for (const change of this.#hooks?.answering ?? [])
        changed = await this.#guarded(change(changed, contextOf(request, reply)));
      return changed;
    });
    app.addHook('onSend', async (request, reply, payload) => {
      let changed: unknown = payload;
      for (const change of this.#hooks?.sending ?? [])
        changed = await this.#guarded(change(changed, contextOf(request, reply)));
      if (this.#faults.length > 0) {
        // Put the faults into the version, so that a client that records the version records them too.
        void reply.header(
          'x-the-bot-sandbox',
          `${String(reply.getHeader('x-the-bot-sandbox'))}+fault.${this.#ids('.')}`,
        );
      }
      return changed;
    });
    app.get('/sandbox/fault', async () => this.#state());
    app.post('/sandbox/fault', async (request, reply) => {
      const { id } = selectionSchema.parse(request.body);
      const found = FAULTS.find((fault) => fault.id === id);
      if (id !== null && found === undefined) {
        return reply.code(404).send({ detail: `There is no fault «${id}».` });
      }
      const earlier = this.#state();
      this.set(found === undefined ? [] : [found]);
      return { ...this.#state(), earlier };
    });
  }

  /** Enables these faults in place of the current ones; none disables all. State kept by the previous ones is discarded. */
  set(faults: readonly ListedFault[]): void {
    this.#faults = faults;
    this.#faultError = null;
    this.#hooks = faults.length === 0 ? undefined : new FaultHooks(this.place.database, this.place.store);
    if (this.#hooks === undefined) return;
    this.#hooks.page(showNotice, this.#ids(', '));
    for (const fault of faults) fault.inject(this.#hooks);
  }

  #ids(separator: string): string {
    return this.#faults.map(({ id }) => id).join(separator);
  }

  async #guarded<Result>(work: Promise<Result>): Promise<Result> {
    return work.catch((error: unknown) => {
      this.#faultError ??= error instanceof Error ? error.message : String(error);
      throw error;
    });
  }

  #state(): { id: string | null; breaks: string | null; faultError: string | null } {
    const [fault, ...others] = this.#faults;
    if (fault === undefined) return { id: null, breaks: null, faultError: this.#faultError };
    const breaks = [fault, ...others].map((one) => one.breaks).join('; ');
    return { id: this.#ids(', '), breaks, faultError: this.#faultError };
  }
}

/** Shows a banner over every page. It is not an element of the document, so it affects people only, not locators. */
function showNotice(ids: string): void {
  const sheet = new CSSStyleSheet();
  const look =
    'position: fixed; z-index: 9999; left: 0; bottom: 0; padding: 2px 8px; background: #b3261e; color: #fff; pointer-events: none;';
  sheet.replaceSync(`html::after { content: 'FAULT: ${ids}'; ${look} }`);
  document.adoptedStyleSheets.push(sheet);
}
