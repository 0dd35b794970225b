/** `BROWSER_ENDPOINT`: Playwright servers whose browsers a run uses. An address may hold a key, so it is never printed. */
import { z } from 'zod';
import type { Mistake } from './mistake';

/** Addresses of Playwright servers, separated by commas or spaces. */
export const browserEndpoints = z
  .string()
  .default('')
  .transform((text, context): URL[] => {
    const words = text.split(/[\s,]+/).filter(Boolean);
    if (words.every((word) => /^wss?:\/\/./.test(word) && URL.canParse(word)))
      return words.map((word) => new URL(word));
    context.addIssue({ code: 'custom', message: 'must be ws:// or wss:// addresses, separated by commas' });
    return z.NEVER;
  });

/**
 * What is wrong with the servers, in a sentence each, without their addresses. Passwords are typed in their browsers.
 * @param hosts names of `BROWSER_HOSTS` @param isLoopback whether a host is this machine
 */
export function endpointMistakes(
  endpoints: readonly URL[],
  hosts: readonly string[],
  isLoopback: (host: string) => boolean,
): Mistake[] {
  const unnamed = endpoints
    .map(({ hostname }) => hostname)
    .filter((name) => !isLoopback(name) && !hosts.includes(name));
  return [...new Set(unnamed)].map((name) => ({
    problem: 'host',
    setting: 'BROWSER_ENDPOINT',
    other: 'BROWSER_HOSTS',
    sentence: `BROWSER_ENDPOINT names the host ${name}, which BROWSER_HOSTS does not. No password is typed on a host that was not explicitly allowed`,
  }));
}

/** How a worker reaches its browser, in Playwright's terms. */
export interface ConnectOptions {
  readonly wsEndpoint: string;
  /** Hosts of this machine that the browser reaches through the connection. */
  readonly exposeNetwork?: string;
  readonly timeout: number;
}

/** Time to connect and to start a browser, on a busy server. */
const CONNECT_MS = 30_000;

/**
 * Chooses the server of a worker: each takes the next one.
 * @param worker place of the worker; undefined in the main process
 * @param platform the address to test; undefined where it is not known yet
 */
export function connectOptionsOf(
  endpoints: readonly URL[],
  worker: string | undefined,
  platform: string | undefined,
  isLoopback: (host: string) => boolean,
): ConnectOptions | undefined {
  const endpoint = endpoints[Number(worker ?? 0) % Math.max(endpoints.length, 1)];
  if (endpoint === undefined) return undefined;
  const host = platform === undefined ? undefined : new URL(platform).hostname;
  return {
    wsEndpoint: endpoint.href,
    // A platform on this machine is on no other one.
    ...(host !== undefined && isLoopback(host) ? { exposeNetwork: '<loopback>' } : {}),
    timeout: CONNECT_MS,
  };
}
