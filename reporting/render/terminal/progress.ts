/** How far a run has come: tests done, failures so far, and the time left by the durations of earlier runs. */
import { durationText } from '../../text/language';

/** A time is shown in full minutes from here on: earlier durations say no more. */
const FULL_MINUTES_MS = 120_000;
/** Tests of unknown duration, where no test has a known one. */
const USUAL_MS = 5_000;

export class Progress {
  private readonly open: Map<string, number>;
  private readonly failed = new Set<string>();
  private expectedDoneMs = 0;
  private readonly all: number;

  /**
   * @param tests lines of the tests, as in a test list @param measured milliseconds of earlier runs by line
   * @param workers tests at once @param startedAt milliseconds since the epoch
   */
  constructor(
    tests: readonly string[],
    measured: ReadonlyMap<string, number>,
    private readonly workers: number,
    private readonly startedAt: number,
  ) {
    const known = tests.flatMap((test) => measured.get(test) ?? []).sort((a, b) => a - b);
    const usual = known[Math.floor(known.length / 2)] ?? USUAL_MS;
    this.open = new Map(tests.map((test) => [test, measured.get(test) ?? usual]));
    this.all = tests.length;
    this.isMeasured = known.length * 2 >= tests.length;
  }

  /** Whether at least half of the tests have a duration: otherwise a time left would be a guess. */
  private readonly isMeasured: boolean;

  /** An attempt has ended. A test that passes in a later attempt has not failed. */
  ended(test: string, outcome: 'passed' | 'failed' | 'skipped'): void {
    this.expectedDoneMs += this.open.get(test) ?? 0;
    this.open.delete(test);
    if (outcome === 'failed') this.failed.add(test);
    else this.failed.delete(test);
  }

  /** “24 of 29 done, 1 failed, about 2 min left” @param now milliseconds since the epoch */
  text(now: number): string {
    const failed = this.failed.size === 0 ? 'none failed' : `${this.failed.size} failed`;
    const left = this.leftMs(now);
    return [
      `${this.all - this.open.size} of ${this.all} done`,
      failed,
      ...(left === undefined ? [] : [`about ${roughly(left)} left`]),
    ].join(', ');
  }

  /** This machine may be slower or faster now than when the durations were measured. */
  private leftMs(now: number): number | undefined {
    if (!this.isMeasured || this.open.size === 0) return undefined;
    const rest = [...this.open.values()].reduce((sum, ms) => sum + ms, 0) / this.workers;
    const expected = this.expectedDoneMs / this.workers;
    // The first tests say little about the pace: it counts as much as the share of what is done.
    const share = expected / (expected + rest);
    const pace = expected === 0 ? 1 : (now - this.startedAt) / expected;
    return rest * (1 + (pace - 1) * share);
  }
}

function roughly(ms: number): string {
  return ms < FULL_MINUTES_MS
    ? durationText('en', Math.max(1_000, Math.round(ms / 5_000) * 5_000)).replace('.0', '')
    : `${Math.round(ms / 60_000)} min`;
}
