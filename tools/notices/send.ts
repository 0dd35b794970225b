/** Sends a message to one receiver: within a time limit, repeated while that makes sense, and never to another host. */
import { setTimeout as pause } from 'node:timers/promises';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { isLoopback } from '../../suite/config/environment';
import type { NoticeTarget } from '../../suite/config/notices';

/** Time for all attempts together: a run must not wait for its messenger. */
export const TIMEOUT_MS = 30_000;
/** Waiting time after the first attempt; it doubles. */
const FIRST_PAUSE_MS = 1_000;

/** @returns undefined when it was accepted; otherwise why not, without the address */
export async function send(
  { url }: NoticeTarget,
  body: unknown,
  timeoutMs = TIMEOUT_MS,
  firstPauseMs = FIRST_PAUSE_MS,
): Promise<string | undefined> {
  const end = AbortSignal.timeout(timeoutMs);
  const until = Date.now() + timeoutMs;
  for (let wait = firstPauseMs; ; wait *= 2) {
    const { problem, again, afterMs = wait } = await attempt(url, body, end);
    if (problem === undefined || !again || Date.now() + afterMs >= until) return problem;
    await pause(afterMs);
  }
}

interface Attempt {
  readonly problem?: string;
  /** Whether a further attempt may succeed. */
  readonly again?: boolean;
  /** How long the receiver asks to wait. */
  readonly afterMs?: number | undefined;
}

async function attempt(url: URL, body: unknown, signal: AbortSignal): Promise<Attempt> {
  try {
    const response = await fetch(address(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization(url) },
      body: JSON.stringify(body),
      // A redirect would lead to a host that nobody has named.
      redirect: 'manual',
      signal,
      ...(isLoopback(url.hostname) ? {} : { dispatcher: new EnvHttpProxyAgent() }),
    });
    await response.body?.cancel();
    if (response.ok) return {};
    const again = response.status === 429 || response.status >= 500;
    return {
      problem: `it was answered with ${response.status}`,
      again,
      ...(again ? { afterMs: retryAfter(response.headers.get('retry-after')) } : {}),
    };
  } catch (error) {
    if (signal.aborted) return { problem: 'there was no answer in time' };
    // The message of the error may name the address; its code does not.
    const cause = error instanceof Error ? error.cause : undefined;
    return {
      problem: `there is no connection${cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''}`,
      again: true,
    };
  }
}

/** Credentials in an address are sent as a header; fetch refuses them in the address. */
function authorization({ username, password }: URL): Record<string, string> {
  return username === '' && password === ''
    ? {}
    : {
        authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`,
      };
}

function address(url: URL): string {
  const plain = new URL(url);
  [plain.username, plain.password] = ['', ''];
  return plain.href;
}

/** Seconds of the header, as milliseconds; undefined when there are none. */
function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,4}$/.test(header) ? Number(header) * 1_000 : undefined;
}
