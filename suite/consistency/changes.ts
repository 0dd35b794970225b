/** The requests of a test that changed data, for the explanation of a failure. */
import type { Change } from '../failure/change';
import type { ReceivedResponse } from './received';

const SECRET = /password|token|secret|pin|authorization/i;
const MAX_VALUE_LENGTH = 80;

/** Returns the changes among these responses, in the order in which they were sent. */
export function changesIn(responses: readonly ReceivedResponse[]): Change[] {
  return responses
    .filter(({ method, path }) => method !== 'GET' && !/\/(?:login|logout|refresh)\/?$/.test(path))
    .map(({ method, path, status, sent = {}, sentBy, sentAt }) => ({
      at: sentAt,
      method,
      path,
      status,
      by: sentBy === undefined ? ('suite' as const) : ('page' as const),
      sent: Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => shown(name, value))),
    }))
    .sort((a, b) => a.at - b.at);
}

function shown(name: string, value: unknown): [string, string][] {
  if (SECRET.test(name) || value === null || value === undefined || value === '') return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [[name, text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text]];
}
