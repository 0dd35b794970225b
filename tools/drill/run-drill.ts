/** Breaks the sandbox in one way after the other and sees whether the suite notices. */
import { PROJECT_ROOT, environment } from '../../fixtures/environment';
import type { Drill, DrilledFault } from '../../reporting/drill/schema';
import { commitOf } from '../../reporting/git';
import { listedTests } from '../suite/listed-tests';
import { SharedBatch } from './shared-batch';
import { ControlRun } from './control';
import { chosenFaults, listedFaults, type Choice } from './faults';
import { drainQueue } from './drain-queue';
import { evaluate } from './evaluate';
import { SandboxWorker } from './sandbox-worker';
import { canShareRun, type Task } from './tasks';
import { testsFor, argumentsFor } from './tests';

export interface DrillOptions extends Choice {
  /** How many runs go on at a time, each by one worker of Playwright on a sandbox of its own. */
  workers: number;
  /** Whether the same cases are run without a fault as well. */
  control: boolean;
  /** Told what is going to happen, since nothing is to be seen of it for a while. */
  onStart: (faults: number) => void;
  /** Told as soon as a fault is judged. */
  onFault: (fault: DrilledFault) => void;
}

/** @throws Error when a fault, an area or a test does not exist, or a run ends without an account of itself */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const begin = new Date();
  const all = listedFaults();
  const tests = listedTests();
  const tasks = chosenFaults(all, options).map((fault): Task => ({ fault, first: testsFor(fault.detectedBy.slice(0, 1), tests), tests: testsFor(fault.detectedBy, tests) }));
  options.onStart(tasks.length);
  const workers = await Promise.all(Array.from({ length: options.workers }, () => SandboxWorker.open()));
  try {
    const control = options.control ? new ControlRun([...new Set(tasks.flatMap((task) => task.tests))]) : undefined;
    const faults = await runAll(tasks, workers, control, options.onFault);
    return {
      schemaVersion: 2,
      startedAt: begin.toISOString(),
      durationMs: Date.now() - begin.getTime(),
      commit: commitOf(PROJECT_ROOT),
      timeZone: environment().timeZone,
      workers: options.workers,
      known: all.length,
      faults: tasks.flatMap(({ fault }) => faults.get(fault.id) ?? []),
      control: control?.result() ?? null,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
  }
}

/**
 * Each fault once, in the company of others where that is possible; whatever was not noticed there a second time, alone.
 * No slot waits for another before it is done with all of that: one case of the control waits for a minute to pass.
 */
async function runAll(tasks: readonly Task[], workers: readonly SandboxWorker[], control: ControlRun | undefined, onFault: DrillOptions['onFault']): Promise<Map<string, DrilledFault>> {
  const evaluatedFaults = new Map<string, DrilledFault>();
  const onEvaluated = (drilled: DrilledFault) => {
    evaluatedFaults.set(drilled.id, drilled);
    onFault(drilled);
  };
  const alone = async (task: Task) => onEvaluated(await runAlone(task));
  const solitary = tasks.filter(({ fault }) => !canShareRun(fault));
  const sharedBatch = new SharedBatch(tasks.filter(({ fault }) => canShareRun(fault)));
  await Promise.all(
    workers.map(async (worker) => {
      // Without a fault first: it leaves the sessions with which the others go on.
      await control?.run(worker);
      await drainQueue(solitary, alone);
      await sharedBatch.run(worker, onEvaluated);
    }),
  );
  // What other faults have left behind may have been in the way; the last word is that of a sandbox that had no other.
  const doubtful = tasks.filter(({ fault }) => !evaluatedFaults.has(fault.id));
  await Promise.all(workers.map(() => drainQueue(doubtful, alone)));
  return evaluatedFaults;
}

async function runAlone({ fault, tests }: Task): Promise<DrilledFault> {
  const begin = Date.now();
  const worker = await SandboxWorker.open();
  try {
    // Where cases tell, the first test that fails settles it; the figures want all of them.
    const { run, faultError } = await worker.broken([...argumentsFor(tests), ...(fault.by === 'cases' ? ['-x'] : [])], fault.id);
    return evaluate(fault, run, Date.now() - begin, faultError);
  } finally {
    await worker.close();
  }
}
