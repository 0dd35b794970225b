/** What a service worker hands out of what it kept, to the person who comes back and to the next one. */
import type { Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserUser } from '../actors/browser-user';
import { unlessTimeout } from '../actors/unless-timeout';
import type { ApiClient } from '../api/client';
import { SESSION_KEYS } from '../sessions/session';

const LIVE = '/api/system/health/live/';
const SIGN_OUT = /\/logout\//;
const SIGN_OUT_MS = 5_000;
/** The Date of an answer tells whole seconds, so the next second comes within this time. */
const SECOND_MS = 3_000;
const STEP_MS = 200;

/** An answer that the page got from its service worker. */
export interface WorkerAnswer {
  readonly url: string;
  /** When the platform gave it, milliseconds since the epoch by its clock; undefined where it does not tell. */
  readonly at: number | undefined;
}

/** Collects from now on what the page gets from its service worker, out of its cache or from the platform. */
export function collectWorkerAnswers(page: Page): readonly WorkerAnswer[] {
  const answers: WorkerAnswer[] = [];
  page.on('response', (response) => {
    if (response.fromServiceWorker()) answers.push({ url: response.url(), at: momentOf(response.headers().date) });
  });
  return answers;
}

/** The addresses of those answers that the platform gave before a moment. */
export function keptBefore(answers: readonly WorkerAnswer[], since: number | undefined): Set<string> {
  const kept = answers.filter(({ at }) => at !== undefined && since !== undefined && at < since);
  return new Set(kept.map(({ url }) => url));
}

/** Whether the page has a service worker. */
export function hasWorker(page: Page): Promise<boolean> {
  return page.evaluate(
    async () => 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration()) !== undefined,
  );
}

/**
 * Waits for the next second of the platform's clock. @returns it, milliseconds since the epoch: each answer that was kept
 * before has an earlier Date. undefined where answers have none, or the clock stands still
 */
export async function nextSecondOf(client: ApiClient): Promise<number | undefined> {
  const read = async () => momentOf((await client.send('GET', LIVE)).headers.get('date') ?? undefined);
  const before = await read();
  const end = Date.now() + SECOND_MS;
  let now = before;
  while (before !== undefined && now === before && Date.now() < end) {
    await pause(STEP_MS);
    now = await read();
  }
  return now === before ? undefined : now;
}

/**
 * Signs out on the page as far as the browser is concerned, so that the page can clear what it keeps. Nothing is sent:
 * the whole run shares the session.
 */
export async function leaves(user: BrowserUser): Promise<void> {
  const { page, health } = user;
  const known = health.errorNames;
  const context = page.context();
  await context.route(SIGN_OUT, (route) => route.abort('aborted'));
  await context.setOffline(true);
  await user.sideBar.pressSignOut().catch(unlessTimeout);
  await page
    .waitForFunction(
      // The page of a browser without a network has no storage.
      (keys) => location.origin === 'null' || keys.every((key) => localStorage.getItem(key) === null),
      [...SESSION_KEYS],
      { timeout: SIGN_OUT_MS },
    )
    .catch(unlessTimeout);
  await context.setOffline(false);
  await context.unroute(SIGN_OUT);
  await page.waitForLoadState('domcontentloaded').catch(unlessTimeout);
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  health.forgetSince(known);
}

function momentOf(date: string | undefined): number | undefined {
  const moment = Date.parse(date ?? '');
  return Number.isNaN(moment) ? undefined : moment;
}
