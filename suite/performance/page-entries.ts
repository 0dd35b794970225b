/** What the browser itself tells of a page: when it was painted, how it moved, how long it was blocked, what it loaded. */
import type { Page } from '@playwright/test';
import { unlessTimeout } from '../actors/unless-timeout';
import { z } from 'zod';

/** Tasks of a page longer than this block it, by the part above it, milliseconds. */
const BLOCKING_FROM_MS = 50;
/** Time for the browser to tell of the first paint. */
const PAINT_MS = 5_000;
/** Kinds of entries that the cases need. Not every browser tells them. */
const NEEDED = ['largest-contentful-paint', 'layout-shift', 'longtask'];

const entriesSchema = z.object({
  supported: z.array(z.string()),
  paintMs: z.number(),
  shift: z.number(),
  tasksMs: z.array(z.number()),
  bytes: z.number(),
  cached: z.array(z.string()),
});

export interface PageEntries {
  /** Time of the largest paint, milliseconds after the begin of the load. */
  readonly paintMs: number;
  readonly layoutShift: number;
  /** By how much long tasks blocked the page, milliseconds. */
  readonly blockingMs: number;
  /** Bytes that came over the network. */
  readonly bytes: number;
  /** Paths of the API whose answer came out of a cache of the browser. */
  readonly cachedAnswers: readonly string[];
}

/** Collects the entries of every page of the window that is opened from now on. */
export async function collectEntries(page: Page): Promise<void> {
  await page.addInitScript(collectInPage);
}

/**
 * Reads what was collected. @param kept addresses that a service worker has answered out of its cache
 * @returns undefined where the browser does not tell all of it
 */
export async function readEntries(page: Page, kept: ReadonlySet<string> = new Set()): Promise<PageEntries | undefined> {
  // The browser tells a paint a moment after it; on a busy machine that is after the requests of the page.
  await page.waitForFunction(isPainted, undefined, { timeout: PAINT_MS }).catch(unlessTimeout);
  const found = entriesSchema.parse(await page.evaluate(readInPage, [...kept]));
  if (NEEDED.some((kind) => !found.supported.includes(kind))) return undefined;
  return {
    paintMs: found.paintMs,
    layoutShift: found.shift,
    blockingMs: found.tasksMs.reduce((sum, ms) => sum + Math.max(0, ms - BLOCKING_FROM_MS), 0),
    bytes: found.bytes,
    cachedAnswers: found.cached.map((address) => new URL(address).pathname),
  };
}

/** Runs in the page before its own scripts. */
function collectInPage(): void {
  const store = { paintMs: 0, shift: 0, tasksMs: [] as number[] };
  // Shifts that follow each other within a second, for five seconds at most, count as one; the largest such group counts.
  const group = { from: 0, last: 0, sum: 0 };
  Object.assign(globalThis, { measuredByTheSuite: store });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) => {
    if (PerformanceObserver.supportedEntryTypes.includes(type))
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  observe('largest-contentful-paint', (entry) => void (store.paintMs = entry.startTime));
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, startTime } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (hadRecentInput) return;
    const joins = startTime - group.last < 1_000 && startTime - group.from < 5_000;
    Object.assign(
      group,
      joins ? { last: startTime, sum: group.sum + value } : { from: startTime, last: startTime, sum: value },
    );
    store.shift = Math.max(store.shift, group.sum);
  });
  observe('longtask', (entry) => void store.tasksMs.push(entry.duration));
}

/** Runs in the page. */
function isPainted(): boolean {
  const { measuredByTheSuite: store } = globalThis as unknown as { measuredByTheSuite: { paintMs: number } };
  return store.paintMs > 0 || !PerformanceObserver.supportedEntryTypes.includes('largest-contentful-paint');
}

/** Runs in the page. */
function readInPage(kept: readonly string[]) {
  const { measuredByTheSuite: store } = globalThis as unknown as {
    measuredByTheSuite: { paintMs: number; shift: number; tasksMs: number[] };
  };
  const navigations = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return {
    ...store,
    supported: [...PerformanceObserver.supportedEntryTypes],
    // Browsers differ in what they tell of an answer of a service worker: it may come from a cache.
    bytes: [...navigations, ...resources]
      .filter(({ name, workerStart }) => workerStart === 0 || !kept.includes(name))
      .reduce((sum, entry) => sum + entry.transferSize, 0),
    cached: resources
      .filter(
        // What a service worker hands out is told apart by its date: it may come from the platform or from a cache.
        ({ name, transferSize, decodedBodySize, workerStart }) =>
          new URL(name).pathname.startsWith('/api/') && workerStart === 0 && transferSize === 0 && decodedBodySize > 0,
      )
      .map(({ name }) => name),
  };
}
