/**
 * Outages of the platform during a run: no answer, errors of a server in front of it, or only errors of its own. What
 * fails meanwhile has one cause. All processes of a run share the list.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { environment, isInteractive, runFolder, runId, targetUrl } from '../config/environment';
import { answers } from '../network/answers';
import { ACTOR_NAMES } from '../config/names';
import { sessionFolder } from '../config/folders';
import { PROBE_TIMEOUT_MS, failingManner, noAnswer, type FailingManner } from '../preflight/database-probe';
import { withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { readRunState } from '../run/run-state';
import { SessionStore } from '../sessions/store';
import { text, type Language } from '../texts/texts';

export const outageSchema = z.object({
  /** Milliseconds since the epoch. */
  from: z.number(),
  /** Null while it lasts. */
  to: z.number().nullable(),
  /** How the platform answered, for people. */
  how: z.string(),
  howRu: z.string().optional(),
  /** Nobody waits for the platform any more: the run ends. */
  givenUp: z.boolean().default(false),
});
export type Outage = z.output<typeof outageSchema>;

/** Note of a test that failed during an outage. */
export const outageNoteSchema = z.object({ from: z.number() });

const LOOK_EVERY_MS = 1_000;
/** Sessions whose users are read. */
const TOKENS = 2;

/** Returns the outages of a run, in order. */
export function readOutages(id = runId()): Outage[] {
  return readPrivate(outageFile(id), z.array(outageSchema)) ?? [];
}

/** Stores the outages of a merged run: its shards have found them. */
export function keepOutages(id: string, all: readonly Outage[]): void {
  writePrivate(outageFile(id), all);
}

/** Lets this process ask the platform itself when requests of its tests are lost. */
export function watchForOutages(): void {
  answers.askWith(async () => {
    const url = targetUrl();
    return url !== undefined && (await lookAt(url)) !== undefined;
  });
}

/**
 * Looks whether a failed test ran into an outage, and records that.
 * @param startedAt start of the test, milliseconds since the epoch
 * @returns the outage; undefined when the platform was there all the time
 */
export async function outageDuring(startedAt: number): Promise<Outage | undefined> {
  const url = targetUrl();
  if (url === undefined) return undefined;
  const known = readOutages().find(({ to }) => to === null || to > startedAt);
  if (known !== undefined) return known;
  const gap = await answers.gapSince(startedAt);
  if (gap !== undefined) return record({ ...gap, ...noAnswer(), givenUp: false });
  // One lost connection is no outage.
  if ((await lookAt(url)) === undefined) return undefined;
  await pause(LOOK_EVERY_MS);
  const manner = await lookAt(url);
  if (manner === undefined) return undefined;
  return record({ from: Math.max(startedAt, answers.lastAt ?? 0), to: null, ...manner, givenUp: false });
}

/**
 * Waits before a test while the platform is away, at most OUTAGE_PATIENCE from the beginning of the outage.
 * @param extend called with the time that may pass
 * @returns why the run ends early; undefined when the test may begin
 */
export async function waitForPlatform(extend: (ms: number) => void): Promise<string | undefined> {
  const [outage] = readOutages().filter(({ to }) => to === null);
  const url = targetUrl();
  if (outage === undefined || url === undefined) return undefined;
  // In UI mode one run lasts for hours, so the platform is asked again.
  if (outage.givenUp && !isInteractive()) return outageText(outage);
  const { outageWaitMs } = environment();
  extend(outageWaitMs + PROBE_TIMEOUT_MS);
  do {
    if ((await lookAt(url)) === undefined) {
      await change(outage.from, { to: Date.now() });
      return undefined;
    }
    if (outageWaitMs > 0) await pause(LOOK_EVERY_MS);
  } while (Date.now() - outage.from < outageWaitMs);
  await change(outage.from, { givenUp: true });
  return outageText(outage);
}

/** “no answer (ECONNREFUSED) from 14:02:11 to 14:03:40 UTC” */
export function outageText(
  { from, to, how, howRu }: Pick<Outage, 'from' | 'to' | 'how' | 'howRu'>,
  language: Language = 'en',
): string {
  const [since, until] = [from, to].map((at) => (at === null ? 'none' : new Date(at).toISOString().slice(11, 19)));
  return text(language, 'outage.span', {
    how: language === 'ru' ? (howRu ?? how) : how,
    from: since ?? '',
    to: until ?? 'none',
  });
}

/** @returns how the platform fails; undefined when it works */
async function lookAt(url: string): Promise<FailingManner | undefined> {
  const store = new SessionStore(sessionFolder(url), runId());
  const tokens = ACTOR_NAMES.flatMap((name) => store.known(name)?.token ?? []).slice(0, TOKENS);
  return failingManner(url, { tokens, answersUnknownToken: readRunState(runId())?.answersUnknownToken ?? false });
}

/** Adds an outage, unless another process has recorded it. */
async function record(outage: Outage): Promise<Outage> {
  return locked((all) => {
    const same = all.find(({ from, to }) => (to ?? Infinity) >= outage.from && from <= (outage.to ?? Infinity));
    if (same === undefined) all.push(outage);
    return same ?? outage;
  });
}

async function change(from: number, changes: Partial<Outage>): Promise<void> {
  await locked((all) => {
    const outage = all.find((one) => one.from === from);
    if (outage !== undefined && outage.to === null) Object.assign(outage, changes);
  });
}

async function locked<T>(work: (all: Outage[]) => T): Promise<T> {
  mkdirSync(runFolder(), { recursive: true });
  return withLock(runFolder(), 'outages', async () => {
    const all = readOutages();
    const result = work(all);
    writePrivate(outageFile(runId()), all);
    return result;
  });
}

function outageFile(id: string): string {
  return path.join(runFolder(id), 'outages.json');
}
