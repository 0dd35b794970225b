/** Compares a sandbox's responses with the platform's recorded ones: schemas, not values. */
import type { Call } from './recordings';

export interface RecordedResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/** One difference: `status`, `content type`, `+name`, `-name`, `~name` (another type) or `#name` (another length). */
export interface Difference {
  readonly call: Pick<Call, 'id' | 'method' | 'path' | 'who'>;
  readonly what: string;
  readonly text: string;
}

/** The last element of a list that was cut in the recording: `… 6 in all`. */
const CUT = /^… (\d+) in all$/;

/** A response whose recording tells in words what it held: `figures of cpu, memory (left out)`. */
const LEFT_OUT = /\(left out\)$/;

/**
 * Every difference between a recorded call and a response. If the status or the content type differs, or the
 * recording left the response out, the fields are not compared.
 * @param lengths whether lists must have the recorded length, and null must stay null
 */
export function compare(call: Call, response: RecordedResponse, lengths: boolean): Difference[] {
  const differs = (what: string, text: string): Difference => ({ call, what, text });
  if (response.status !== call.status) {
    return [
      differs('status', `${call.status} became ${response.status}: ${JSON.stringify(response.body)?.slice(0, 160)}`),
    ];
  }
  if (call.contentType !== undefined && response.contentType !== call.contentType) {
    return [differs('content type', `${call.contentType} became ${response.contentType}`)];
  }
  if (call.response === undefined || isLeftOut(call.response)) return [];
  return fields(call.response, response.body, '', lengths).map(({ what, text }) => differs(what, text));
}

function isLeftOut(response: unknown): boolean {
  return typeof response === 'string' && LEFT_OUT.test(response);
}

type Found = Pick<Difference, 'what' | 'text'>;

function fields(recorded: unknown, actual: unknown, at: string, strict: boolean): Found[] {
  const name = at === '' ? '[]' : (at.split('.').at(-1) ?? at);
  const [was, is] = [kindOf(recorded), kindOf(actual)];
  if (was !== is) {
    const either = !strict && (was === 'null' || is === 'null');
    return either ? [] : [{ what: `~${name}`, text: `${at} was ${was} and is ${is}` }];
  }
  if (Array.isArray(recorded) && Array.isArray(actual)) return elements(recorded, actual, at, name, strict);
  if (!isRecord(recorded) || !isRecord(actual)) return [];
  const added = Object.keys(actual).filter((key) => !(key in recorded));
  const missing = Object.keys(recorded).filter((key) => !(key in actual));
  return [
    ...added.map((key) => ({ what: `+${key}`, text: `${join(at, key)} is added` })),
    ...missing.map((key) => ({ what: `-${key}`, text: `${join(at, key)} is missing` })),
    ...Object.keys(recorded)
      .filter((key) => key in actual)
      .flatMap((key) => fields(recorded[key], actual[key], join(at, key), strict)),
  ];
}

function elements(
  recorded: readonly unknown[],
  actual: readonly unknown[],
  at: string,
  name: string,
  strict: boolean,
): Found[] {
  const last: unknown = recorded.at(-1);
  const cut = typeof last === 'string' ? CUT.exec(last)?.[1] : undefined;
  const whole = cut === undefined ? recorded : recorded.slice(0, -1);
  const length = cut === undefined ? recorded.length : Number(cut);
  const found: Found[] = [];
  if (strict && length !== actual.length)
    found.push({ what: `#${name}`, text: `${at} had ${length} and has ${actual.length}` });
  whole
    .slice(0, actual.length)
    .forEach((element, index) => found.push(...fields(element, actual[index], `${at}[]`, strict)));
  return found.filter((one, index) => found.findIndex((other) => other.text === one.text) === index);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
