/**
 * Throttles the CPU for every page of a context, when a burn-in asks for it. Chromium only. Chromium throttles by
 * keeping the machine busy, also for an idle page: an idle window must be restored, or it slows the others.
 */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { cpuSlowdown } from '../config/run-options';

const FULL_SPEED = 1;
const throttled = new WeakMap<BrowserContext, CDPSession[]>();

/** Throttles new tabs as soon as they are known. */
export async function throttleCpu(context: BrowserContext): Promise<void> {
  const rate = cpuSlowdown();
  if (rate === undefined) return;
  const known = throttled.get(context);
  if (known !== undefined) return setRate(known, rate);
  const sessions: CDPSession[] = [];
  throttled.set(context, sessions);
  const throttle = async (page: Page) => {
    const session = await context.newCDPSession(page);
    sessions.push(session);
    page.on('close', () => sessions.splice(sessions.indexOf(session), 1));
    await setRate([session], rate);
  };
  context.on('page', (page) => void throttle(page));
  await Promise.all(context.pages().map(throttle));
}

/** Restores the speed until the next throttling. */
export async function restoreCpuSpeed(context: BrowserContext): Promise<void> {
  await setRate(throttled.get(context) ?? [], FULL_SPEED);
}

async function setRate(sessions: readonly CDPSession[], rate: number): Promise<void> {
  await Promise.all(sessions.map((session) => session.send('Emulation.setCPUThrottlingRate', { rate })));
}
