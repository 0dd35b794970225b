/** The server's response to an action on a page, as a test reads it, and what the page says of it. */
import type { Locator, Page, Response } from '@playwright/test';
import { asJson } from '../../lib/json';
import { Toasts } from '../../pages/parts/toasts';
import type { Endpoint } from '../api/endpoint';
import { secondsOf } from '../network/retry-after';
import { registerAcceptedSecrets } from '../secrets/vault';
import { oneLine } from '../../lib/one-line';
import { textOf } from './response-text';

/** Time allowed for a toast that contradicts the server. Checked only when the server refused. */
const TOAST_MS = 1_000;

/** Server response to an actor's action. */
export interface ServerResponse<T> {
  readonly purpose: string;
  readonly request: string;
  readonly status: number;
  /** Response data by the contract; undefined when refused or when it does not match the schema. */
  readonly data: T | undefined;
  /** Start of the response, for a message. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The server's `Retry-After`, where it sends one. */
  readonly retryAfterSeconds: number | undefined;
  /** Toast texts of the page, read only when the server refused. */
  readonly toasts: readonly string[];
}

/** Result of an attempt that must be refused, by the page or by the server. */
export interface ForbiddenAttempt<T> {
  readonly purpose: string;
  /** The server's response; undefined when the page sent no request. */
  readonly response: ServerResponse<T> | undefined;
  /** Error messages of the page, in its form or by toast. */
  readonly errorMessages: readonly string[];
}

/**
 * Reads a response by the contract of its endpoint. Reads the toasts of the page too, where the server refused.
 */
export async function readServerResponse<T>(
  page: Page,
  endpoint: Endpoint<T>,
  response: Response,
): Promise<ServerResponse<T>> {
  const headers = await response.allHeaders().catch(() => response.headers());
  const text = (await textOf(response)) ?? '';
  if (response.ok()) registerAcceptedSecrets(text, response.request().postData());
  const parsed = endpoint.schema.safeParse(asJson(text));
  const accepted = response.ok() && parsed.success;
  return {
    purpose: endpoint.purpose,
    request: `${response.request().method()} ${new URL(response.url()).pathname}`,
    status: response.status(),
    data: accepted ? parsed.data : undefined,
    text:
      response.ok() && !parsed.success
        ? `unexpected answer: ${parsed.error.issues.map(issueLine).join('; ')}`
        : text.slice(0, 300),
    headers,
    retryAfterSeconds: secondsOf(headers['retry-after']),
    toasts: accepted ? [] : await textsSoon(new Toasts(page, '').all),
  };
}

/** Returns the error messages that the page shows by toast, if any. */
export function errorMessages(page: Page): Promise<string[]> {
  return textsSoon(new Toasts(page, '').errors);
}

/** Returns the texts of notices that appear with the page's reaction, if any. */
async function textsSoon(notices: Locator): Promise<string[]> {
  await notices
    .first()
    .waitFor({ timeout: TOAST_MS })
    .catch(() => undefined);
  return (await notices.allInnerTexts()).map(oneLine);
}

function issueLine(issue: { path: PropertyKey[]; message: string }): string {
  return `${issue.path.map(String).join('.')}: ${issue.message}`;
}
