/**
 * Sends load with autocannon: callers at the same time, each with a connection and an account of its own. The number of
 * requests and the time are bounded.
 */
import autocannon from 'autocannon';
import { performance } from 'node:perf_hooks';
import { Blocked } from '../failure/blocked';
import { networkOptionsFor } from '../network/machine';
import { networkLog } from '../network/network-log';

/** A request of a caller. Its headers hold the token: never put them into a message or a report. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The answer to one request. */
export interface LoadAnswer {
  /** Position of the caller. */
  readonly caller: number;
  readonly request: LoadRequest;
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
  readonly retryAfter: string | undefined;
  /** From the request to the end of the answer, without any pause before it, milliseconds. */
  readonly ms: number;
  /** Moment of the answer, milliseconds since the begin of the load. */
  readonly atMs: number;
}

export interface Load {
  readonly baseUrl: string;
  /** Requests of each caller, which it sends in turn, from the first one again after the last. */
  readonly callers: readonly (readonly LoadRequest[])[];
  /** How many requests each caller sends. */
  readonly requestsEach: number;
  /** Most requests of a caller in a second; without it, each follows the answer before it. */
  readonly perSecond?: number;
  /** Whether the texts of answers with status 200 are kept; true when left out. */
  readonly keepsTexts?: boolean;
  /** The load ends after this time at the latest, milliseconds. */
  readonly mostMs: number;
}

export interface LoadResult {
  readonly answers: readonly LoadAnswer[];
  /** Requests of the load that got no answer. */
  readonly unanswered: number;
  readonly elapsedMs: number;
}

/** The most that any load may consist of. More would not be a test of a school's platform, but an attack. */
export const MAX_CALLERS = 30;
export const MAX_REQUESTS = 70_000;

/** How often autocannon looks whether it has finished, milliseconds. */
const SAMPLE_MS = 20;
const ANSWER_SECONDS = 15;

/**
 * Sends the load and waits for its end. autocannon checks no certificate: the doctor has checked that of the platform
 * before the run.
 * @throws Error for a load beyond the bounds
 * @throws Blocked where the platform is reached through a proxy, which autocannon cannot use
 */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const { baseUrl, callers, requestsEach, perSecond, mostMs, keepsTexts = true } = load;
  const amount = callers.length * requestsEach;
  if (callers.length > MAX_CALLERS || amount > MAX_REQUESTS || amount < 1)
    throw new Error(
      `A load of ${callers.length} callers and ${amount} requests is not sent: at most ${MAX_CALLERS} callers and ${MAX_REQUESTS} requests.`,
    );
  if (networkOptionsFor(new URL(baseUrl)).proxy !== undefined)
    throw new Blocked(
      'the load generator reaches a platform only directly, and this one is reached through the proxy of PROXY.',
    );
  const collector = new Collector(callers, keepsTexts);
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(
      {
        url: baseUrl,
        connections: callers.length,
        amount,
        sampleInt: SAMPLE_MS,
        timeout: ANSWER_SECONDS,
        setupClient: (client) => collector.set(client),
        ...(perSecond === undefined ? {} : { connectionRate: perSecond }),
      },
      (error: Error | null) => {
        clearTimeout(bound);
        if (error) reject(error);
        else resolve();
      },
    );
    const bound = setTimeout(() => instance.stop(), mostMs);
    instance.on('response', (client, _status, _bytes, ms) => {
      collector.take(client, ms, performance.now() - started);
      // A paced connection would look only in its next second whether it has finished.
      if (collector.answers.length === amount) instance.stop();
    });
  });
  const { answers } = collector;
  for (let count = 0; count < answers.length; count += 1) networkLog.counted();
  return { answers, unanswered: amount - answers.length, elapsedMs: performance.now() - started };
}

/**
 * Joins the content of an answer with its raw time. autocannon tells the content to the request and the time to the
 * connection, one right after the other.
 */
class Collector {
  readonly answers: LoadAnswer[] = [];
  private readonly open = new Map<unknown, Omit<LoadAnswer, 'ms' | 'atMs'>>();
  private next = 0;

  constructor(
    private readonly callers: Load['callers'],
    private readonly keepsTexts: boolean,
  ) {}

  /** Gives a new connection the requests of the next caller. */
  set(client: autocannon.Client): void {
    const caller = this.next;
    this.next += 1;
    const requests = (this.callers[caller] ?? []).map((request) => ({
      method: request.method,
      path: request.path,
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      onResponse: (status: number, text: string, _context: object, headers: unknown) => {
        const named = lowerCased(headers);
        this.open.set(client, {
          caller,
          request,
          status,
          text: this.keepsTexts || status !== 200 ? text : '',
          contentType: named['content-type'] ?? '',
          retryAfter: named['retry-after'],
        });
      },
    }));
    client.setRequests(requests);
  }

  take(client: unknown, ms: number, atMs: number): void {
    const answer = this.open.get(client);
    this.open.delete(client);
    if (answer !== undefined) this.answers.push({ ...answer, ms, atMs });
  }
}

function lowerCased(headers: unknown): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
