/**
 * Outages of the platform during a run: no answer, errors of a server in front of it, or only errors of its own. What
 * fails meanwhile has one cause. All processes of a run share the list.
 */
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { environment, isInteractive, runFolder, runId, targetUrl } from '../config/environment';
import { answers } from '../network/answers';
import { ACTOR_NAMES } from '../config/names';
import { sessionFolder } from '../config/folders';
import { PROBE_TIMEOUT_MS, failingManner, noAnswer, type FailingManner } from '../preflight/database-probe';
import { withLock } from '../../lib/lock';
import { writePrivate } from '../../lib/private-file';
import { readRunState } from '../run/run-state';
import { SessionStore } from '../sessions/store';
import { readSessionLosses, type SessionLoss } from '../sessions/session-loss';
import { hasEndedSessions } from './ended-sessions';
import { outageFile, outageText, readOutages, type Outage } from './record';
import { withOutages } from './restart';

const POLL_INTERVAL_MS = 1_000;
/** Sessions whose users are read. */
const TOKENS = 2;

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
  if ((await lookAt(url)) === undefined) return shortInterruption(url, startedAt);
  await pause(POLL_INTERVAL_MS);
  const manner = await lookAt(url);
  // It may have come back in between.
  if (manner === undefined) return shortInterruption(url, startedAt);
  return record({ from: Math.max(startedAt, answers.lastAt ?? 0), to: null, ...manner, givenUp: false });
}

/** One lost connection is no outage, unless all sessions have ended with it. */
async function shortInterruption(url: string, startedAt: number): Promise<Outage | undefined> {
  const gap = answers.unprovenGapSince(startedAt);
  if (gap === undefined || !(await hasEndedSessions(url, gap.from))) return undefined;
  return record({ ...gap, ...noAnswer(), givenUp: false });
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
    if (outageWaitMs > 0) await pause(POLL_INTERVAL_MS);
  } while (Date.now() - outage.from < outageWaitMs);
  await change(outage.from, { givenUp: true });
  return outageText(outage);
}

/** Returns whether a restart of the platform that the run has seen ended this session, with all others of its time. */
export function isEndedByRestart({ actor, signedInAt }: SessionLoss): boolean {
  return withOutages(readSessionLosses(), readOutages()).some(
    (loss) => loss.actor === actor && loss.signedInAt === signedInAt && loss.outageFrom !== undefined,
  );
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
