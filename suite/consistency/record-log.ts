/**
 * Remembers the records that the platform has returned during a test, and finds those of which it returned two values. Every
 * response counts, whoever asked, so that a value is compared over pages, roles and endpoints without a check of its own.
 */
import type { Change } from '../failure/change';
import { requestOf } from '../failure/failure';
import { asJson } from '../../lib/json';
import { changesIn } from './changes';
import { implausible } from './plausible';
import type { Contradiction, ReceivedResponse } from './received';
import { wrongOrder } from './recorded-orders';
import { recordsIn, unlike, writtenRecord, type FoundRecord } from './records';
import { relationsIn } from './relations';
import { sentTwice } from './repeated-requests';
import { shapeProblems } from './response-shape';

export type { Contradiction, ReceivedResponse } from './received';

interface Sighting extends FoundRecord {
  /** Whether these are the fields that the request sent. */
  isWritten: boolean;
  request: string;
  sentAt: number;
  receivedAt: number;
}

export class RecordLog {
  private responses: Promise<ReceivedResponse | undefined>[] = [];
  private changes: readonly Change[] = [];
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
   * @param isOwn whether a text contains a name of this test
   * @param compareShapes whether the platform is the one whose responses were recorded
   */
  async takeContradictions(isOwn: (text: string) => boolean, compareShapes: boolean): Promise<Contradiction[]> {
    const taken = this.responses;
    this.responses = [];
    const responses = (await Promise.all(taken)).flatMap((response) => response ?? []);
    this.changes = changesIn(responses);
    const accepted = responses.filter(({ status }) => status >= 200 && status < 300);
    const found = [
      ...accepted.flatMap(wrongType),
      ...accepted.flatMap(implausible),
      ...(compareShapes ? accepted.flatMap((response) => [...shapeProblems(response), ...wrongOrder(response)]) : []),
      ...sentTwice(accepted),
      ...differences(sightingsIn(accepted, isOwn), responses.filter(mayChange)),
      ...accepted.flatMap(unlikeSent),
    ];
    return [...new Map(found.map((contradiction) => [contradiction.sentence, contradiction])).values()];
  }

  /** Returns the changes among the responses of which contradictions were taken last. */
  changesOfLast(): readonly Change[] {
    return this.changes;
  }
}

export const recordLog = new RecordLog();

/** Signing in and out changes no record. */
function mayChange({ method, path }: ReceivedResponse): boolean {
  return method !== 'GET' && !/\/(?:login|logout|refresh)\/?$/.test(path);
}

/** What the response to a change shows of it. A new record may be returned without its id. */
function unlikeSent({ method, path, text, sent }: ReceivedResponse): Contradiction[] {
  if (sent === undefined || method === 'GET') return [];
  const request = requestOf(`${method} ${path}`);
  return unlike(sent, asJson(text), isAsSent).map(({ name, expected, seen }) => ({
    sentence: `${request.method} ${request.path} returns «${seen}» as ${name}, and was sent «${expected}»`,
    failure: { code: 'different', request, control: { kind: 'value', names: [name] }, expected, seen },
  }));
}

/** JSON that is not declared as such is not read by every client. */
function wrongType({ method, path, contentType, text }: ReceivedResponse): Contradiction[] {
  if (!/^\s*[{[]/.test(text) || asJson(text) === undefined || contentType.includes('json')) return [];
  const request = requestOf(`${method} ${path}`);
  return [
    {
      sentence: `${request.method} ${request.path} returns JSON as «${contentType}» instead of «application/json»`,
      failure: {
        code: 'different',
        request,
        control: { kind: 'value', names: ['the content type'] },
        expected: 'application/json',
        seen: contentType,
      },
    },
  ];
}

function sightingsIn(responses: readonly ReceivedResponse[], isOwn: (text: string) => boolean): Sighting[] {
  return responses.flatMap((response) => {
    const { method, path, text, sentAt, receivedAt } = response;
    const content = asJson(text);
    const found = [recordsIn(content, isOwn), relationsIn(content, isOwn)];
    const written = found.flatMap((records) => writtenRecord(response, records) ?? []);
    const records = [
      ...written.map((record) => ({ ...record, isWritten: true })),
      ...found.flat().map((record) => ({ ...record, isWritten: false })),
    ];
    return records.map((record) => ({ ...record, request: `${method} ${path}`, sentAt, receivedAt }));
  });
}

function differences(sightings: readonly Sighting[], writes: readonly ReceivedResponse[]): Contradiction[] {
  const byRecord = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = `${sighting.kind} ${sighting.id}`;
    byRecord.set(key, [...(byRecord.get(key) ?? []), sighting]);
  }
  const found = [...byRecord.values()].flatMap((all) =>
    all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .flatMap((other) =>
          isOneResponse(one, other) || isChangedBetween(one, other, writes) ? [] : differencesOf(one, other),
        ),
    ),
  );
  // Each field of a kind of record is reported once for each endpoint.
  return [...new Map(found.map((contradiction) => [contradiction.key, contradiction])).values()];
}

/** What was sent is compared with the response to it by `unlikeSent`. */
function isOneResponse(one: Sighting, other: Sighting): boolean {
  return one.isWritten && one.sentAt === other.sentAt && one.request === other.request;
}

function differencesOf(one: Sighting, other: Sighting): (Contradiction & { key: string })[] {
  return Object.entries(one.fields).flatMap(([name, value]) => {
    const seen = other.fields[name];
    const isSame = one.isWritten
      ? isAsSent(value, seen)
      : other.isWritten
        ? isAsSent(seen, value)
        : areEqual(value, seen);
    if (seen === undefined || isSame) return [];
    const [first, second] = [requestOf(one.request), requestOf(other.request)];
    return [
      {
        key: `${one.kind} ${name} ${second.path}`,
        sentence: `${name} of one ${one.kind} is «${String(value)}» ${one.isWritten ? 'as sent by' : 'by'} ${first.method} ${first.path} and «${String(seen)}» by ${second.method} ${second.path}, and nothing has changed it`,
        failure: {
          code: 'different',
          request: second,
          control: { kind: 'value', names: [`${name} of the ${one.kind}`] },
          expected: String(value),
          seen: String(seen),
        },
      },
    ];
  });
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

/** Where a request sends nothing, the server may set a value of its own, and it converts a time without a zone. */
function isAsSent(sent: unknown, seen: unknown): boolean {
  if (sent === null || sent === '' || isLocalTime(sent)) return true;
  return areEqual(asStored(sent), asStored(seen));
}

/** How a server may store a text: without space around it, an address in small letters, a time with seconds, a decimal comma as a point. */
function asStored(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value
    .trim()
    .replaceAll('\r\n', '\n')
    .replace(/^(\d\d:\d\d):\d\d$/, '$1')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return text.includes('@') ? text.toLowerCase() : text;
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

function isLocalTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?$/.test(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));
}
