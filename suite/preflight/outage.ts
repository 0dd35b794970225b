/**
 * Outages of the platform during a run: no answer, errors of a server in front of it, or only errors of its own. What
 * fails meanwhile has one cause. All processes of a run share the list.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { environment, runFolder, runId, targetUrl } from '../config/environment';
import { answers } from '../network/answers';
import { HEALTH_PATHS } from './health';
import { Prober, type ProbeResult } from './probe';
import { withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { readRunState } from '../run/run-state';
import { inEach, text, type Language, type TextKey, type TextValues } from '../texts/texts';

const outageSchema = z.object({
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

/** Reading a user by a token asks the database, without changing anything. No user has this token. */
const DATABASE_PROBE = { path: '/api/auth/me/', headers: { Authorization: `Token ${'0'.repeat(40)}` } } as const;
const PROBE_TIMEOUT_MS = 10_000;
const LOOK_EVERY_MS = 1_000;

/** Returns the outages of a run, in order. */
export function readOutages(id = runId()): Outage[] {
  return readPrivate(outageFile(id), z.array(outageSchema)) ?? [];
}

/** Returns whether the platform answers a request that needs its database. Called before the first test. */
export async function answersProbe(url: string): Promise<boolean> {
  return (await lookAt(url, true)) === undefined;
}

/**
 * Looks whether a failed test ran into an outage, and records that.
 * @param startedAt start of the test, milliseconds since the epoch
 * @returns the outage; undefined when the platform was there all the time
 */
export async function outageDuring(startedAt: number): Promise<Outage | undefined> {
  const url = targetUrl();
  if (url === undefined) return undefined;
  const known = readOutages().find(({ to }) => to === null || to >= startedAt);
  if (known !== undefined) return known;
  const gap = answers.gapSince(startedAt);
  if (gap !== undefined) return record({ ...gap, ...inManner('outage.noAnswer', { code: 'none' }), givenUp: false });
  const manner = await lookAt(url, readRunState(runId())?.answersProbe ?? false);
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
  if (outage.givenUp) return outageText(outage);
  const { outageWaitMs } = environment();
  extend(outageWaitMs + PROBE_TIMEOUT_MS);
  const needsDatabase = readRunState(runId())?.answersProbe ?? false;
  do {
    if ((await lookAt(url, needsDatabase)) === undefined) {
      await change(outage.from, { to: Date.now() });
      return undefined;
    }
    if (outageWaitMs > 0) await pause(LOOK_EVERY_MS);
  } while (Date.now() - outage.from < outageWaitMs);
  await change(outage.from, { givenUp: true });
  return outageText(outage);
}

/** “no answer (ECONNREFUSED) from 14:02:11 to 14:03:40 UTC” */
export function outageText({ from, to, how, howRu }: Pick<Outage, 'from' | 'to' | 'how' | 'howRu'>, language: Language = 'en'): string {
  const [since, until] = [from, to].map((at) => (at === null ? 'none' : new Date(at).toISOString().slice(11, 19)));
  return text(language, 'outage.span', { how: language === 'ru' ? (howRu ?? how) : how, from: since ?? '', to: until ?? 'none' });
}

/** How the platform fails, in both languages. */
type Manner = Pick<Outage, 'how' | 'howRu'>;

/** @returns how the platform fails; undefined when it works */
async function lookAt(url: string, needsDatabase: boolean): Promise<Manner | undefined> {
  const prober = new Prober(url, { timeoutMs: PROBE_TIMEOUT_MS });
  try {
    const paths = needsDatabase ? [DATABASE_PROBE] : HEALTH_PATHS.map((place) => ({ path: place, headers: {} }));
    const results: ProbeResult[] = [];
    for (const { path: place, headers } of paths) results.push(await prober.ask(place, { headers }));
    return results.some((result) => result.answered && result.status < 500) ? undefined : describe(results[0]);
  } finally {
    prober.close();
  }
}

function describe(result: ProbeResult | undefined): Manner {
  if (result?.answered === true) return inManner('outage.errors', { status: String(result.status) });
  if (result?.code === 'TIMEOUT') return inManner('outage.late', { seconds: String(PROBE_TIMEOUT_MS / 1_000) });
  return inManner('outage.noAnswer', { code: result?.code ?? 'none' });
}

function inManner(key: TextKey, values: TextValues): Manner {
  const { en, ru } = inEach(key, values);
  return { how: en, howRu: ru };
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
    if (outage !== undefined && outage.to === null && !outage.givenUp) Object.assign(outage, changes);
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
