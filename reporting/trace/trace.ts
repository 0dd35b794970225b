/** Reads a Playwright trace: the steps of the test and the requests during them, by actor. */
import { ROLES } from '../../suite/config/names';
import { readZip, unpack, type Member } from '../../lib/zip/zip';
import { stripAnsi } from '../text/format';
import { linesOf, pageErrorSchema, type TraceLine } from './events';
import { notesOf, type TraceNotes } from './notes';
import { viewsOf, type PageView } from './views';

export interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

/** A step of a spec, an expectation, or a call of the browser. Times in milliseconds since the start of the test. */
export interface Step {
  readonly id: string;
  readonly parent: Step | undefined;
  /** `test.step`, `expect`, `pw:api`, `hook`, `fixture`, `test.attach`. */
  readonly kind: string;
  readonly title: string;
  /** The locator or URL. */
  readonly subject: string;
  readonly start: number;
  end: number | undefined;
  error: string | undefined;
  /** Actor whose window was used. */
  actor: string | undefined;
  /** Line in the spec, when the step belongs to one; otherwise the code that created the step. */
  readonly place: SourceLocation | undefined;
  /** The code that created the step. */
  readonly madeBy: SourceLocation | undefined;
}

export interface RecordedRequest {
  /** Actor whose window it was; undefined when it is unknown. */
  readonly actor: string | undefined;
  readonly at: number;
  readonly ms: number;
  readonly method: string;
  readonly url: URL;
  /** -1 when there was no response. */
  readonly status: number;
  /** Returns the body of the response, when the trace contains it. */
  body(): string;
}

export interface PageError {
  readonly actor: string | undefined;
  readonly at: number;
  readonly kind: 'uncaught error' | 'console error';
  readonly text: string;
}

export interface Trace {
  /** `journey.spec.ts:5 › J1 …` */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly baseUrl: string | undefined;
  /** Cases, roles and owner, as declared in the spec. */
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly steps: readonly Step[];
  readonly errors: readonly { readonly message: string; readonly place: SourceLocation | undefined }[];
  readonly recordedRequests: readonly RecordedRequest[];
  readonly pageErrors: readonly PageError[];
  /** Views of the pages, in order of time. */
  readonly views: readonly PageView[];
  /** Build that the platform reported in its responses; null when it reported none. */
  readonly build: string | null;
  /** `chromium`; undefined when it is unknown. */
  readonly browser: string | undefined;
  /** Time limit of the test in milliseconds; undefined when it is unknown. */
  readonly testTimeoutMs: number | undefined;
  readonly notes: TraceNotes;
}

/** Header in which the platform reports its build. */
const BUILD_HEADER = 'x-the-bot-sandbox';

type LineOf<Type extends TraceLine['type']> = Extract<TraceLine, { type: Type }>;

const RUNNER = 'test.trace';
/** Sentences begin with the actor; a case id may precede it. */
const ACTOR = new RegExp(
  `^(?:[A-Z]{0,2}\\d+(?:\\.\\d+)* )?((?:(?:first|second|own|new|other) )?(?:${ROLES.join('|')}|guest|colleague))\\b`,
);

/**
 * Reads a trace and verifies every member.
 * @throws ZipProblem when the archive is broken
 */
export function readTrace(bytes: Buffer): Trace {
  const members = new Map(readZip(bytes).map((member) => [member.name, member]));
  for (const member of members.values()) unpack(member);
  const runner = lines(members.get(RUNNER));
  const windows = [...members.keys()]
    .filter((name) => /^\d+-trace\.trace$/.test(name))
    .map((name) => lines(members.get(name)).concat(lines(members.get(name.replace(/trace$/, 'network')))));
  const options = of(runner, 'context-options')[0] ?? windows.flatMap((window) => of(window, 'context-options'))[0];
  const zero = options?.monotonicTime ?? 0;
  const steps = stepsOf(runner, zero);
  const actors = new Map(windows.map((window) => [window, actorOfWindow(window, steps)]));
  const actorOf = (window: TraceLine[]) => actors.get(window);
  for (const [window, actor] of actors) {
    for (const { callId } of of(window, 'before')) {
      const step = steps.get(callId);
      if (step !== undefined) step.actor = actor;
    }
  }
  return {
    title:
      windows.flatMap((window) => of(window, 'context-options')).find((line) => line.title !== undefined)?.title ?? '',
    startedAt: options?.wallTime ?? 0,
    baseUrl: windows
      .flatMap((window) => of(window, 'context-options'))
      .find((line) => line.options?.baseURL !== undefined)?.options?.baseURL,
    labels: (options?.annotations ?? []).map(({ type, description = '' }) => ({
      name: type.replace(/^allure\.label\./, ''),
      value: description,
    })),
    steps: [...steps.values()],
    errors: of(runner, 'error').map(({ message, stack }) => ({ message: stripAnsi(message), place: placeIn(stack) })),
    recordedRequests: windows
      .flatMap((window) => recordedRequestsOf(window, actorOf(window), zero, members))
      .sort((a, b) => a.at - b.at),
    pageErrors: windows.flatMap((window) => pageErrorsOf(window, actorOf(window), zero)).sort((a, b) => a.at - b.at),
    views: windows.flatMap((window) => viewsOf(window, actorOf(window), zero)).sort((a, b) => a.at - b.at),
    build: buildIn(windows.flat()),
    browser: windows
      .flatMap((window) => of(window, 'context-options'))
      .map(({ browserName }) => browserName)
      .find((name) => name !== undefined && name !== ''),
    testTimeoutMs: options?.testTimeout,
    notes: notesOf(of(runner, 'after'), members),
  };
}

