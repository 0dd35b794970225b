/** Reads the blob of a run, and lays the attempts of a second run over it. */
import { z } from 'zod';
import { pack, readZip, unpack, writeZip, type Member } from '../../lib/zip/zip';
import { INTERNAL_DATA } from '../../suite/run/internal-data';
import type { Origin } from '../../reporting/collect/origin';
import { listLine } from '../../reporting/shards/plan';

/** The blob is not readable, or two blobs do not fit together; the message says why. */
export class BlobProblem extends Error {}

/** The events of Playwright's blob reporter are its own format; only what is needed here is read. */
const eventSchema = z.looseObject({ method: z.string(), params: z.looseObject({}).optional() });
type Event = z.infer<typeof eventSchema>;

const EVENTS = 'report.jsonl';

const testEntry = z.looseObject({
  testId: z.string(),
  title: z.string(),
  annotations: z.array(z.looseObject({ type: z.string(), description: z.string().optional() })).default([]),
});
type Group = { title: string; entries: (z.infer<typeof testEntry> | Group)[] };
const group: z.ZodType<Group> = z.lazy(() =>
  z.looseObject({ title: z.string(), entries: z.array(z.union([testEntry, group])) }),
);
const projectSchema = z.looseObject({ project: z.looseObject({ name: z.string(), suites: z.array(group) }) });
const begunSchema = z.looseObject({ testId: z.string(), result: z.looseObject({ id: z.string(), retry: z.number() }) });
const endedSchema = z.looseObject({
  test: z.looseObject({ testId: z.string() }),
  result: z.looseObject({ id: z.string(), status: z.string() }),
});
const attachedSchema = z.looseObject({
  resultId: z.string(),
  attachments: z.array(z.looseObject({ name: z.string() })),
});
const endSchema = z.looseObject({
  result: z.looseObject({ status: z.string(), startTime: z.number(), duration: z.number() }),
});

/** A test of a run, as its blob tells it. */
export interface BlobTest {
  readonly id: string;
  /** As in a test list: `[chromium] › sign-in/teacher.spec.ts › A2 …`. */
  readonly line: string;
  /** Case ids that it declares. */
  readonly cases: readonly string[];
  /** Statuses of its attempts, in order. */
  readonly statuses: readonly string[];
}

/** The tests of a run with their attempts. @param caseLabel type of the annotations that name cases */
export function testsOfBlob(blob: Buffer, caseLabel: string): BlobTest[] {
  const events = eventsOf(blob).events;
  const statuses = statusesOf(events);
  return events
    .filter(({ method }) => method === 'onProject')
    .flatMap(({ params }) => {
      const { project } = projectSchema.parse(params);
      return project.suites
        .flatMap((file) => testsIn(file, []))
        .map(({ test, titles: [file = '', ...titles] }) => ({
          id: test.testId,
          line: listLine(project.name, file, titles),
          cases: test.annotations.flatMap(({ type, description }) =>
            type === caseLabel && description !== undefined ? [description] : [],
          ),
          statuses: statuses.get(test.testId) ?? [],
        }));
    });
}

/** A blob and the run that left it. */
export interface LaidBlob {
  readonly blob: Buffer;
  readonly origin: Origin;
}

/**
 * Lays the attempts of a second run over the blob of the first: each is a further attempt of its test. An attempt that
 * was skipped, or cut by the end of the run, replaces no result. Every attempt is marked with its run.
 * @param withoutErrors leaves out the first run's errors outside its tests: the platform could not be tested then
 * @throws BlobProblem
 */
export function layOver(first: LaidBlob, second: LaidBlob, withoutErrors = false): Buffer {
  const [one, two] = [eventsOf(first.blob), eventsOf(second.blob)];
  if (separatorOf(one.events) !== separatorOf(two.events))
    throw new BlobProblem(
      'The results are of another operating system, whose paths differ. Run the second run where the first ran.',
    );
  const before = statusesOf(one.events);
  const dropped = droppedResults(two.events, before);
  const known = new Set(testsOfEvents(one.events));
  const end = endSchema.parse(one.events.find(({ method }) => method === 'onEnd')?.params);
  const last = endSchema.parse(two.events.find(({ method }) => method === 'onEnd')?.params);
  const firstEvents = one.events.filter(
    ({ method }) => method !== 'onEnd' && method !== 'onExit' && !(withoutErrors && method === 'onError'),
  );
  const secondEvents = two.events.flatMap((event) =>
    OF_A_RUN.includes(event.method) ? [] : laid(event, before, dropped),
  );
  const events = [
    ...firstEvents.filter(({ method }) => OF_A_RUN.includes(method)),
    ...two.events.filter(({ method }) => method === 'onProject').flatMap((event) => onlyNew(event, known)),
    ...withOrigin(
      firstEvents.filter(({ method }) => !OF_A_RUN.includes(method)),
      first.origin,
    ),
    ...withOrigin(secondEvents, second.origin),
    {
      method: 'onEnd',
      params: {
        result: {
          ...last.result,
          startTime: end.result.startTime,
          duration: end.result.duration + last.result.duration,
        },
      },
    },
  ];
  return writeZip([
    ...uniqueMembers([...one.others, ...two.others]),
    pack(EVENTS, Buffer.from(`${events.map((event) => JSON.stringify(event)).join('\n')}\n`)),
  ]);
}

