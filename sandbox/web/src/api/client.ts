import { storedToken } from '../session/storage';
import { dropSession } from '../session/store';
import { departs } from '../shape';
import { readRefusal, Refusal, Unreachable } from './failures';

/** Time limit for a response, in milliseconds. Sending a file of the allowed 50 MB may take longer. */
const TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 300_000;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  json?: unknown;
  form?: FormData;
  /** Sends no token: signing in must not depend on an old one. */
  anonymous?: boolean;
  /** Keeps the session on a 401 response: signing out ends it anyway. */
  keepSession?: boolean;
}

/**
 * Sends a request to the platform's API; `path` is the part after `/api`, or the full path of a stored file. The
 * response type is not checked at run time: page and server are built from the same contract.
 * @throws Refusal for any status from 400 on, Unreachable if there is no response.
 */
export async function request<T = unknown>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const text = await response.text();
  const body = readJson(text);
  if (!response.ok) throw refusalOf(response, body);
  if (body === undefined && text !== '') throw new Refusal(response.status, 'Сервер прислал непонятный ответ');
  return body as T;
}

/** Fetches the bytes of a stored file with the token, which plain browser links cannot send. */
export async function requestBytes(path: string): Promise<Blob> {
  const response = await send(path, {});
  if (!response.ok) throw refusalOf(response, readJson(await response.text()));
  return response.blob();
}

/** The published page discards the server's message and shows the status line. */
function refusalOf({ status, statusText }: Response, body: unknown): Refusal {
  return departs('raw-refusals') ? new Refusal(status, `HTTP ${status}: ${statusText}`) : readRefusal(status, body);
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' });
  const token = options.anonymous ? null : storedToken();
  if (token) headers.set('Authorization', `Token ${token}`);
  if (options.json !== undefined) headers.set('Content-Type', 'application/json');
  const response = await reach(path.startsWith('/media/') ? path : `/api${path}`, {
    method: options.method ?? 'GET',
    headers,
    body: options.form ?? (options.json === undefined ? null : JSON.stringify(options.json)),
    signal: AbortSignal.timeout(options.form ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
  });
  // Another sign-in of the same account revokes this token; only a new sign-in helps.
  if (response.status === 401 && token && !options.keepSession && token === storedToken()) dropSession();
  return response;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (failure) {
    const timedOut = failure instanceof DOMException && failure.name === 'TimeoutError';
    throw new Unreachable(timedOut ? 'timeout' : 'network');
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