function lines(member: Member | undefined): TraceLine[] {
  return member === undefined ? [] : linesOf(unpack(member).toString('utf8'));
}

function of<Type extends TraceLine['type']>(all: readonly TraceLine[], type: Type): LineOf<Type>[] {
  return all.filter((line): line is LineOf<Type> => line.type === type);
}

function stepsOf(runner: readonly TraceLine[], zero: number): Map<string, Step> {
  const steps = new Map<string, Step>();
  for (const line of runner) {
    if (line.type === 'before') {
      steps.set(line.callId, {
        id: line.callId,
        parent: line.parentId === undefined ? undefined : steps.get(line.parentId),
        kind: line.method,
        title: line.title ?? line.method,
        subject: line.subtitle ?? '',
        start: line.startTime - zero,
        end: undefined,
        error: undefined,
        actor: undefined,
        place: placeIn(line.stack),
        madeBy: line.stack?.[0],
      });
    } else if (line.type === 'after') {
      const step = steps.get(line.callId);
      if (step === undefined) continue;
      step.end = line.endTime - zero;
      step.error = line.error === undefined ? undefined : stripAnsi(line.error.message);
    }
  }
  return steps;
}

/** Prefers the line in the spec, where readers look first. The frames above it are implementation details. */
function placeIn(stack: readonly SourceLocation[] | undefined): SourceLocation | undefined {
  return stack?.find(({ file }) => file.includes('.spec.')) ?? stack?.[0];
}

/** Returns the actor of a window: its calls belong to steps, and a step's sentence begins with the actor. */
function actorOfWindow(window: readonly TraceLine[], steps: ReadonlyMap<string, Step>): string | undefined {
  for (const { callId } of of(window, 'before')) {
    for (let step = steps.get(callId); step !== undefined; step = step.parent) {
      const actor = actorIn(step.title);
      if (actor !== undefined) return actor;
    }
  }
  return undefined;
}

/** Returns the actor of a step from its sentence. */
export function actorIn(sentence: string): string | undefined {
  return ACTOR.exec(sentence)?.[1];
}

function buildIn(lines: readonly TraceLine[]): string | null {
  for (const { snapshot } of of(lines, 'resource-snapshot')) {
    const header = snapshot.response.headers?.find(({ name }) => name.toLowerCase() === BUILD_HEADER);
    if (header !== undefined) return header.value;
  }
  return null;
}

function recordedRequestsOf(
  window: readonly TraceLine[],
  actor: string | undefined,
  zero: number,
  members: ReadonlyMap<string, Member>,
): RecordedRequest[] {
  return of(window, 'resource-snapshot').map(({ snapshot }) => {
    const file = snapshot.response.content?._file;
    const member = file === undefined ? undefined : members.get(file);
    return {
      actor,
      at: (snapshot._monotonicTime ?? zero) - zero,
      ms: Math.max(0, Math.round(snapshot.time)),
      method: snapshot.request.method,
      url: new URL(snapshot.request.url),
      status: snapshot.response.status,
      body: () => (member === undefined ? '' : unpack(member).toString('utf8')),
    };
  });
}

function pageErrorsOf(window: readonly TraceLine[], actor: string | undefined, zero: number): PageError[] {
  const uncaught = of(window, 'event').flatMap(({ time, method, params }): PageError[] => {
    const error = method === 'pageError' ? pageErrorSchema.safeParse(params).data : undefined;
    return error === undefined
      ? []
      : [{ actor, at: time - zero, kind: 'uncaught error', text: error.error.error.message }];
  });
  const said = of(window, 'console').filter(({ messageType }) => messageType === 'error');
  return [
    ...uncaught,
    ...said.map(({ time, text }): PageError => ({ actor, at: time - zero, kind: 'console error', text })),
  ];
}
