/** Detects the origin of a response: the platform itself, or a server between it and this machine. */
import { asJson } from '../../lib/json';
import { text, type Language } from '../texts/texts';
import type { HttpResponse } from './probe';
import { oneLine } from '../../lib/one-line';

/** `unclear`: the response gives no indication. */
export type Origin = 'platform' | 'between' | 'unclear';

/** Headers that any server or proxy may send: they do not identify the origin. */
const COMMON = new Set([
  'date',
  'connection',
  'keep-alive',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'server',
  'via',
  'vary',
  'cache-control',
  'expires',
  'pragma',
  'etag',
  'last-modified',
  'accept-ranges',
  'location',
  'retry-after',
  'allow',
  'age',
  'strict-transport-security',
  'alt-svc',
  'set-cookie',
  'www-authenticate',
  'upgrade',
]);

/** Returns the platform's own headers, which all these responses of the platform have. */
export function ownHeaders(answers: readonly HttpResponse[]): ReadonlySet<string> {
  const [first, ...others] = answers;
  const names = Object.keys(first?.headers ?? {}).filter((name) => !COMMON.has(name));
  return new Set(names.filter((name) => others.every((response) => name in response.headers)));
}

/**
 * Judges a server fault (5xx). The platform answers in JSON or at least with its own headers. A proxy or load
 * balancer without a server behind it answers with an empty body or its own page, often with `Connection: close`.
 * @param own the headers of the platform's other responses
 */
export function originOf(response: HttpResponse, own: ReadonlySet<string>): Origin {
  const carried = [...own].some((name) => name in response.headers);
  if (carried || isJson(response.text)) return 'platform';
  if (response.text.trim() === '') return isClosed(response) || own.size > 0 ? 'between' : 'unclear';
  if (own.size > 0 || response.status === 502 || response.status === 504) return 'between';
  return 'unclear';
}

/** Returns the indications by which a person can check the result: “with an empty body and `Connection: close`”. */
export function signs(response: HttpResponse, language: Language = 'en'): string {
  return text(language, 'signs.with', {
    body: describeBody(response, language),
    closed: isClosed(response) ? 'yes' : 'no',
  });
}

function describeBody(response: HttpResponse, language: Language): string {
  const body = response.text.trim();
  if (body === '') return text(language, 'signs.empty');
  if (isJson(body)) return text(language, 'signs.text', { text: excerpt(wordsOf(body)) });
  return isHtml(response)
    ? text(language, 'signs.html', { title: titleOf(body) })
    : text(language, 'signs.text', { text: excerpt(body) });
}

/** Returns the name of the server in between, where it sends one: “nginx”. */
export function nameOf(response: HttpResponse): string | undefined {
  return response.headers['proxy-agent'] ?? response.headers.via ?? response.headers.server;
}

export function isHtml(response: HttpResponse): boolean {
  return /html/i.test(response.headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(response.text);
}

export function isJson(text: string): boolean {
  return typeof asJson(text) === 'object';
}

function isClosed(response: HttpResponse): boolean {
  return /\bclose\b/i.test(response.headers.connection ?? '');
}

/** Returns the title of a page, or `none`. */
function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(html)?.[1]?.trim();
  return title === undefined || title === '' ? 'none' : excerpt(title);
}

/** Returns the message of a JSON refusal: `error`, `detail` or `message`. */
function wordsOf(text: string): string {
  const body = asJson(text);
  if (typeof body !== 'object' || body === null) return text;
  for (const key of ['error', 'detail', 'message']) {
    const value: unknown = Reflect.get(body, key);
    if (typeof value === 'string') return value;
  }
  return text;
}

function excerpt(text: string): string {
  const line = oneLine(text);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
