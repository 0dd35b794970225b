/**
 * Single requests to the platform with more details than `fetch`: how the connection failed, whether there was one at
 * all, and the unchanged response headers. Only the proxy set by PROXY is used.
 */
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { agentTo, basicAuthHeader, certificateOptions } from '../network/machine';
import { secondsOf } from '../network/retry-after';

export type Headers = Readonly<Record<string, string>>;

/** HTTP response as the doctor judges it: from its own request, or from the browser. */
export interface HttpResponse {
  /** `GET /api/system/health/live/` */
  readonly request: string;
  readonly status: number;
  readonly headers: Headers;
  /** The body, or the beginning of a long one. */
  readonly text: string;
}

export interface ProbeResponse extends HttpResponse {
  readonly answered: true;
  /** From sending to the end of the body, in milliseconds. */
  readonly ms: number;
  /** Local time halfway between the request and the response head: compared with the server's `Date`. */
  readonly partial: number;
}

export interface ProbeFailure {
  readonly answered: false;
  readonly request: string;
  /** Node's error code, or `TIMEOUT`. */
  readonly code: string;
  /** Whether there was a connection before it failed. */
  readonly connected: boolean;
  readonly ms: number;
}

export type ProbeResult = ProbeResponse | ProbeFailure;

export interface ProbeOptions {
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: string;
  readonly timeoutMs?: number;
}

export interface ProberOptions {
  /** Time-out of a request, milliseconds. */
  readonly timeoutMs?: number;
  /** Name resolution, for tests that must not leave the machine. */
  readonly lookup?: LookupFunction;
  /** Proxy variables to use instead of this process's own. */
  readonly proxies?: Readonly<Record<string, string>>;
}

/** Details of the first connection. */
export interface Connection {
  /** IP address of the host name. */
  readonly address: string | undefined;
  /** Expiry of the certificate; undefined without TLS. */
  readonly certificateEnds: Date | undefined;
}

/** Long enough for a platform that has just been started, short enough for a user who waits at a terminal. */
const TIMEOUT_MS = 5_000;
/** Pauses before a read is repeated after a 429: several runs that begin at once meet the platform's limit of bursts. */
const LIMIT_PAUSES_MS = [1_000, 2_000, 4_000] as const;
/** A server that asks for more is not reacting to a burst. */
const MAX_RETRY_AFTER_MS = 10_000;
/** Maximum length of a stored body: an HTML page or a health report in full. */
const KEPT_CHARACTERS = 400_000;

/** Sends requests to one platform. Close it when done: its open connections keep the process alive. */
export class Prober {
  readonly origin: URL;
  connection: Connection = { address: undefined, certificateEnds: undefined };
  private readonly agent: http.Agent;

  constructor(
    baseUrl: string,
    private readonly options: ProberOptions = {},
  ) {
    this.origin = new URL(baseUrl);
    this.agent = agentTo(this.origin);
  }

  /**
   * Sends one request and never throws: an error is part of the result. Redirects are not followed. A read that the platform's
   * limit refuses is sent again.
   */
  async ask(path: string, options: ProbeOptions = {}): Promise<ProbeResult> {
    const result = await this.askOnce(path, options);
    return (options.method ?? 'GET') === 'GET' ? this.again(result, () => this.askOnce(path, options)) : result;
  }

  private async again(first: ProbeResult, send: () => Promise<ProbeResult>): Promise<ProbeResult> {
    let result = first;
    for (const pauseMs of LIMIT_PAUSES_MS) {
      if (!result.answered || result.status !== 429) return result;
      const askedMs = (secondsOf(result.headers['retry-after']) ?? 0) * 1_000;
      if (askedMs > MAX_RETRY_AFTER_MS) return result;
      await pause(Math.max(pauseMs, askedMs));
      result = await send();
    }
    return result;
  }

  private askOnce(path: string, options: ProbeOptions): Promise<ProbeResult> {
    const method = options.method ?? 'GET';
    const url = new URL(path, this.origin);
    const send = url.protocol === 'https:' ? https.request : http.request;
    const request = send(url, {
      method,
      agent: this.agent,
      ...certificateOptions(url),
      headers: { Accept: 'application/json, text/html;q=0.9, */*;q=0.5', ...basicAuthHeader(url), ...options.headers },
      ...(this.options.lookup === undefined ? {} : { lookup: this.options.lookup }),
    });
    const response = listen(
      request,
      `${method} ${url.pathname}`,
      options.timeoutMs ?? this.options.timeoutMs ?? TIMEOUT_MS,
    );
    request.on('socket', (socket) => this.watch(socket));
    request.end(options.body);
    return response;
  }

  close(): void {
    this.agent.destroy();
  }

  private watch(socket: Socket): void {
    // A tunnel through a proxy is connected before its TLS begins.
    if (socket instanceof TLSSocket) {
      if (socket.getPeerCertificate()?.valid_to !== undefined) return;
      socket.once(
        'secureConnect',
        () =>
          (this.connection = {
            address: socket.remoteAddress,
            certificateEnds: new Date(socket.getPeerCertificate().valid_to),
          }),
      );
    } else if (socket.connecting) {
      socket.once('connect', () => (this.connection = { address: socket.remoteAddress, certificateEnds: undefined }));
    }
  }
}

/** Waits for the response to a request that is about to be sent. Ends by itself after the time-out. */
export function listen(request: http.ClientRequest, name: string, timeoutMs: number): Promise<ProbeResult> {
  const sent = Date.now();
  let connected = false;
  request.on('socket', (socket) => {
    // A reused connection is connected already and would only accumulate listeners.
    if (socket.connecting) socket.once('connect', () => (connected = true));
    else connected = true;
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => fail('TIMEOUT'), timeoutMs);
    const fail = (code: string) => {
      clearTimeout(timer);
      resolve({ answered: false, request: name, code, connected, ms: Date.now() - sent });
      request.destroy();
    };
    request.on('error', (error) => fail(codeOf(error)));
    request.on('response', (response) => {
      const partial = (sent + Date.now()) / 2;
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text = text.length < KEPT_CHARACTERS ? text + piece : text));
      response.on('error', (error) => fail(codeOf(error)));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({
          answered: true,
          request: name,
          status: response.statusCode ?? 0,
          headers: joined(response.headers),
          text,
          ms: Date.now() - sent,
          partial,
        });
      });
    });
  });
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function joined(headers: http.IncomingHttpHeaders): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  );
}
