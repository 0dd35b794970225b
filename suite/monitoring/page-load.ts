/**
 * Reloads a page after a network failure: one of its own reads was answered with 429 or 5xx. The window's monitoring
 * detects this. Problems of the failed load are not counted against the page.
 */
import type { PageHealth } from './page-errors';
import type { RecordedRequest } from './recorded-requests';
import type { Traffic } from './traffic';
import { Blocked } from '../failure/blocked';
import { FAULT_PAUSE_MS, LIMIT_PAUSES_MS } from '../network/retry';
import { networkLog } from '../network/network-log';
import { waitOutsideTestTime } from '../network/test-time';

/** A page whose reads have no response by then is judged by those that have. */
const SETTLE_MS = 3_000;

/** Endpoints that failed on two loads in this process: pages are not reloaded for them again. */
const failing = new Set<string>();

interface ObservedWindow {
  readonly traffic: Traffic;
  readonly health: PageHealth;
}

/**
 * @param load opens the page and waits until it is ready; may be called several times
 * @returns the result of the last call
 * @throws the error of the last call; Blocked when that was under a rate limit that did not end
 */
export async function loadWithRetry<T>({ traffic, health }: ObservedWindow, load: () => Promise<T>): Promise<T> {
  const pauses = [...LIMIT_PAUSES_MS];
  let faults: readonly RecordedRequest[] | undefined;
  for (;;) {
    await traffic.pace.turn();
    const [requestNumber, known] = [traffic.lastRequest, health.errorNames];
    const outcome = await load().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await traffic.settled(SETTLE_MS);
    const reads = traffic.since(requestNumber).filter(({ method }) => method === 'GET');
    const limited = lastOfEach(reads).filter(({ status }) => status === 429);
    const pauseMs = limited.length === 0 ? undefined : pauses.shift();
    noteLimited(reads, pauseMs ?? 0);
    if (pauseMs !== undefined) {
      health.forgetSince(known);
      await waitOutsideTestTime(pauseMs);
      continue;
    }
    const bad = lastOfEach(reads).filter(({ status = 0 }) => status >= 500);
    noteRecovered(reads);
    if (faults === undefined && bad.some(({ path }) => !failing.has(path))) {
      faults = bad;
      health.forgetSince(known);
      await waitOutsideTestTime(FAULT_PAUSE_MS);
      continue;
    }
    if (faults !== undefined) recordRepeated(faults, bad);
    if ('value' in outcome) return outcome.value;
    if (limited.length > 0)
      throw new Blocked(
        `the rate limit of the platform kept the page from its data: ${nameOf(limited[0])} was answered 429 on every load.`,
      );
    throw outcome.error;
  }
}

/** Returns the last response for each read: the page may have repeated a read itself. */
function lastOfEach(reads: readonly RecordedRequest[]): RecordedRequest[] {
  return [...new Map(reads.map((read) => [read.path, read])).values()];
}

/** Records every 429. The wait is counted once. */
function noteLimited(reads: readonly RecordedRequest[], pauseMs: number): void {
  const refused = reads.filter(({ status }) => status === 429);
  refused.forEach((read, index) => networkLog.limited(nameOf(read), 'page', index === 0 ? pauseMs : 0));
}

/** Also counts a 5xx that the page repeated successfully. */
function noteRecovered(reads: readonly RecordedRequest[]): void {
  for (const read of reads.filter(({ status = 0 }) => status >= 500)) {
    const last = reads.findLast(({ path }) => path === read.path);
    if (isRight(last)) networkLog.unstable(nameOf(read), read.status ?? 0, 'page', read.at);
  }
}

function recordRepeated(faults: readonly RecordedRequest[], bad: readonly RecordedRequest[]): void {
  for (const fault of faults) {
    if (bad.some(({ path }) => path === fault.path)) failing.add(fault.path);
    else networkLog.unstable(nameOf(fault), fault.status ?? 0, 'page', fault.at);
  }
}

function isRight(read: RecordedRequest | undefined): boolean {
  return read?.status !== undefined && read.status < 400;
}

function nameOf(read: RecordedRequest | undefined): string {
  return `${read?.method ?? ''} ${read?.path ?? ''}`;
}
