/** Compares a failing and a passing attempt of the same test, and finds where they diverge. */
import type { RecordedRequest, Step, Trace } from './trace';

export interface Divergence {
  readonly kind: 'action' | 'request' | 'status' | 'timing' | 'outcome';
  /** Time in milliseconds since the start of the failing attempt. */
  readonly at: number;
  /** Sentence of the step in which they diverge. */
  readonly step: string;
  readonly failing: string;
  readonly passing: string;
}

/** A step counts as slower when it takes this many times as long and this many milliseconds longer. */
const SLOWER = { times: 3, ms: 1_000 };
const MOVES = ['test.step', 'expect', 'pw:api'];

/** Returns the first divergence of each kind, the earliest first. */
export function divergences(failing: Trace, passing: Trace): Divergence[] {
  const found = [...walk(movesOf(failing, undefined), movesOf(passing, undefined), failing, passing)];
  const first = new Map<Divergence['kind'], Divergence>();
  for (const parting of found) if (!first.has(parting.kind)) first.set(parting.kind, parting);
  return [...first.values()].sort((a, b) => a.at - b.at);
}

function* walk(left: readonly Step[], right: readonly Step[], failing: Trace, passing: Trace): Generator<Divergence> {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === undefined || b === undefined || keyOf(a) !== keyOf(b)) {
      const at = a?.start ?? left.at(-1)?.end ?? 0;
      yield { kind: 'action', at, step: (a ?? b)?.title ?? '', failing: a === undefined ? 'nothing more' : sentence(a), passing: b === undefined ? 'nothing more' : sentence(b) };
      return;
    }
    yield* compared(a, b, left[index + 1], right[index + 1], failing, passing);
    // Searches inside a step that failed in only one attempt, to name the call and not only the sentence of the step.
    const inner = [movesOf(failing, a), movesOf(passing, b)] as const;
    if ((a.error === undefined) !== (b.error === undefined) && inner[0].length > 0) yield* walk(...inner, failing, passing);
  }
}

function* compared(a: Step, b: Step, nextA: Step | undefined, nextB: Step | undefined, failing: Trace, passing: Trace): Generator<Divergence> {
  const [requestsA, requestsB] = [requestsDuring(failing, a, nextA), requestsDuring(passing, b, nextB)];
  yield* differingRequests(a, requestsA, requestsB);
  const [tookA, tookB] = [duration(a), duration(b)];
  if (tookA > tookB * SLOWER.times && tookA - tookB > SLOWER.ms) {
    yield { kind: 'timing', at: a.start, step: a.title, failing: seconds(tookA), passing: seconds(tookB) };
  }
  if ((a.error === undefined) !== (b.error === undefined)) {
    const outcome = (step: Step) => (step.error === undefined ? 'done' : `failed: ${step.error.split('\n')[0] ?? ''}`);
    yield { kind: 'outcome', at: a.end ?? a.start, step: sentence(a), failing: outcome(a), passing: outcome(b) };
  }
}

/** Compares the number of requests: concurrent requests may be answered in any order. */
function* differingRequests(step: Step, left: readonly RecordedRequest[], right: readonly RecordedRequest[]): Generator<Divergence> {
  for (const recordedRequest of left) {
    const same = right.filter((other) => requestKey(other) === requestKey(recordedRequest));
    const { at } = recordedRequest;
    if (same.length === 0) yield { kind: 'request', at, step: step.title, failing: requestKey(recordedRequest), passing: 'not sent' };
    else if (!same.some((other) => other.status === recordedRequest.status)) {
      yield { kind: 'status', at, step: step.title, failing: `${requestKey(recordedRequest)} → ${status(recordedRequest)}`, passing: `→ ${same.map(status).join(', ')}` };
    } else if (same.every((other) => recordedRequest.ms > other.ms * SLOWER.times && recordedRequest.ms - other.ms > SLOWER.ms)) {
      yield { kind: 'timing', at, step: step.title, failing: `${requestKey(recordedRequest)} took ${seconds(recordedRequest.ms)}`, passing: same.map((other) => seconds(other.ms)).join(', ') };
    }
  }
  const missing = right.find((recordedRequest) => !left.some((other) => requestKey(other) === requestKey(recordedRequest)));
  if (missing !== undefined) yield { kind: 'request', at: step.end ?? step.start, step: step.title, failing: 'not sent', passing: requestKey(missing) };
}

/** Returns the actions of one level without the setup: the attempt in which a role signs in varies randomly. */
function movesOf(trace: Trace, parent: Step | undefined): Step[] {
  return trace.steps.filter((step) => MOVES.includes(step.kind) && step.parent === parent && !isPreparation(step));
}

function isPreparation(step: Step): boolean {
  return /[\\/]suite[\\/](?:sessions[\\/]|actors[\\/]actor-factory|run[\\/])/.test(step.madeBy?.file ?? '') || ['Create context', 'Add init script', 'Create page', 'Close context'].includes(step.title);
}

function requestsDuring(trace: Trace, step: Step, next: Step | undefined): RecordedRequest[] {
  const until = next?.start ?? step.end ?? Infinity;
  return trace.recordedRequests.filter(({ at, url }) => at >= step.start && at < until && url.pathname.startsWith('/api/'));
}

/** Identifies the same request in another run: object ids differ. */
function requestKey({ method, url, actor }: RecordedRequest): string {
  return `${method} ${url.pathname.replace(/\d+/g, '#')}${actor === undefined ? '' : ` (${actor})`}`;
}

function keyOf(step: Step): string {
  return `${step.kind} ${normal(step.title)} ${normal(step.subject)}`;
}

/** Removes the values that differ between runs: run tags, numbers, times. */
function normal(text: string): string {
  return text.replace(/\[[^\]]*\]/g, '[…]').replace(/[\da-f]{4,}|\d+/gi, '#');
}

function sentence(step: Step): string {
  return step.subject === '' ? step.title : `${step.title} ${step.subject}`;
}

function status({ status: code }: RecordedRequest): string {
  return code > 0 ? String(code) : 'no answer';
}

function duration(step: Step): number {
  return step.end === undefined ? 0 : step.end - step.start;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
