import { storedToken } from '../session/storage';
import { dropSession } from '../session/store';
import { departs } from '../shape';
import { readRefusal, Refusal, Unreachable } from './failures';

/** How long an answer is waited for, in milliseconds. Sending a file of the allowed 50 MB may take longer. */
const TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 300_000;

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  json?: unknown;
  form?: FormData;
  /** Send no token: signing in must not depend on an old one. */
  anonymous?: boolean;
  /** Leave the session alone when the server answers 401: signing out ends it anyway. */
  keepSession?: boolean;
}

/**
 * Asks the platform's API; `path` is what follows `/api`, or the whole path of a stored file.
 * The answer's type is the contract's word for it: page and server are built from the same contract.
 * @throws Refusal for any status from 400 on, Unreachable when there is no answer.
 */
export async function request<T = unknown>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const text = await response.text();
  const body = readJson(text);
  if (!response.ok) throw refusalOf(response, body);
  if (body === undefined && text !== '') throw new Refusal(response.status, 'Сервер прислал непонятный ответ');
  return body as T;
}

/** Fetches the bytes of a stored file with the token that the browser's own links cannot send. */
export async function requestBytes(path: string): Promise<Blob> {
  const response = await send(path, {});
  if (!response.ok) throw refusalOf(response, readJson(await response.text()));
  return response.blob();
}

/** The published page drops what the server says and tells the status line. */
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
  // Another sign-in of the same account kills this token; only a new sign-in helps.
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
