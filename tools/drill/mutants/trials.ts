/** Tries mutants: each with one test after another until a case fails. */
import type { TriedMutant } from '../../../reporting/drill/mutants/schema';
import { CASE_LABEL } from '../../../fixtures/metadata';
import type { PlacedTest } from '../../suite/listed-tests';
import { FaultQueue } from '../fault-queue';
import type { SandboxWorker } from '../sandbox-worker';
import { nameOf } from '../tests';
import type { Coverage } from './coverage';
import { best, judge, type Trial } from './judge';
import type { Mutant } from './listed-mutants';
import { isKilled } from './score';
import { wantedFor } from './wanted';
import { openMutantWorker } from './worker';

/** Tests that are tried for a mutant. */
export const TESTS_PER_MUTANT = 4;
/** Trials of one run: the sandbox is replaced after it, so that what a mutant left cannot kill another. */
const TRIALS_PER_RUN = 15;

/** A mutant on trial. */
interface Candidate {
  mutant: Mutant;
  /** Whether it has to be active before the sandbox listens. */
  fromStart: boolean;
  reachedBy: number;
  /** Tests to try, the next first. */
  left: PlacedTest[];
  tried: string[];
  trials: Trial[];
  durationMs: number;
}

export interface TrialOptions {
  coverage: Coverage;
  tests: readonly PlacedTest[];
  workers: number;
  /** Called as soon as a mutant is judged. */
  onMutant: (mutant: TriedMutant) => void;
}

/** @throws Error if a run ends without writing run.json */
export async function tryMutants(mutants: readonly Mutant[], options: TrialOptions): Promise<TriedMutant[]> {
  const candidates = mutants.map((mutant) => candidateOf(mutant, options));
  const waiting = [...candidates];
  const finished = new Map<string, TriedMutant>();
  const work = async () => {
    for (let batch = nextBatch(waiting); batch.length > 0; batch = nextBatch(waiting)) {
      await tryBatch(batch);
      for (const candidate of batch) {
        if (candidate.left.length > 0 && !candidate.trials.some(({ verdict }) => isKilled(verdict))) waiting.push(candidate);
        else finish(candidate);
      }
    }
  };
  const finish = (candidate: Candidate) => {
    const result = resultOf(candidate);
    finished.set(result.name, result);
    options.onMutant(result);
  };
  for (const candidate of candidates.filter(({ left }) => left.length === 0)) finish(waiting.splice(waiting.indexOf(candidate), 1)[0] ?? candidate);
  await Promise.all(Array.from({ length: options.workers }, work));
  return mutants.flatMap(({ name }) => finished.get(name) ?? []);
}

function candidateOf(mutant: Mutant, { coverage, tests }: TrialOptions): Candidate {
  const { reachedBy, tests: names, onlyAtStart } = coverage.covering(mutant.reachedBy);
  const left = names.flatMap((name) => tests.find((test) => nameOf(test) === name) ?? []).slice(0, TESTS_PER_MUTANT);
  return { mutant, fromStart: onlyAtStart, reachedBy, left, tried: [], trials: [], durationMs: 0 };
}

/**
 * Takes the candidates of the next run. Each test is run once in it. A mutant that is active from the start has the sandbox
 * for itself.
 */
function nextBatch(waiting: Candidate[]): Candidate[] {
  const [first] = waiting;
  if (first === undefined) return [];
  const taken = new Set<string>();
  const batch: Candidate[] = [];
  for (const candidate of first.fromStart ? [first] : waiting.filter(({ fromStart }) => !fromStart)) {
    const [next] = candidate.left;
    if (batch.length >= TRIALS_PER_RUN || next === undefined || taken.has(nameOf(next))) continue;
    taken.add(nameOf(next));
    batch.push(candidate);
  }
  for (const candidate of batch) waiting.splice(waiting.indexOf(candidate), 1);
  return batch;
}

async function tryBatch(batch: readonly Candidate[]): Promise<void> {
  const [first] = batch;
  const worker = await openMutantWorker(first?.fromStart === true ? [`--mutant=${first.mutant.name}`] : []);
  try {
    const queue = new FaultQueue();
    const byTest = new Map<string, Candidate>();
    for (const candidate of batch) {
      const test = candidate.left.shift();
      if (test === undefined) continue;
      byTest.set(nameOf(test), candidate);
      queue.add(test, { fault: candidate.mutant.name, expectedToFail: casesOf(test) });
    }
    await runBatch(worker, queue, byTest);
  } finally {
    await worker.close();
  }
}

async function runBatch(worker: SandboxWorker, queue: FaultQueue, byTest: ReadonlyMap<string, Candidate>): Promise<void> {
  const { results } = await worker.runQueue(queue);
  for (const { test, cases, tookMs } of results) {
    const candidate = byTest.get(test);
    if (candidate === undefined) continue;
    candidate.tried.push(test);
    candidate.trials.push(judge(candidate.mutant, cases));
    candidate.durationMs += tookMs;
  }
  // A run that ended early has not come to these tests.
  for (const [test, candidate] of byTest) {
    if (results.some((result) => result.test === test)) continue;
    candidate.tried.push(test);
    candidate.trials.push({ verdict: 'blocked', killedBy: { by: 'run', seen: 'the run ended before this test' } });
  }
}

function resultOf({ mutant, reachedBy, tried, trials, durationMs }: Candidate): TriedMutant {
  const { verdict, killedBy } = best(trials);
  const isReached = tried.length > 0;
  return {
    name: mutant.name,
    family: mutant.family,
    place: mutant.place,
    operator: mutant.operator,
    changes: mutant.changes,
    verdict: isReached ? verdict : 'not reached',
    killedBy,
    tests: tried,
    reachedBy,
    wanted: isReached && isKilled(verdict) ? null : wantedFor(mutant, isReached),
    durationMs,
  };
}

/** The cases of a test, each of which may detect the mutant; its title if it has none. */
function casesOf({ annotations, title }: PlacedTest): string[] {
  const cases = annotations.filter(({ type }) => type === CASE_LABEL).map(({ description }) => description);
  return cases.length > 0 ? cases : [title];
}
