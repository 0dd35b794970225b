/** Faults that are tried in turn on the same sandboxes, each before a different test. */
import type { DrilledFault } from '../../reporting/drill/schema';
import type { Run } from '../../reporting/collect/run-schema';
import { evaluate } from './evaluate';
import { FaultQueue } from './fault-queue';
import type { TrialResult, SandboxWorker } from './sandbox-worker';
import type { Task } from './tasks';

export class SharedBatch {
  private readonly queue = new FaultQueue();
  private readonly results = new Map<string, TrialResult[]>();

  constructor(private readonly tasks: readonly Task[]) {
    for (const { fault, first } of tasks)
      for (const test of first) this.queue.add(test, { fault: fault.id, expectedToFail: fault.detectedBy });
  }

  /**
   * Runs the remaining trials on this worker, until other workers have taken all of them or a run takes none.
   * @param onEvaluated receives each detected fault; the result of the others is not known yet
   */
  async run(worker: SandboxWorker, onEvaluated: (fault: DrilledFault) => void): Promise<void> {
    while (this.queue.tests().length > 0) {
      const { run, results } = await worker.runQueue(this.queue);
      for (const trial of results) {
        const drilled = this.evaluateTrial(trial, run);
        if (drilled?.verdict === 'killed') onEvaluated(drilled);
      }
      if (results.length === 0) return;
    }
  }

  /** @returns undefined while other tests for this fault remain: it is evaluated with the last of them */
  private evaluateTrial(trial: TrialResult, run: Run): DrilledFault | undefined {
    const task = this.tasks.find(({ fault }) => fault.id === trial.trial.fault);
    if (task === undefined) return undefined;
    const all = [...(this.results.get(task.fault.id) ?? []), trial];
    this.results.set(task.fault.id, all);
    if (all.length < task.first.length) return undefined;
    const tookMs = all.reduce((sum, one) => sum + one.tookMs, 0);
    const ofTests = <T extends { test: string }>(entries: readonly T[]) =>
      entries.filter(({ test }) => all.some(({ cases }) => cases.some((entry) => entry.test === test)));
    const own = {
      ...run,
      cases: all.flatMap(({ cases }) => cases),
      network: { ...run.network, unstable: ofTests(run.network.unstable) },
      leftBehind: ofTests(run.leftBehind),
    };
    return evaluate(task.fault, own, tookMs, all.find((one) => one.faultError !== undefined)?.faultError);
  }
}
