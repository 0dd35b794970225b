/** Control run: the cases of a drill without any fault. Every failure there is a false alarm. */
import type { Drill } from '../../reporting/drill/schema';
import type { PlacedTest } from '../suite/listed-tests';
import { againstRelease, toDetection } from './evaluate';
import { FaultQueue } from './fault-queue';
import type { SandboxWorker } from './sandbox-worker';

type Outcome = NonNullable<Drill['control']>;

export class ControlRun {
  private readonly begin = Date.now();
  private readonly queue = new FaultQueue();
  private readonly outcome: Outcome = { cases: 0, failed: [], durationMs: 0 };

  constructor(tests: readonly PlacedTest[]) {
    for (const test of tests) this.queue.add(test, { fault: null, expectedToFail: [] });
  }

  /** Runs on one worker the tests that no other worker has taken. @throws Error if the run ends without writing run.json */
  async run(worker: Pick<SandboxWorker, 'runQueue'>): Promise<void> {
    if (this.queue.tests().length === 0) return;
    const { run, results } = await worker.runQueue(this.queue);
    // The other worker took the last test in the meantime: this run is empty, which is no reason against a release.
    if (results.length === 0) return;
    const cases = results.flatMap((trial) => trial.cases);
    const bad = cases.filter((entry) => entry.outcome !== 'PASS' && entry.outcome !== 'SKIPPED').map(toDetection);
    const others = againstRelease(run, (kind) => kind !== 'failed' && kind !== 'blocked');
    this.outcome.cases += cases.length;
    this.outcome.failed.push(...bad, ...others);
    this.outcome.durationMs = Date.now() - this.begin;
  }

  /** @throws Error if a test was run by no worker: its result is unknown */
  result(): Outcome {
    const left = this.queue.tests();
    if (left.length > 0) throw new Error(`The drill did not come to «${left.map(({ title }) => title).join('», «')}».`);
    return this.outcome;
  }
}
