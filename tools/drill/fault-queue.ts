/**
 * What is still to be played, for all slots together. Each run is offered every test of which something is left, and
 * whoever comes to a test first takes its next scene: so no slot waits for another, however long their tests take.
 */
import type { PlacedTest } from '../suite/listed-tests';
import { nameOf } from './tests';

/** What a test is about to meet. */
export interface FaultTrial {
  /** What the sandbox is broken by; null where it is to be sound. */
  fault: string | null;
  /** The cases whose failure is waited for. */
  expectedToFail: readonly string[];
}

export class FaultQueue {
  private readonly left = new Map<string, { test: PlacedTest; queue: FaultTrial[] }>();

  add(test: PlacedTest, trial: FaultTrial): void {
    const entry = this.left.get(nameOf(test)) ?? { test, queue: [] };
    entry.queue.push(trial);
    this.left.set(nameOf(test), entry);
  }

  /** The tests of which something is left. */
  tests(): PlacedTest[] {
    return [...this.left.values()].map(({ test }) => test);
  }

  /** @returns the next scene of this test; undefined when others have taken all of them */
  take(test: string): FaultTrial | undefined {
    const entry = this.left.get(test);
    const trial = entry?.queue.shift();
    if (entry?.queue.length === 0) this.left.delete(test);
    return trial;
  }
}
