import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FileStore } from '../../server/assignments/files/file-store';
import type { Database } from '../../server/database/connection';
import { contextOf, FaultHooks } from '../fault-hooks';
import { allowSeveralTokens } from '../several-tokens';
import { observeAnswers } from './answers/observer';
import type { SwitchedMutant } from './mutant';
import type { ActiveMutant } from './runtime/switches';

const selectionSchema = z.object({ id: z.string().nullable() });
const reachedSchema = z.array(z.string());

interface Globals {
  __mutant?: ActiveMutant | undefined;
  __reached?: Set<string> | undefined;
}

/** Switches one mutant on at a time, and records what is reached. It has the same address as the controller of faults. */
export class MutantController {
  #mutant: SwitchedMutant | undefined;
  #hooks: FaultHooks | undefined;
  #error: string | null = null;
  readonly #globals: typeof globalThis & Globals = globalThis;
  readonly #reached: Set<string>;

  constructor(
    app: FastifyInstance,
    private readonly place: { database: Database; store: FileStore },
    private readonly mutants: ReadonlyMap<string, SwitchedMutant>,
  ) {
    // Exists only in a program that was started to record.
    this.#reached = this.#globals.__reached ?? new Set();
    app.addHook('onReady', () => allowSeveralTokens(place.database));
    observeAnswers(app, (key) => void this.#globals.__reached?.add(key));
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
      if (this.#mutant !== undefined)
        void reply.header('x-the-bot-sandbox', `${String(reply.getHeader('x-the-bot-sandbox'))}+fault.mutant`);
      return changed;
    });
    this.#addRoutes(app);
  }

  /** Switches a mutant on in place of the current one, or off. */
  set(mutant: SwitchedMutant | undefined): void {
    this.#mutant = mutant;
    this.#error = null;
    this.#globals.__mutant = mutant?.activation.kind === 'code' ? mutant.activation.active : undefined;
    this.#hooks =
      mutant === undefined && this.#globals.__reached === undefined
        ? undefined
        : new FaultHooks(this.place.database, this.place.store);
    if (mutant?.activation.kind === 'answers' && this.#hooks !== undefined) mutant.activation.inject(this.#hooks);
    if (mutant?.activation.kind === 'code')
      this.#hooks?.page(switchOn, mutant.activation.active.site, mutant.activation.active.operator);
    if (this.#globals.__reached !== undefined) this.#hooks?.page(recordInPage);
  }

  #addRoutes(app: FastifyInstance): void {
    app.get('/sandbox/fault', async () => this.#state());
    app.post('/sandbox/fault', async (request, reply) => {
      const { id } = selectionSchema.parse(request.body);
      const found = id === null ? undefined : this.mutants.get(id);
      if (id !== null && found === undefined) return reply.code(404).send({ detail: `There is no mutant «${id}».` });
      const earlier = this.#state();
      this.set(found);
      return { ...this.#state(), earlier };
    });
    // Returns what was reached since the last request, and forgets it.
    app.post('/sandbox/reached/take', async () => {
      const reached = [...this.#reached];
      this.#reached.clear();
      return { reached };
    });
    // Pages send text: a beacon cannot send JSON.
    app.post('/sandbox/reached', async (request, reply) => {
      for (const site of reachedSchema.parse(JSON.parse(String(request.body)))) this.#reached.add(site);
      return reply.code(204).send();
    });
  }

  async #guarded<Result>(work: Promise<Result>): Promise<Result> {
    return work.catch((error: unknown) => {
      this.#error ??= error instanceof Error ? error.message : String(error);
      throw error;
    });
  }

  #state(): { id: string | null; breaks: string | null; faultError: string | null } {
    return { id: this.#mutant?.name ?? null, breaks: this.#mutant?.changes ?? null, faultError: this.#error };
  }
}

/** Runs in every page, before its own code. */
function switchOn(site: string, operator: string): void {
  Object.assign(globalThis, { __mutant: { site, operator } });
}

/** Runs in every page of a recording run: sends the sites that the page reaches for the first time. */
function recordInPage(): void {
  const sent = new Set<string>();
  let waiting: string[] = [];
  const send = () => {
    if (waiting.length > 0) navigator.sendBeacon('/sandbox/reached', JSON.stringify(waiting));
    waiting = [];
  };
  const add = (site: string) => {
    if (sent.has(site)) return;
    sent.add(site);
    if (waiting.push(site) === 1) setTimeout(send, 50);
  };
  addEventListener('pagehide', send);
  Object.assign(globalThis, { __reached: { add } });
}
