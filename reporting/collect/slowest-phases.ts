/** Which phases took most of a run's time. */
import type { TestCase } from '@playwright/test/reporter';
import { PHASES } from '../../suite/catalogue';
import { PHASE_LABEL } from '../../suite/catalogue/metadata';
import type { Run } from './run-schema';

const NAMED = 3;

/** Returns the phases whose tests took longest, with all attempts: milliseconds of all workers together. */
export function slowestPhases(tests: readonly TestCase[]): Run['slowestPhases'] {
  const spent = (phase: string) =>
    tests
      .filter(({ annotations }) =>
        annotations.some(({ type, description }) => type === PHASE_LABEL && description === phase),
      )
      .flatMap(({ results }) => results)
      .reduce((sum, { duration }) => sum + duration, 0);
  return PHASES.map((phase) => ({ phase, ms: Math.round(spent(phase)) }))
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms)
    .slice(0, NAMED);
}
