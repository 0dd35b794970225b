/** Injects one fault after another into the sandbox and checks whether the suite detects it. */
import { PROJECT_ROOT, environment } from '../../suite/config/environment';
import type { Drill, DrilledFault } from '../../reporting/drill/schema';
import { commitOf } from '../../lib/git';
import { listedTests } from '../suite/listed-tests';
import { SharedBatch } from './shared-batch';
import { ControlRun } from './control';
import { listedFaults } from '../suite/sandbox-faults';
import { chosenFaults, type Choice } from './faults';
import { drainQueue } from './drain-queue';
import { evaluate } from './evaluate';
import { SandboxWorker } from './sandbox-worker';
import { canShareRun, type Task } from './tasks';
import { testsFor, argumentsFor } from './tests';

export interface DrillOptions extends Choice {
  /** Number of parallel runs. Each has one Playwright worker and its own sandbox. */
  workers: number;
  /** Whether to run the same cases without a fault as well. */
  control: boolean;
  /** Called before the first run, because there is no output for a while. */
  onStart: (faults: number) => void;
  /** Called as soon as a fault is evaluated. */
  onFault: (fault: DrilledFault) => void;
}

/** @throws Error if a fault, an area or a test does not exist, or a run ends without writing run.json */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const begin = new Date();
  const all = listedFaults();
  const tests = await listedTests();
  const tasks = chosenFaults(all, options).map((fault): Task => ({
    fault,
    first: testsFor(fault.detectedBy.slice(0, 1), tests),
    tests: testsFor(fault.detectedBy, tests),
  }));
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
 * Tries each fault once, in a shared run if possible, and runs an undetected fault a second time on its own. No worker
 * waits for another before its part is done: one case of the control run waits for a minute to pass.
 */
async function runAll(
  tasks: readonly Task[],
  workers: readonly SandboxWorker[],
  control: ControlRun | undefined,
  onFault: DrillOptions['onFault'],
): Promise<Map<string, DrilledFault>> {
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
      // The control run is first: it creates the sessions that the other runs reuse.
      await control?.run(worker);
      await drainQueue(solitary, alone);
      await sharedBatch.run(worker, onEvaluated);
    }),
  );
  // Earlier faults may have left traces that prevented detection. The final result comes from a fresh sandbox.
  const doubtful = tasks.filter(({ fault }) => !evaluatedFaults.has(fault.id));
  await Promise.all(workers.map(() => drainQueue(doubtful, alone)));
  return evaluatedFaults;
}

async function runAlone({ fault, tests }: Task): Promise<DrilledFault> {
  const begin = Date.now();
  const worker = await SandboxWorker.open();
  try {
    // If cases detect the fault, the first failure is enough. The figures need all tests.
    const { run, faultError } = await worker.broken(
      [...argumentsFor(tests), ...(fault.by === 'cases' ? ['-x'] : [])],
      fault.id,
    );
    return evaluate(fault, run, Date.now() - begin, faultError);
  } finally {
    await worker.close();
  }
}
