/** Explains from a trace why a test failed. */
import { actorIn, type PageError, type RecordedRequest, type SourceLocation, type Step, type Trace } from './trace';
import { oneLine } from '../../lib/one-line';

export interface Failure {
  readonly actor: string | undefined;
  /** Sentences of the steps that contain the failure, the outermost first: «4.8 teacher types the score 85», «Fill». */
  readonly path: readonly Step[];
  /** The last sentence before the failure, when it did not happen inside a step. */
  readonly after: string | undefined;
  /** The whole message, without colours. */
  readonly message: string;
  /** Expected and received value, when the message separates them. */
  readonly expected: string | undefined;
  readonly seen: string;
  /** Line in the spec, when it is known. */
  readonly place: SourceLocation | undefined;
  /** Time in milliseconds since the start of the test. */
  readonly at: number;
}

/** Returns the first failure of a test, because it causes the others; undefined when the trace shows none. */
export function failureOf(trace: Trace): Failure | undefined {
  const step = failedStep(trace);
  const message = step?.error ?? trace.errors[0]?.message;
  if (message === undefined) return undefined;
  const path = step === undefined ? [] : pathTo(step);
  const at = step?.end ?? step?.start ?? endOfBody(trace);
  return {
    actor:
      path.map((one) => actorIn(one.title) ?? one.actor).find((actor) => actor !== undefined) ?? actorNear(trace, at),
    path,
    after: path.some(isSentence)
      ? undefined
      : trace.steps.filter((one) => isSentence(one) && one.start < at).at(-1)?.title,
    message,
    ...expectation(message),
    place:
      [...path].reverse().find((one) => one.place?.file.includes('.spec.') === true)?.place ?? trace.errors[0]?.place,
    at,
  };
}

/** Returns a failure's message in one line, for a list. */
export function failureSummary(message: string): string {
  const { expected, seen } = expectation(message);
  return oneLine(expected === undefined ? seen : `${expected}, but ${seen}`);
}

/** Returns the last requests to the platform's API before a time, in order. */
export function lastRequests(trace: Trace, before: number, count: number): RecordedRequest[] {
  return trace.recordedRequests
    .filter((recordedRequest) => recordedRequest.at <= before && recordedRequest.url.pathname.startsWith('/api/'))
    .slice(-count);
}

/** Returns the page errors before a time. Leaves out pages that do not belong to the platform. */
export function pageErrorsBefore(trace: Trace, before: number): PageError[] {
  return trace.pageErrors.filter(
    (pageError) => pageError.at <= before && !/'localStorage' property from 'Window'/.test(pageError.text),
  );
}

/** Returns the objects of a test by the ids in its request URLs: «assignments 17». */
export function objectIds(recordedRequests: readonly RecordedRequest[]): string[] {
  const ids = recordedRequests.flatMap(({ url }) =>
    [...url.pathname.matchAll(/\/([a-z]+)\/(\d+)(?=\/|$)/g)].map(([, kind = '', id = '']) => `${kind} ${id}`),
  );
  const created = recordedRequests
    .filter(({ method, status }) => method === 'POST' && status === 201)
    .flatMap((recordedRequest) => createdId(recordedRequest));
  return [...new Set([...ids, ...created])];
}

function createdId(recordedRequest: RecordedRequest): string[] {
  const id = /^\{\s*"id"\s*:\s*(\d+)/.exec(recordedRequest.body())?.[1];
  const kind = recordedRequest.url.pathname
    .split('/')
    .filter((part) => /^[a-z]+$/.test(part))
    .at(-1);
  return id === undefined || kind === undefined ? [] : [`${kind} ${id} (made)`];
}

/**
 * Returns the failed step: the deepest one with the message of the test's first error. Steps may fail and be caught,
 * so a failed step with another message counts only when no step has this message.
 */
function failedStep(trace: Trace): Step | undefined {
  const failed = trace.steps.filter(
    (step) => step.error !== undefined && ['test.step', 'expect', 'pw:api'].includes(step.kind),
  );
  const first = trace.errors[0]?.message;
  // A step of the protocol that failed does not end its test: the first error may be that of a later step.
  const record = trace.notes.steps.find(({ outcome }) => outcome === 'FAIL')?.id;
  const recorded = failed.find(({ kind, title }) => kind === 'test.step' && title.startsWith(`${record ?? '–'} `));
  if (recorded !== undefined) return deepest(recorded, failed);
  const same = failed.filter((step) => step.error === first);
  const carried = failed.filter((step) => first?.includes(firstLine(step.error)) === true);
  const [top] =
    [same, carried, failed.filter((step) => step.kind === 'test.step')].find((group) => group.length > 0) ?? [];
  return top === undefined ? undefined : deepest(top, failed);
}

/**
 * Follows the failure to the innermost step. The last of several failed calls ended the step. Calls inside an expectation are
 * the way in which a matcher of the suite reads the page: their «expected true, received false» says nothing.
 */
function deepest(step: Step, failed: readonly Step[]): Step {
  if (step.kind === 'expect') return step;
  const inner = failed.filter((one) => one.parent === step).at(-1);
  return inner === undefined ? step : deepest(inner, failed);
}

/** A failure outside every step happens before the teardown of the test. */
function endOfBody(trace: Trace): number {
  return (
    trace.steps.find(({ kind, title }) => kind === 'hook' && title === 'After Hooks')?.start ??
    Math.max(0, ...trace.steps.map((step) => step.end ?? step.start))
  );
}

function isSentence({ kind }: Step): boolean {
  return kind === 'test.step';
}

function pathTo(step: Step): Step[] {
  const path = step.parent === undefined ? [] : pathTo(step.parent);
  return ['hook', 'fixture'].includes(step.kind) ? path : [...path, step];
}

/** Returns the last actor before an expectation, because an expectation is next to the steps, not inside one. */
function actorNear(trace: Trace, end: number): string | undefined {
  return trace.steps
    .filter((step) => step.start <= end)
    .map((step) => actorIn(step.title))
    .findLast((actor) => actor !== undefined);
}

function expectation(message: string): { expected: string | undefined; seen: string } {
  const [, ...details] = message.split('\n');
  const field = (name: string) => new RegExp(`^${name}[^:\\n]*: +(.+)$`, 'm').exec(details.join('\n'))?.[1]?.trim();
  const expected = field('Expected');
  const seen = field('Received') ?? field('Error');
  const where = field('Locator');
  if (expected !== undefined && seen !== undefined)
    return { expected: where === undefined ? expected : `${where}: ${expected}`, seen };
  const sentence =
    message.replace(/^(?:(?:Error|Blocked|[A-Z][a-z]+(?:[A-Z][a-z]+)+): )+/, '').split(/\n\s*\n|\n(?=Call log)/)[0] ??
    message;
  const [, what, found] = /^(.+?) is not shown: (.+)$/s.exec(sentence) ?? [];
  return what === undefined || found === undefined ? { expected, seen: sentence } : { expected: what, seen: found };
}

function firstLine(text: string | undefined): string {
  return text?.split('\n')[0] ?? '';
}
