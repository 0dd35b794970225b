/** Tests that passed, but not in their first attempt. */
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { countedResults } from '../cases/interrupted-attempts';
import { isSameBuild, originOf } from '../collect/origin';
import { stripAnsi } from '../text/format';
import type { Quarantined } from './known-issues';

/** A test that passed, but not in its first attempt. */
export interface FlakyTest {
  test: string;
  /** Location of the test in the suite, for repeating it. */
  place: string;
  /** `runId`: where a second run was laid over the first. */
  attempts: { passed: boolean; error: string | null; trace: string | null; runId?: string | undefined }[];
  /** It had failed only because the machine was too slow: that does not stand against a release. */
  byMachine?: boolean | undefined;
  quarantined: Quarantined | undefined;
}

/** An attempt that was skipped because the platform became unhealthy does not make a test flaky. */
export function flakyTests(tests: readonly TestCase[]): TestCase[] {
  return tests.filter(
    (test) =>
      test.outcome() === 'flaky' &&
      test.results.some(({ status }) => status === 'passed') &&
      countedResults(test).length > 1 &&
      isFlakyOnOneBuild(test),
  );
}

/** A test that failed with an earlier build in the first run is not flaky: the platform has changed. */
function isFlakyOnOneBuild({ results, expectedStatus }: TestCase): boolean {
  const last = results.at(-1);
  return (
    last !== undefined &&
    results.some(
      (result) =>
        !['skipped', 'interrupted', expectedStatus].includes(result.status) &&
        isSameBuild(originOf(result), originOf(last)),
    )
  );
}

/** Returns what a report says about one attempt. */
export function attemptOf(test: TestCase, result: TestResult): FlakyTest['attempts'][number] {
  const [error] = result.errors;
  const trace = result.attachments.find((attachment) => attachment.name === 'trace')?.path;
  return {
    passed: result.status === test.expectedStatus,
    error: error === undefined ? null : stripAnsi(error.message ?? error.value ?? ''),
    trace: trace ?? null,
    runId: originOf(result)?.runId,
  };
}
