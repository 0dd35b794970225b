/**
 * The remaining fault trials, shared by all workers. Each run is offered every test with remaining trials and takes the
 * next trial of a test when it starts that test. No worker waits for another, whatever the duration of their tests.
 */
import type { PlacedTest } from '../suite/listed-tests';
import { nameOf } from './tests';

/** One trial: the state of the sandbox, and the cases that must detect its fault. */
export interface FaultTrial {
  /** Id of the active fault; null for a sandbox without a fault. */
  fault: string | null;
  /** Cases that are expected to fail. */
  expectedToFail: readonly string[];
}

/** Trials that a run takes test by test. */
export interface TrialQueue {
  /** Tests with remaining trials. */
  tests(): PlacedTest[];
  /** @returns the next trial of this test; undefined if none remains */
  take(test: string): FaultTrial | undefined;
}

export class FaultQueue implements TrialQueue {
  private readonly left = new Map<string, { test: PlacedTest; queue: FaultTrial[] }>();

  add(test: PlacedTest, trial: FaultTrial): void {
    const entry = this.left.get(nameOf(test)) ?? { test, queue: [] };
    entry.queue.push(trial);
    this.left.set(nameOf(test), entry);
  }

  /** Tests with remaining trials. */
  tests(): PlacedTest[] {
    return [...this.left.values()].map(({ test }) => test);
  }

  /** @returns the next trial of this test; undefined if other workers have taken all of them */
  take(test: string): FaultTrial | undefined {
    const entry = this.left.get(test);
    const trial = entry?.queue.shift();
    if (entry?.queue.length === 0) this.left.delete(test);
    return trial;
  }
}
