/** Tries mutants: many in one run of the suite, each before another test, until a case fails or the time is used up. */
import { CASE_LABEL } from '../../../suite/catalogue/metadata';
import type { MutantReport, TriedMutant } from '../../../reporting/drill/mutants/schema';
import type { PlacedTest } from '../../suite/listed-tests';
import { toDetection } from '../evaluate';
import { FaultQueue } from '../fault-queue';
import type { SandboxWorker, TrialResult } from '../sandbox-worker';
import { nameOf } from '../tests';
import { BUDGET_MS, Candidate } from './candidate';
import type { Coverage } from './coverage';
import { judge, type Trial } from './judge';
import type { Mutant } from './listed-mutants';
import { isKilled } from './score';
import { openMutantWorker, timeFactor } from './worker';

/** Trials of one run: the sandbox is replaced after it, so that what a mutant left cannot kill many others. */
const TRIALS_PER_RUN = 40;
/** Tests of one mutant in the same run: once one of them has killed it, the others are wasted. */
const PASSES = 3;
/** Trials for each one without a mutant, which shows how often something else makes a test fail. */
const TRIALS_PER_CONTROL = 12;
/** Time for a run to start its first test, and for a test in addition to what it usually takes, on an idle machine. */
const START_MS = 90_000;
const MORE_PER_TEST_MS = 45_000;

type Control = MutantReport['control'];

export interface TrialOptions {
  coverage: Coverage;
  tests: readonly PlacedTest[];
  workers: number;
  /** Called as soon as a mutant is judged. */
  onMutant: (mutant: TriedMutant) => void;
}

interface Task {
  test: PlacedTest;
  /** Undefined for a trial without a mutant. */
  candidate: Candidate | undefined;
}

/** @throws Error if a run without a broken sandbox ends without writing run.json */
export async function tryMutants(
  mutants: readonly Mutant[],
  options: TrialOptions,
): Promise<{ tried: TriedMutant[]; control: Control }> {
  const trials = new Trials(mutants, options);
  await trials.run();
  return trials.result();
}

class Trials {
  private readonly candidates: readonly Candidate[];
  private readonly waiting: Candidate[];
  private readonly control: Control = { tried: 0, failed: [] };
  private readonly used = new Set<PlacedTest>();

  constructor(
    mutants: readonly Mutant[],
    private readonly options: TrialOptions,
  ) {
    const tests = new Map(options.tests.map((test) => [nameOf(test), test]));
    this.candidates = mutants.map((mutant) => Candidate.of(mutant, options.coverage, tests, BUDGET_MS * timeFactor()));
    this.waiting = this.candidates.filter((candidate) => !candidate.isDecided);
    for (const candidate of this.candidates.filter(({ isDecided }) => isDecided)) options.onMutant(candidate.result());
  }

  async run(): Promise<void> {
    await Promise.all(Array.from({ length: this.options.workers }, () => this.work()));
  }

  result(): { tried: TriedMutant[]; control: Control } {
    return { tried: this.candidates.map((candidate) => candidate.result()), control: this.control };
  }

