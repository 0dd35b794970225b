/**
 * A fixed computation that shows how fast this machine is, and how much of a processor a process gets. It keeps the
 * processor busy, so that nothing that is measured may go on meanwhile.
 */
import { performance } from 'node:perf_hooks';

/** Steps of the fixed computation: about 70 ms of a machine of 2025. Shorter work is often not interrupted at all. */
const STEPS = 4_000_000;
const COMPUTATIONS = 3;

export class Yardstick {
  private quickestMs = Number.POSITIVE_INFINITY;

  /** @param compute takes the time of the fixed computation: elapsed, and of the processor, milliseconds */
  constructor(private readonly compute: () => { elapsedMs: number; processorMs: number } = timedComputation) {
    // The first computations also compile their own code.
    for (let count = 0; count < 3; count += 1) this.once();
  }

  /** Returns the contention now. Call it only while nothing of the measurement runs: it keeps the processor busy. */
  contention(): number {
    const found = Array.from({ length: COMPUTATIONS }, () => this.once()).sort((a, b) => a - b);
    return found[Math.floor(COMPUTATIONS / 2)] ?? 1;
  }

  private once(): number {
    const { elapsedMs, processorMs } = this.compute();
    this.quickestMs = Math.min(this.quickestMs, elapsedMs);
    // A machine that is busy from the start on has no quick computation, but its processor clock shows it.
    return Math.max(1, elapsedMs / this.quickestMs, elapsedMs / Math.max(processorMs, 0.001));
  }
}

/** Times of one computation, milliseconds: elapsed, and on a processor. */
export function timedComputation(): { elapsedMs: number; processorMs: number } {
  const processor = process.cpuUsage();
  const started = performance.now();
  let value = 1;
  for (let step = 0; step < STEPS; step += 1) value = (value * 48_271 + step) % 2_147_483_647;
  const elapsedMs = performance.now() - started;
  const { user, system } = process.cpuUsage(processor);
  // The result is used, so that the loop is not left out.
  return { elapsedMs: value < 0 ? 0 : elapsedMs, processorMs: (user + system) / 1_000 };
}
