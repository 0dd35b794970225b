/** Compares a failing and a passing attempt of the same test, and finds where they diverge. */
import { localeOf, text, type Language } from '../../suite/texts/texts';
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

/** Returns the first divergence of each kind, the earliest first. @param language of its texts */
export function divergences(failing: Trace, passing: Trace, language: Language = 'en'): Divergence[] {
  const found = [...walk(movesOf(failing, undefined), movesOf(passing, undefined), { failing, passing, language })];
  const first = new Map<Divergence['kind'], Divergence>();
  for (const parting of found) if (!first.has(parting.kind)) first.set(parting.kind, parting);
  return [...first.values()].sort((a, b) => a.at - b.at);
}

/** Both attempts, and the language of the texts. */
interface Pair {
  failing: Trace;
  passing: Trace;
  language: Language;
}

function* walk(left: readonly Step[], right: readonly Step[], pair: Pair): Generator<Divergence> {
  const nothing = text(pair.language, 'compare.nothing');
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === undefined || b === undefined || keyOf(a) !== keyOf(b)) {
      const at = a?.start ?? left.at(-1)?.end ?? 0;
      yield {
        kind: 'action',
        at,
        step: (a ?? b)?.title ?? '',
        failing: a === undefined ? nothing : sentence(a),
        passing: b === undefined ? nothing : sentence(b),
      };
      return;
    }
    yield* compared(a, b, left[index + 1], right[index + 1], pair);
    // Searches inside a step that failed in only one attempt, to name the call and not only the sentence of the step.
    const inner = [movesOf(pair.failing, a), movesOf(pair.passing, b)] as const;
    if ((a.error === undefined) !== (b.error === undefined) && inner[0].length > 0) yield* walk(...inner, pair);
  }
}

function* compared(
  a: Step,
  b: Step,
  nextA: Step | undefined,
  nextB: Step | undefined,
  { failing, passing, language }: Pair,
): Generator<Divergence> {
  const [requestsA, requestsB] = [requestsDuring(failing, a, nextA), requestsDuring(passing, b, nextB)];
  yield* differingRequests(a, requestsA, requestsB, language);
  const [tookA, tookB] = [duration(a), duration(b)];
  if (tookA > tookB * SLOWER.times && tookA - tookB > SLOWER.ms) {
    yield {
      kind: 'timing',
      at: a.start,
      step: a.title,
      failing: seconds(tookA, language),
      passing: seconds(tookB, language),
    };
  }
  if ((a.error === undefined) !== (b.error === undefined)) {
    const outcome = (step: Step) =>
      step.error === undefined
        ? text(language, 'compare.done')
        : text(language, 'compare.failed', { error: step.error.split('\n')[0] ?? '' });
    yield { kind: 'outcome', at: a.end ?? a.start, step: sentence(a), failing: outcome(a), passing: outcome(b) };
  }
}

/** Compares the number of requests: concurrent requests may be answered in any order. */
function* differingRequests(
  step: Step,
  left: readonly RecordedRequest[],
  right: readonly RecordedRequest[],
  language: Language,
): Generator<Divergence> {
  const status = ({ status: code }: RecordedRequest) => (code > 0 ? String(code) : text(language, 'release.noAnswer'));
  for (const recordedRequest of left) {
    const same = right.filter((other) => requestKey(other) === requestKey(recordedRequest));
    const { at } = recordedRequest;
    if (same.length === 0)
      yield {
        kind: 'request',
        at,
        step: step.title,
        failing: requestKey(recordedRequest),
        passing: text(language, 'compare.notSent'),
      };
    else if (!same.some((other) => other.status === recordedRequest.status)) {
      yield {
        kind: 'status',
        at,
        step: step.title,
        failing: `${requestKey(recordedRequest)} → ${status(recordedRequest)}`,
        passing: `→ ${same.map(status).join(', ')}`,
      };
    } else if (
      same.every((other) => recordedRequest.ms > other.ms * SLOWER.times && recordedRequest.ms - other.ms > SLOWER.ms)
    ) {
      yield {
        kind: 'timing',
        at,
        step: step.title,
        failing: text(language, 'compare.took', {
          request: requestKey(recordedRequest),
          time: seconds(recordedRequest.ms, language),
        }),
        passing: same.map((other) => seconds(other.ms, language)).join(', '),
      };
    }
  }
  const missing = right.find(
    (recordedRequest) => !left.some((other) => requestKey(other) === requestKey(recordedRequest)),
  );
  if (missing !== undefined)
    yield {
      kind: 'request',
      at: step.end ?? step.start,
      step: step.title,
      failing: text(language, 'compare.notSent'),
      passing: requestKey(missing),
    };
}

/** Returns the actions of one level without the setup: the attempt in which a role signs in varies randomly. */
function movesOf(trace: Trace, parent: Step | undefined): Step[] {
  return trace.steps.filter((step) => MOVES.includes(step.kind) && step.parent === parent && !isPreparation(step));
}

function isPreparation(step: Step): boolean {
  return (
    /[\\/]suite[\\/](?:sessions[\\/]|actors[\\/]actor-factory|run[\\/])/.test(step.madeBy?.file ?? '') ||
    ['Create context', 'Add init script', 'Create page', 'Close context'].includes(step.title)
  );
}

function requestsDuring(trace: Trace, step: Step, next: Step | undefined): RecordedRequest[] {
  const until = next?.start ?? step.end ?? Infinity;
  return trace.recordedRequests.filter(
    ({ at, url }) => at >= step.start && at < until && url.pathname.startsWith('/api/'),
  );
}

/** Identifies the same request in another run: object ids differ. */
function requestKey({ method, url, actor }: RecordedRequest): string {
  return `${method} ${url.pathname.replace(/\d+/g, '#')}${actor === undefined ? '' : ` (${actor})`}`;
}

function keyOf(step: Step): string {
  return `${step.kind} ${normal(step.title)} ${normal(step.subject)}`;
}

/** Removes the values that differ between runs: run tags, numbers, times. */
function normal(title: string): string {
  return title.replace(/\[[^\]]*\]/g, '[…]').replace(/[\da-f]{4,}|\d+/gi, '#');
}

function sentence(step: Step): string {
  return step.subject === '' ? step.title : `${step.title} ${step.subject}`;
}

function duration(step: Step): number {
  return step.end === undefined ? 0 : step.end - step.start;
}

function seconds(ms: number, language: Language): string {
  return text(language, 'unit.seconds', {
    value: (ms / 1000).toLocaleString(localeOf(language), {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      useGrouping: false,
    }),
  });
}
