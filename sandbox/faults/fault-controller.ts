import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FileStore } from '../server/assignments/files/file-store';
import type { Database } from '../server/database/connection';
import { FAULTS, type ListedFault } from './index';
import { allowSeveralTokens } from './several-tokens';
import { contextOf, FaultHooks } from './fault-hooks';

const selectionSchema = z.object({ id: z.string().nullable() });

/** Enables one fault at a time and names it in every response. */
export class FaultController {
  #fault: ListedFault | undefined;
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
      if (this.#fault !== undefined) {
        // Put the fault into the version, so that a client that records the version records the fault too.
        void reply.header(
          'x-the-bot-sandbox',
          `${String(reply.getHeader('x-the-bot-sandbox'))}+fault.${this.#fault.id}`,
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
      this.set(found);
      return { ...this.#state(), earlier };
    });
  }

  /** Enables a fault in place of the current one, or disables faults. State kept by the previous fault is discarded. */
  set(fault: ListedFault | undefined): void {
    this.#fault = fault;
    this.#faultError = null;
    this.#hooks = fault === undefined ? undefined : new FaultHooks(this.place.database, this.place.store);
    if (fault !== undefined && this.#hooks !== undefined) {
      this.#hooks.page(showNotice, fault.id);
      fault.inject(this.#hooks);
    }
  }

  async #guarded<Result>(work: Promise<Result>): Promise<Result> {
    return work.catch((error: unknown) => {
      this.#faultError ??= error instanceof Error ? error.message : String(error);
      throw error;
    });
  }

  #state(): { id: string | null; breaks: string | null; faultError: string | null } {
    return { id: this.#fault?.id ?? null, breaks: this.#fault?.breaks ?? null, faultError: this.#faultError };
  }
}

/** Shows a banner over every page. It is not an element of the document, so it affects people only, not locators. */
function showNotice(id: string): void {
  const sheet = new CSSStyleSheet();
  const look =
    'position: fixed; z-index: 9999; left: 0; bottom: 0; padding: 2px 8px; background: #b3261e; color: #fff; pointer-events: none;';
  sheet.replaceSync(`html::after { content: 'FAULT: ${id}'; ${look} }`);
  document.adoptedStyleSheets.push(sheet);
}
