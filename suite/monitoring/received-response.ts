/** What the comparison of records is given of a page's request and its response. */
import type { Request, Response } from '@playwright/test';
import { asJson } from '../../lib/json';
import type { ReceivedResponse } from '../consistency/record-log';
import { isFields } from '../network/reading';
import { textOf } from './response-text';

/** Reads a response of the API for the comparison of records; undefined for a reading that the page has left. */
export async function receivedFrom(
  response: Response,
  sentAt: number,
  sentBy: object,
): Promise<ReceivedResponse | undefined> {
  const receivedAt = Date.now();
  const [request, headers] = [response.request(), response.headers()];
  const received = {
    method: request.method(),
    path: new URL(response.url()).pathname,
    status: response.status(),
    contentType: headers['content-type'] ?? '',
    cacheControl: headers['cache-control'] ?? '',
    allowOrigin: headers['access-control-allow-origin'],
    sent: sentFields(request),
    sentBy,
    sentAt,
    receivedAt,
  };
  const text = await textOf(response);
  if (text !== undefined) return { ...received, text };
  // That something may have changed counts without the response too.
  return received.method === 'GET' ? undefined : { ...received, text: '' };
}

/** The fields of the JSON that a page sends. Forms with files are not read. */
function sentFields(request: Request): Readonly<Record<string, unknown>> | undefined {
  const content = asJson(request.postData() ?? '');
  return isFields(content) ? content : undefined;
}
