/** Replays recordings against a sandbox and compares every difference with the list of known deviations. */
import type { Deviation, Probe } from '../../contract/deviation';
import { NOT_SERVED } from '../../contract/not-served';
import { compare, type Difference } from './compare';
import { callsOf, isMeant, type Call, type Recording } from './recordings';
import type { Replay } from './replay';

/** Result of replaying a recording. */
export interface Held {
  /** Number of compared calls. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** The calls of a recording that the sandbox serves. */
function servedCalls(recording: Recording): Call[] {
  return callsOf(recording).filter(
    (call) => !NOT_SERVED.some(({ calls }) => calls.some((pattern) => isMeant(call, pattern))),
  );
}

/** Replays a recording in order. `pages` was recorded with other data, so only its fields and their types are compared. */
export async function hold(replay: Replay, recording: Recording): Promise<Held> {
  const differences: Difference[] = [];
  const calls = servedCalls(recording);
  for (const call of calls) {
    // In this recording the request was sent without the page, because the page could not send it.
    if (call.id === 'forms:10')
      await replay.ask('student', 'POST', '/api/assignments/submissions/', { assignment: 1, content: 'ответ' });
    differences.push(...compare(call, await replay.send(call), recording !== 'pages' && recording !== 'forms'));
  }
  return { compared: calls.length, differences };
}

/** The lines that name a difference. */
export function linesFor({ call, what }: Difference, lines: readonly Deviation[]): Deviation[] {
  const names = (named: string) => named === what || (named.endsWith('*') && what.startsWith(named.slice(0, -1)));
  return lines.filter(
    (line) => line.differs?.some(names) === true && line.calls?.some((pattern) => isMeant(call, pattern)) === true,
  );
}

/** Sends a probe and returns the value at its `at`; undefined if the response does not contain it. */
export async function probe(replay: Replay, wanted: Probe): Promise<string | undefined> {
  if (wanted.first !== undefined)
    await replay.ask(wanted.first.who, wanted.first.method, wanted.first.path, wanted.first.body);
  let response = await replay.ask(wanted.who, wanted.method, wanted.path, wanted.body);
  for (let sent = 1; sent < (wanted.times ?? 1); sent += 1) {
    response = await replay.ask(wanted.who, wanted.method, wanted.path, wanted.body);
  }
  if (wanted.at === 'status') return String(response.status);
  if (wanted.at.startsWith('header ')) return response.headers.get(wanted.at.slice('header '.length)) ?? undefined;
  const value = wanted.at
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      response.body,
    );
  return value === undefined ? undefined : JSON.stringify(value).replace(/^"|"$/g, '');
}
