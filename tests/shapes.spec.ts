/** Runs the unchanged suite against platforms that lack a feature: it reports exactly that, soon, and in plain words. */
import { expect } from '@playwright/test';
import { CASES, isCaseId } from '../suite/catalogue';
import { PUBLISHED_OUTCOMES, WITHOUT_DETAILS, WITHOUT_GRADES, type CaseResults } from './specimens/published-shape';
import { MAX_RUN_MS, BY_NIGHT, WHOLE_SUITE_MS, idsBy, test, type ChildRunResult } from './support/child-run';

test.describe.configure({ timeout: MAX_RUN_MS });

/** Maximum time for a missing element, beside what its page takes. */
const SOON_MS = 8_000;
/** Number of average steps that a step with a missing element takes, on this machine and in this run. */
const STEPS_OF_NAVIGATION = 4;

/** Whether a result belongs to a protocol step, and not to a whole test. */
const isCase = (id: string) => /^(S?\d+\.\w+)$/.test(id);

/** Deviations that do not affect the users of the platform. */
const HARMLESS = 'no-assignments-link,unlinked-labels,stale-caches';

/** Holds the failed cases of the protocol against a list. Tests beyond the protocol fail for the same reasons. */
function expectExactly(run: ChildRunResult, results: CaseResults): void {
  const failed = run.cases.filter(({ id, outcome }) => outcome === 'FAIL' && isCaseId(id));
  expect(failed.map(({ id }) => id).sort()).toEqual(Object.keys(results).sort());
  const passed = run.cases.filter(({ id, outcome }) => outcome === 'PASS' && isCase(id));
  const averageMs = passed.reduce((sum, { durationMs }) => sum + durationMs, 0) / Math.max(1, passed.length);
  for (const { id, error, durationMs } of failed) {
    expect.soft(error, id).toMatch(results[id] ?? /nothing is expected here/);
    // A test that belongs to no case is one long step.
    if (isCase(id)) expect.soft(durationMs, `${id} fails soon`).toBeLessThan(SOON_MS + STEPS_OF_NAVIGATION * averageMs);
  }
}

test('shape: nothing fails when only links, labels and caches differ', BY_NIGHT, async ({ childRun }) => {
  test.setTimeout(WHOLE_SUITE_MS);
  const run = await childRun(HARMLESS, ['e2e/assignments/s']);
  expect(idsBy(run, 'FAIL')).toEqual([]);
  expect(idsBy(run, 'BLOCKED')).toEqual([]);
});

test(
  'shape: without the page of an assignment the cases that read it fail, and sending a submission passes',
  BY_NIGHT,
  async ({ childRun }) => {
    test.setTimeout(WHOLE_SUITE_MS);
    const run = await childRun('no-details-view', [
      'e2e/assignments/s2',
      'e2e/assignments/s3',
      'e2e/assignments/s5',
      'e2e/assignments/s6-deadline',
      'e2e/assignments/s7',
    ]);
    expectExactly(run, WITHOUT_DETAILS);
    expect(idsBy(run, 'PASS')).toEqual(
      expect.arrayContaining([
        '2.1',
        '2.2',
        '3.1',
        '3.2',
        '3.3',
        '3.4',
        '3.5',
        'S3.a',
        'S3.b',
        'S3.c',
        '5.2',
        '6.10',
        '7.1',
        '7.2',
        'S7.a',
        'S7.b',
      ]),
    );
  },
);

test(
  'shape: without the grade view the cases about grade, percentage, comment and date fail, each by name',
  BY_NIGHT,
  async ({ childRun }) => {
    expectExactly(await childRun('no-grade-view', ['e2e/assignments/s5']), WITHOUT_GRADES);
  },
);

test('shape: a success message after a refusal is reported as untrue', BY_NIGHT, async ({ childRun }) => {
  const run = await childRun('lying-toasts,past-deadline-refused', [
    'e2e/assignments/s6-deadline',
    'e2e/assignments/s4',
  ]);
  expectExactly(run, {
    '6.8':
      /^The server did not create the assignment: POST \S+ → 400 .*The page said: «Успешно.*The success message is untrue\./,
  });
});

/** All specs that run a case of the protocol. */
const CASE_SPECS = [
  'e2e/access/a11',
  'e2e/admin',
  'e2e/assignments/s',
  'e2e/journey',
  'e2e/parent',
  'e2e/sign-in',
  'e2e/tutor',
];

test(
  'shape: on the published build the outcomes are those of a manual tester, case by case',
  BY_NIGHT,
  async ({ childRun }) => {
    test.setTimeout(WHOLE_SUITE_MS);
    const run = await childRun('published', CASE_SPECS);
    const printed = new Map(run.cases.map(({ id, outcome }) => [id, outcome]));
    const wrong = Object.entries(PUBLISHED_OUTCOMES).flatMap(([id, signed]) => {
      const outcome = printed.get(id);
      return outcome !== undefined && signed.some((one) => one === outcome)
        ? []
        : [`${id}: ${outcome ?? 'not told'} instead of ${signed.join(' or ')}`];
    });
    expect(wrong).toEqual([]);
    expect(run.unhealthyReason).toBeNull();
    expect(run.verdict.decision).toBe('NO-GO');
  },
);

test('shape: every manual outcome belongs to a case of the catalogue', () => {
  const known = new Set<string>(CASES.map(({ id }) => id));
  expect(Object.keys(PUBLISHED_OUTCOMES).filter((id) => !known.has(id))).toEqual([]);
});
