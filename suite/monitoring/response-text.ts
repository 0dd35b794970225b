/** The body of a response that a page has received. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from '@playwright/test';

/** Time for a body after its headers, milliseconds: longer than the slowest list of a known platform. */
const BODY_MS = 10_000;

/**
 * Reads the body of a response. A page that does not read it may keep the request open, and with it whoever waits
 * for the body.
 * @param limitMs time to wait, milliseconds
 * @returns undefined when the page has left it, or does not read it
 */
export function textOf(response: Response, limitMs = BODY_MS): Promise<string | undefined> {
  return Promise.race([response.text().catch(() => undefined), pause(limitMs, undefined, { ref: false })]);
}
