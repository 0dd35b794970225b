/** What is said of a response that refuses a change which the platform must accept. */
import { refusal } from '../failure/failure';
import { withFailure } from '../failure/register';
import type { ServerResponse } from './server-response';

/** The server did not accept what the user did on the page. The message names request, status and the page's messages. */
export class NotAcceptedError extends Error {
  override readonly name = 'NotAcceptedError';
}

/** Returns the error for a response that accepts nothing, with the failure for the reports. */
export function notAccepted(response: ServerResponse<unknown>): NotAcceptedError {
  const toasts =
    response.toasts.length === 0
      ? 'The page said nothing.'
      : `The page said: ${response.toasts.map((text) => `«${text}»`).join(', ')}.`;
  const untrue = response.toasts.some((text) => /Успешно/.test(text));
  const body = response.text ? ` ${response.text}` : ' with an empty body';
  return withFailure(
    new NotAcceptedError(
      `The server did not ${response.purpose}: ${response.request} → ${response.status}${body}. ${toasts}${untrue ? ' The success message is untrue.' : ''}`,
    ),
    refusal(response.request, response.status, { purpose: response.purpose, by: 'page', seen: response.text, untrue }),
  );
}

/**
 * Returns the record of a response that the server accepted.
 * @throws NotAcceptedError naming request and status
 */
export function acceptedRecord<T>(response: ServerResponse<T>): T {
  if (response.data === undefined) throw notAccepted(response);
  return response.data;
}
