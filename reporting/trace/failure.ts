/** What a trace says about why a test failed. */
import { actorIn, type PageError, type RecordedRequest, type SourceLocation, type Step, type Trace } from './trace';

export interface Failure {
  /** Who acted. */
  readonly actor: string | undefined;
  /** The sentences that lead to it, the outermost first: «4.8 teacher types the score 85», «Fill». */
  readonly path: readonly Step[];
  /** The last sentence before it, where it did not happen in one. */
  readonly after: string | undefined;
  /** The whole message, without colours. */
  readonly message: string;
  /** What was expected and what was seen instead, where the message tells them apart. */
  readonly expected: string | undefined;
  readonly seen: string;
  /** The spec's own line, where one is known. */
  readonly place: SourceLocation | undefined;
  /** When it happened, in milliseconds since the test began. */
  readonly at: number;
}

/** The first failure of a test, for it is the cause of the others; undefined when the trace shows none. */
export function failureOf(trace: Trace): Failure | undefined {
  const step = failedStep(trace);
  const message = step?.error ?? trace.errors[0]?.message;
  if (message === undefined) return undefined;
  const path = step === undefined ? [] : pathTo(step);
  const at = step?.end ?? step?.start ?? endOfBody(trace);
  return {
    actor: path.map((one) => actorIn(one.title) ?? one.actor).find((actor) => actor !== undefined) ?? actorNear(trace, at),
    path,
    after: path.some(isSentence) ? undefined : trace.steps.filter((one) => isSentence(one) && one.start < at).at(-1)?.title,
    message,
    ...expectation(message),
    place: [...path].reverse().find((one) => one.place?.file.includes('.spec.') === true)?.place ?? trace.errors[0]?.place,
    at,
  };
}

/** A failure's message in a line, for a list. */
export function failureSummary(message: string): string {
  const { expected, seen } = expectation(message);
  return (expected === undefined ? seen : `${expected}, but ${seen}`).replace(/\s+/g, ' ').trim();
}

/** The requests to the platform's API before a moment, the last of them last. */
export function lastRequests(trace: Trace, before: number, count: number): RecordedRequest[] {
  return trace.recordedRequests.filter((recordedRequest) => recordedRequest.at <= before && recordedRequest.url.pathname.startsWith('/api/')).slice(-count);
}

/** What the pages complained about before a moment. A page that is not the platform's has nothing to say. */
export function pageErrorsBefore(trace: Trace, before: number): PageError[] {
  return trace.pageErrors.filter((pageError) => pageError.at <= before && !/'localStorage' property from 'Window'/.test(pageError.text));
}

/** The objects that a test worked with, by the numbers in the addresses it asked for: «assignments 17». */
export function objectIds(recordedRequests: readonly RecordedRequest[]): string[] {
  const ids = recordedRequests.flatMap(({ url }) => [...url.pathname.matchAll(/\/([a-z]+)\/(\d+)(?=\/|$)/g)].map(([, kind = '', id = '']) => `${kind} ${id}`));
  const created = recordedRequests.filter(({ method, status }) => method === 'POST' && status === 201).flatMap((recordedRequest) => createdId(recordedRequest));
  return [...new Set([...ids, ...created])];
}

function createdId(recordedRequest: RecordedRequest): string[] {
  const id = /^\{\s*"id"\s*:\s*(\d+)/.exec(recordedRequest.body())?.[1];
  const kind = recordedRequest.url.pathname.split('/').filter((part) => /^[a-z]+$/.test(part)).at(-1);
  return id === undefined || kind === undefined ? [] : [`${kind} ${id} (made)`];
}

/**
 * The step that failed: the one with the message of the test's first error, as deep as it goes. Steps may fail and be
 * caught, so a failed one whose message the test does not carry counts only when nothing else is known.
 */
function failedStep(trace: Trace): Step | undefined {
  const failed = trace.steps.filter((step) => step.error !== undefined && ['test.step', 'expect', 'pw:api'].includes(step.kind));
  const first = trace.errors[0]?.message;
  const same = failed.filter((step) => step.error === first);
  const carried = failed.filter((step) => first?.includes(firstLine(step.error)) === true);
  const [top] = [same, carried, failed.filter((step) => step.kind === 'test.step')].find((group) => group.length > 0) ?? [];
  return top === undefined ? undefined : deepest(top, failed);
}

/** Follows the failure inwards. Of several failed calls in a step the last one is what ended it. */
function deepest(step: Step, failed: readonly Step[]): Step {
  const inner = failed.filter((one) => one.parent === step).at(-1);
  return inner === undefined ? step : deepest(inner, failed);
}

/** What fails outside of every step fails before the test's things are tidied up. */
function endOfBody(trace: Trace): number {
  return trace.steps.find(({ kind, title }) => kind === 'hook' && title === 'After Hooks')?.start ?? Math.max(0, ...trace.steps.map((step) => step.end ?? step.start));
}

function isSentence({ kind }: Step): boolean {
  return kind === 'test.step';
}

function pathTo(step: Step): Step[] {
  const path = step.parent === undefined ? [] : pathTo(step.parent);
  return ['hook', 'fixture'].includes(step.kind) ? path : [...path, step];
}

/** An expectation stands beside the steps, not in one: then whoever acted last before it. */
function actorNear(trace: Trace, end: number): string | undefined {
  return trace.steps.filter((step) => step.start <= end).map((step) => actorIn(step.title)).findLast((actor) => actor !== undefined);
}

function expectation(message: string): { expected: string | undefined; seen: string } {
  const [, ...details] = message.split('\n');
  const field = (name: string) => new RegExp(`^${name}[^:\\n]*: +(.+)$`, 'm').exec(details.join('\n'))?.[1]?.trim();
  const expected = field('Expected');
  const seen = field('Received') ?? field('Error');
  const where = field('Locator');
  if (expected !== undefined && seen !== undefined) return { expected: where === undefined ? expected : `${where}: ${expected}`, seen };
  const sentence = message.replace(/^(?:(?:Error|Blocked|[A-Z][a-z]+(?:[A-Z][a-z]+)+): )+/, '').split(/\n\s*\n|\n(?=Call log)/)[0] ?? message;
  const [, what, found] = /^(.+?) is not shown: (.+)$/s.exec(sentence) ?? [];
  return what === undefined || found === undefined ? { expected, seen: sentence } : { expected: what, seen: found };
}

function firstLine(text: string | undefined): string {
  return text?.split('\n')[0] ?? '';
}
