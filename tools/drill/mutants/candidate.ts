/** One mutant on trial: the tests that are still to be tried, and what the tried ones saw. */
import type { TriedMutant } from '../../../reporting/drill/mutants/schema';
import type { PlacedTest } from '../../suite/listed-tests';
import { nameOf } from '../tests';
import type { Coverage } from './coverage';
import { best, type Trial } from './judge';
import type { Mutant } from './listed-mutants';
import { isKilled } from './score';
import { wantedFor } from './wanted';

/** Time for the tests of one mutant at the speed of an idle machine. At least one test is tried. */
export const BUDGET_MS = 40_000;
/** Runs that may end without a result for any of their tests. */
const FRUITLESS_RUNS = 2;

export class Candidate {
  private readonly tried: string[] = [];
  private readonly trials: Trial[] = [];
  private durationMs = 0;
  private fruitless = 0;

  private constructor(
    readonly mutant: Mutant,
    /** Whether it has to be active before the sandbox listens. */
    readonly fromStart: boolean,
    private readonly reachedBy: number,
    private left: readonly PlacedTest[],
    private readonly budgetMs: number,
  ) {}

  static of(
    mutant: Mutant,
    coverage: Coverage,
    tests: ReadonlyMap<string, PlacedTest>,
    budgetMs = BUDGET_MS,
  ): Candidate {
    const { reachedBy, tests: names, onlyAtStart } = coverage.covering(mutant.reachedBy);
    return new Candidate(
      mutant,
      onlyAtStart,
      reachedBy,
      names.flatMap((name) => tests.get(name) ?? []),
      budgetMs,
    );
  }

  /** Whether nothing is left to try. */
  get isDecided(): boolean {
    return (
      this.left.length === 0 ||
      this.durationMs >= this.budgetMs ||
      this.fruitless >= FRUITLESS_RUNS ||
      this.trials.some(({ verdict }) => isKilled(verdict))
    );
  }

  /** Returns the next test that is not in use, which the candidate then no longer has; undefined if there is none. */
  takeTest(isInUse: (test: string) => boolean): PlacedTest | undefined {
    const next = this.left.find((test) => !isInUse(nameOf(test)));
    this.left = this.left.filter((test) => test !== next);
    return next;
  }

  /** Puts back a test that the run has not come to. */
  putBack(test: PlacedTest): void {
    this.left = [test, ...this.left];
  }

  /** Adds the result of a trial. */
  add(test: string, trial: Trial, tookMs: number): void {
    this.tried.push(test);
    this.trials.push(trial);
    this.durationMs += tookMs;
    this.fruitless = 0;
  }

  /** Called when a run has ended without a result for this mutant. */
  hadNoResult(): void {
    this.fruitless += 1;
  }

  /** The verdict so far. */
  result(): TriedMutant {
    const { verdict, killedBy } = best(this.trials);
    const isReached = this.tried.length > 0 || this.fruitless > 0;
    const final = !isReached ? 'not reached' : this.trials.length === 0 ? 'blocked' : verdict;
    const { name, family, place, operator, changes } = this.mutant;
    return {
      name,
      family,
      place,
      operator,
      changes,
      verdict: final,
      killedBy,
      tests: this.tried,
      reachedBy: this.reachedBy,
      wanted: isKilled(final) ? null : wantedFor(this.mutant, isReached),
      durationMs: this.durationMs,
    };
  }
}
