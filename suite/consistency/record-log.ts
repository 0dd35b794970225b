/**
 * Remembers the records that the platform has returned during a test, and finds those of which it told two values. Every
 * response counts, whoever asked, so that a value is compared over pages, roles and endpoints without a check of its own.
 */
import { requestOf, type Failure } from '../failure/failure';
import { asJson } from '../../lib/json';
import { recordsIn, type FoundRecord } from './records';

/** A response, as the suite or a page received it. */
export interface ReceivedResponse {
  method: string;
  path: string;
  status: number;
  contentType: string;
  text: string;
  /** When the request was sent and when the response arrived, milliseconds since the epoch. */
  sentAt: number;
  receivedAt: number;
}

interface Sighting extends FoundRecord {
  request: string;
  sentAt: number;
  receivedAt: number;
}

/** A contradiction, in a sentence and as data. */
export interface Contradiction {
  sentence: string;
  failure: Failure;
}

export class RecordLog {
  private responses: Promise<ReceivedResponse | undefined>[] = [];
  private paused = 0;

  /** @param response undefined once the response cannot be read any more: the page has been left */
  received(response: Promise<ReceivedResponse | undefined>): void {
    if (this.paused === 0) this.responses.push(response);
  }

  /** Runs an action whose responses do not count, because the suite changes them. */
  async without<T>(action: () => Promise<T>): Promise<T> {
    this.paused += 1;
    try {
      return await action();
    } finally {
      this.paused -= 1;
    }
  }

  /**
   * Returns the contradictions since the last call, and forgets the responses.
   * @param isOwn tells whether a text contains a name of this test
   */
  async takeContradictions(isOwn: (text: string) => boolean): Promise<Contradiction[]> {
    const taken = this.responses;
    this.responses = [];
    const responses = (await Promise.all(taken)).flatMap((response) => response ?? []);
    const accepted = responses.filter(({ status }) => status >= 200 && status < 300);
    return [...accepted.flatMap(wrongType), ...differences(sightingsIn(accepted, isOwn), responses.filter(({ method }) => method !== 'GET'))];
  }
}

export const recordLog = new RecordLog();

/** JSON that is not declared as such is not read by every client. */
function wrongType({ method, path, contentType, text }: ReceivedResponse): Contradiction[] {
  if (!/^\s*[{[]/.test(text) || asJson(text) === undefined || contentType.includes('json')) return [];
  const request = requestOf(`${method} ${path}`);
  return [{
    sentence: `${request.method} ${request.path} returns JSON as «${contentType}» instead of «application/json»`,
    failure: { code: 'different', request, control: { kind: 'value', names: ['the content type'] }, expected: 'application/json', seen: contentType },
  }];
}

function sightingsIn(responses: readonly ReceivedResponse[], isOwn: (text: string) => boolean): Sighting[] {
  return responses.flatMap(({ method, path, text, sentAt, receivedAt }) => recordsIn(asJson(text), isOwn).map((record) => ({ ...record, request: `${method} ${path}`, sentAt, receivedAt })));
}

function differences(sightings: readonly Sighting[], writes: readonly ReceivedResponse[]): Contradiction[] {
  const found = new Map<string, Contradiction>();
  for (const [index, one] of sightings.entries()) {
    for (const other of sightings.slice(index + 1)) {
      if (one.kind !== other.kind || one.id !== other.id || isChangedBetween(one, other, writes)) continue;
      for (const [name, value] of Object.entries(one.fields)) {
        const seen = other.fields[name];
        if (seen === undefined || areEqual(value, seen)) continue;
        const [first, second] = [requestOf(one.request), requestOf(other.request)];
        found.set(`${one.kind} ${name} ${second.path}`, {
          sentence: `${name} of one ${one.kind} is «${String(value)}» by ${first.method} ${first.path} and «${String(seen)}» by ${second.method} ${second.path}, and nothing has changed it`,
          failure: { code: 'different', request: second, control: { kind: 'value', names: [`${name} of the ${one.kind}`] }, expected: String(value), seen: String(seen) },
        });
      }
    }
  }
  return [...found.values()];
}

/**
 * Returns whether a request that may change data was open at or between the two readings. The response to a change shows
 * the state after it, so that the change itself does not separate it from later readings.
 */
function isChangedBetween(one: Sighting, other: Sighting, writes: readonly ReceivedResponse[]): boolean {
  const [from, until] = [Math.min(one.sentAt, other.sentAt), Math.max(one.receivedAt, other.receivedAt)];
  const earlier = one.sentAt <= other.sentAt ? one : other;
  return writes.some((write) => write.receivedAt >= from && write.sentAt <= until && !isSame(write, earlier));
}

function isSame(write: ReceivedResponse, { sentAt, receivedAt }: Sighting): boolean {
  return write.sentAt === sentAt && write.receivedAt === receivedAt;
}

/** Compares numbers by value and moments by the instant: endpoints may write them differently. */
function areEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isMoment(one) && isMoment(other)) return Date.parse(one) === Date.parse(other);
  return isNumber(one) && isNumber(other) && Number(one) === Number(other);
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));
}
