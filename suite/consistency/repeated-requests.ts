/** Finds changes that a page sent more than once: each press of a control sends one request. */
import { requestOf } from '../failure/failure';
import type { Contradiction, ReceivedResponse } from './received';

/**
 * A test that sends the same once more waits for the response, opens the form and fills it in before. A second press
 * follows at once, or while the first one has no response.
 */
const TOGETHER_MS = 120;

/** @param responses of accepted requests */
export function sentTwice(responses: readonly ReceivedResponse[]): Contradiction[] {
  const changes = responses
    .filter(({ method, sentBy }) => method !== 'GET' && sentBy !== undefined)
    .sort((a, b) => a.sentAt - b.sentAt);
  // A user who signs in, out and in again sends the same twice, too, with another change between them.
  const repeated = changes.filter((one, index) => {
    const earlier = changes.slice(0, index).findLast(({ sentBy }) => sentBy === one.sentBy);
    return earlier !== undefined && isRepetition(earlier, one);
  });
  return repeated.map(({ method, path }) => {
    const request = requestOf(`${method} ${path}`);
    return {
      sentence: `the page sent ${request.method} ${request.path} twice with the same content, and the server accepted both`,
      failure: {
        code: 'different',
        request,
        control: { kind: 'value', names: ['the number of requests'] },
        by: 'page',
        expected: '1',
        seen: '2',
      },
    };
  });
}

function isRepetition(earlier: ReceivedResponse, later: ReceivedResponse): boolean {
  return (
    earlier.method === later.method &&
    earlier.path === later.path &&
    (later.sentAt - earlier.sentAt < TOGETHER_MS || later.sentAt < earlier.receivedAt) &&
    JSON.stringify(earlier.sent) === JSON.stringify(later.sent)
  );
}