/** Events about a run, of which the merged run has one. */
const OF_A_RUN = ['onBlobReportMetadata', 'onConfigure', 'onProject', 'onBegin', 'onEnd', 'onExit'];

/** A result that says nothing about the platform. */
const NOTHING_SAID = ['skipped', 'interrupted'];

function droppedResults(events: readonly Event[], before: ReadonlyMap<string, readonly string[]>): Set<string> {
  const ends = events.filter(({ method }) => method === 'onTestEnd').map(({ params }) => endedSchema.parse(params));
  const isKnown = (testId: string) => (before.get(testId) ?? []).some((status) => !NOTHING_SAID.includes(status));
  return new Set(
    ends
      .filter(({ test, result }) => NOTHING_SAID.includes(result.status) && isKnown(test.testId))
      .map(({ result }) => result.id),
  );
}

/** An event of the second run, after the attempts of the first; none of a result that is left out. */
function laid(event: Event, before: ReadonlyMap<string, readonly string[]>, dropped: ReadonlySet<string>): Event[] {
  const { resultId, result } = z
    .looseObject({ resultId: z.string().optional(), result: z.looseObject({ id: z.string().optional() }).optional() })
    .parse(event.params ?? {});
  if (dropped.has(resultId ?? result?.id ?? '')) return [];
  if (event.method !== 'onTestBegin') return [event];
  const begun = begunSchema.parse(event.params);
  const retry = begun.result.retry + (before.get(begun.testId)?.length ?? 0);
  return [{ ...event, params: { ...begun, result: { ...begun.result, retry } } }];
}

/** Marks every attempt with its run, unless it is marked. */
function withOrigin(events: readonly Event[], origin: Origin): Event[] {
  const attached = events
    .filter(({ method }) => method === 'onAttach')
    .map(({ params }) => attachedSchema.parse(params));
  const marked = new Set(
    attached
      .filter(({ attachments }) => attachments.some(({ name }) => name === INTERNAL_DATA.origin))
      .map(({ resultId }) => resultId),
  );
  const base64 = Buffer.from(JSON.stringify(origin)).toString('base64');
  return events.flatMap((event) => {
    if (event.method !== 'onTestEnd') return [event];
    const { test, result } = endedSchema.parse(event.params);
    if (marked.has(result.id)) return [event];
    return [
      {
        method: 'onAttach',
        params: {
          testId: test.testId,
          resultId: result.id,
          attachments: [{ name: INTERNAL_DATA.origin, contentType: 'application/json', base64 }],
        },
      },
      event,
    ];
  });
}

/** A project of the second run with the tests that the first has not: those of a shard that left nothing. */
function onlyNew(event: Event, known: ReadonlySet<string>): Event[] {
  const { project, ...rest } = projectSchema.parse(event.params);
  const without = (one: Group): Group => ({
    ...one,
    entries: one.entries.flatMap((entry): Group['entries'] =>
      'testId' in entry ? (known.has(entry.testId) ? [] : [entry]) : keep(without(entry)),
    ),
  });
  const keep = (one: Group): Group[] => (one.entries.length === 0 ? [] : [one]);
  const suites = project.suites.flatMap((file) => keep(without(file)));
  return suites.length === 0 ? [] : [{ ...event, params: { ...rest, project: { ...project, suites } } }];
}

function testsOfEvents(events: readonly Event[]): string[] {
  return events
    .filter(({ method }) => method === 'onProject')
    .flatMap(({ params }) =>
      projectSchema
        .parse(params)
        .project.suites.flatMap((file) => testsIn(file, []))
        .map(({ test }) => test.testId),
    );
}

function testsIn(of: Group, above: readonly string[]): { test: z.infer<typeof testEntry>; titles: string[] }[] {
  const titles = [...above, of.title];
  return of.entries.flatMap((entry) =>
    'testId' in entry ? [{ test: entry, titles: [...titles, entry.title] }] : testsIn(entry, titles),
  );
}

function statusesOf(events: readonly Event[]): Map<string, string[]> {
  const statuses = new Map<string, string[]>();
  for (const { method, params } of events) {
    if (method !== 'onTestEnd') continue;
    const { test, result } = endedSchema.parse(params);
    statuses.set(test.testId, [...(statuses.get(test.testId) ?? []), result.status]);
  }
  return statuses;
}

function separatorOf(events: readonly Event[]): unknown {
  return events.find(({ method }) => method === 'onBlobReportMetadata')?.params?.pathSeparator;
}

function eventsOf(blob: Buffer): { events: Event[]; others: Member[] } {
  const members = readZip(blob);
  const report = members.find(({ name }) => name === EVENTS);
  if (report === undefined) throw new BlobProblem('The results have no events: they are incomplete.');
  const lines = unpack(report).toString('utf8').split('\n').filter(Boolean);
  return {
    events: lines.map((line) => eventSchema.parse(JSON.parse(line))),
    others: members.filter((member) => member !== report),
  };
}

/** Attachments have the digest of their content as their name. */
function uniqueMembers(members: readonly Member[]): Member[] {
  return [...new Map(members.map((member) => [member.name, member])).values()];
}
