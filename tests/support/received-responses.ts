/** Responses as a test receives them, and what is reported of them. For the tests of what is compared in every response. */
import { RecordLog, type ReceivedResponse } from '../../suite/consistency/record-log';

/** Marks the texts that belong to the test. */
export const OWN = '4f9e07d2';
/** Moment of the first response. */
export const START = Date.parse('2026-11-28T12:00:00Z');

let clock = START;

/** Returns the moment at which the latest response was sent. */
export function latestMoment(): number {
  return clock;
}

/** Returns a response that is later than every earlier one. @param request method and path */
export function response(request: string, content: unknown, more: Partial<ReceivedResponse> = {}): ReceivedResponse {
  const [method = '', path = ''] = request.split(' ');
  clock += 1_000;
  return {
    method,
    path,
    status: 200,
    contentType: 'application/json',
    text: JSON.stringify(content),
    sentAt: clock,
    receivedAt: clock + 5,
    ...more,
  };
}

/**
 * Returns what is reported of the responses.
 * @param compareShapes whether they are those of the recorded platform
 */
export async function sentences(responses: readonly ReceivedResponse[], compareShapes = false): Promise<string[]> {
  const log = new RecordLog();
  for (const one of responses) log.received(Promise.resolve(one));
  return (await log.takeContradictions((text) => text.includes(OWN), compareShapes)).map(({ sentence }) => sentence);
}

export const TITLE = `Домашка ${OWN}`;
/** A new assignment as it is sent, and as the platform stores it. */
export const SENT = {
  title: TITLE,
  description: 'Раз\nДва 🦉',
  max_score: '100',
  due_date: '2026-12-01T23:59:00+03:00',
};
export const STORED = { id: 17, ...SENT, max_score: 100, due_date: '2026-12-01T20:59:00Z' };