  private async work(): Promise<void> {
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) {
      await this.tryBatch(batch);
      for (const candidate of candidatesOf(batch)) {
        if (candidate.isDecided) this.options.onMutant(candidate.result());
        else this.waiting.push(candidate);
      }
    }
  }

  /** Takes the trials of the next run. Each test is run once in it. A mutant that acts at the start has the sandbox alone. */
  private nextBatch(): Task[] {
    const [first] = this.waiting;
    if (first === undefined) return [];
    const share = Math.ceil(this.waiting.length / this.options.workers);
    const taken = first.fromStart ? [first] : this.waiting.filter(({ fromStart }) => !fromStart).slice(0, share);
    const batch: Task[] = [];
    const isInUse = (name: string) => batch.some(({ test }) => nameOf(test) === name);
    for (let pass = 0; pass < PASSES; pass += 1) {
      for (const candidate of taken) {
        const test = batch.length < TRIALS_PER_RUN ? candidate.takeTest(isInUse) : undefined;
        if (test !== undefined) batch.push({ test, candidate });
      }
    }
    for (const candidate of candidatesOf(batch)) this.waiting.splice(this.waiting.indexOf(candidate), 1);
    return [...batch, ...(first.fromStart ? [] : this.controls(batch))];
  }

  /** Tests that were tried before are run without a mutant, each once. */
  private controls(batch: readonly Task[]): Task[] {
    const tests = new Set(batch.map(({ test }) => test));
    const free = [...this.used]
      .filter((test) => !tests.has(test))
      .slice(0, Math.floor(batch.length / TRIALS_PER_CONTROL));
    for (const test of free) this.used.delete(test);
    for (const test of tests) this.used.add(test);
    return free.map((test) => ({ test, candidate: undefined }));
  }

  private async tryBatch(batch: readonly Task[]): Promise<void> {
    const [first] = batch;
    const atStart = first?.candidate?.fromStart === true ? first.candidate : undefined;
    let worker: SandboxWorker;
    try {
      worker = await openMutantWorker(atStart === undefined ? [] : [`--mutant=${atStart.mutant.name}`]);
    } catch (error) {
      if (atStart === undefined) throw error;
      atStart.add('start', { verdict: 'misnamed', killedBy: { by: 'start', seen: 'the platform does not start' } }, 0);
      return;
    }
    try {
      await this.runBatch(worker, batch);
    } finally {
      await worker.close();
    }
  }

  private async runBatch(worker: SandboxWorker, batch: readonly Task[]): Promise<void> {
    const queue = new FaultQueue();
    for (const { test, candidate } of batch)
      queue.add(test, {
        fault: candidate?.mutant.name ?? null,
        expectedToFail: candidate === undefined ? [] : casesOf(test),
      });
    const limitMs = (test: string | undefined) =>
      timeFactor() * (test === undefined ? START_MS : MORE_PER_TEST_MS + this.options.coverage.durationOf(test));
    const { results, hanging, unresponsiveAfter, diagnosed } = await worker.runWatched(queue, limitMs);
    for (const task of batch) {
      const name = nameOf(task.test);
      const result = results.find(({ test }) => test === name);
      const seen =
        name === hanging
          ? 'the test did not end'
          : name === unresponsiveAfter
            ? 'the platform did not respond after this test'
            : name === diagnosed?.after
              ? diagnosed.reason
              : undefined;
      this.store(
        task,
        result,
        seen === undefined
          ? undefined
          : { verdict: name === hanging ? 'timed out' : 'misnamed', killedBy: { by: name, seen } },
      );
    }
    const came = new Set(results.map(({ test }) => test).concat(hanging ?? []));
    for (const candidate of candidatesOf(batch)) {
      if (!batch.some((task) => task.candidate === candidate && came.has(nameOf(task.test)))) candidate.hadNoResult();
    }
  }

  /** @param ofRun what the run as a whole saw of this trial */
  private store({ test, candidate }: Task, result: TrialResult | undefined, ofRun: Trial | undefined): void {
    if (candidate === undefined) {
      if (result === undefined) return;
      this.control.tried += 1;
      this.control.failed.push(
        ...result.cases.filter(({ outcome }) => outcome === 'FAIL' || outcome === 'BLOCKED').map(toDetection),
      );
      return;
    }
    const own = result === undefined ? undefined : judge(candidate.mutant, result.cases);
    const trial = own !== undefined && (ofRun === undefined || isKilled(own.verdict)) ? own : ofRun;
    if (trial === undefined) candidate.putBack(test);
    else candidate.add(nameOf(test), trial, result?.tookMs ?? MORE_PER_TEST_MS * timeFactor());
  }
}

function candidatesOf(batch: readonly Task[]): Candidate[] {
  return [...new Set(batch.flatMap(({ candidate }) => candidate ?? []))];
}

/** The cases of a test, each of which may detect the mutant; its title if it has none. */
function casesOf({ annotations, title }: PlacedTest): string[] {
  const cases = annotations.filter(({ type }) => type === CASE_LABEL).map(({ description }) => description);
  return cases.length > 0 ? cases : [title];
}
