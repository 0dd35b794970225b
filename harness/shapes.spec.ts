/** The same suite, unchanged, against platforms that lack something: it reports exactly that, soon, and in plain words. */
import { expect } from '@playwright/test';
import { CASES } from '../fixtures/catalogue';
import { listedTests } from '../tools/suite/listed-tests';
import { PUBLISHED, PUBLISHED_ELSEWHERE, WITHOUT_DETAILS, WITHOUT_GRADES, type Findings } from './specimens/published-shape';
import { busyness } from './support/busyness';
import { LONGEST_RUN_MS, BY_NIGHT, WHOLE_RUN, WHOLE_SUITE_MS, idsBy, test, type Ran } from './support/child-run';

test.describe.configure({ timeout: LONGEST_RUN_MS });

/** Longer than that nobody looks for something that is not there, the way to its page included. */
const SOON_MS = 8_000;

/** Whether a finding stands for a step of the protocol, and not for a whole test. */
const isCase = (id: string) => /^(S?\d+\.\w+)$/.test(id);

/** Departures that change nothing for those who work with the platform. */
const HARMLESS = 'no-assignments-link,unlinked-labels,stale-caches';

function expectExactly(run: Ran, findings: Findings): void {
  const failed = run.cases.filter(({ outcome }) => outcome === 'FAIL');
  expect(failed.map(({ id }) => id).sort()).toEqual(Object.keys(findings).sort());
  for (const { id, error, durationMs } of failed) {
    expect.soft(error, id).toMatch(findings[id] ?? /nothing is expected here/);
    // A test that belongs to no case is one long step.
    if (isCase(id)) expect.soft(durationMs, `${id} is told soon`).toBeLessThan(SOON_MS * busyness());
  }
}

test('shape: nothing is missed where only links, labels and caches differ', BY_NIGHT, async ({ childRun }) => {
  const run = await childRun(HARMLESS, ['e2e/assignments/s']);
  expectExactly(run, {});
  expect(idsBy(run, 'BLOCKED')).toEqual([]);
});

test('shape: without a page of the assignment what the student reads there is missing, and sending an answer is not', BY_NIGHT, async ({ childRun }) => {
  const run = await childRun('no-details-view', ['e2e/assignments/s2', 'e2e/assignments/s3', 'e2e/assignments/s5', 'e2e/assignments/s6-deadline', 'e2e/assignments/s7']);
  expectExactly(run, WITHOUT_DETAILS);
  expect(idsBy(run, 'PASS')).toEqual(expect.arrayContaining(['2.1', '2.2', '3.1', '3.2', '3.3', '3.4', '3.5', 'S3.a', 'S3.b', 'S3.c', '5.2', '6.10', '7.1', '7.2', 'S7.a', 'S7.b']));
});

test('shape: without the grade the student misses mark, percentage, comment and date, each by name', WHOLE_RUN, async ({ childRun }) => {
  expectExactly(await childRun('no-grade-view', ['e2e/assignments/s5']), WITHOUT_GRADES);
});

test('shape: a success message after a refusal is called untrue, and passes for nothing', BY_NIGHT, async ({ childRun }) => {
  const run = await childRun('lying-toasts,past-deadline-refused', ['e2e/assignments/s6-deadline', 'e2e/assignments/s4']);
  expectExactly(run, { '6.8': /^The server did not create the assignment: POST \S+ → 400 .*The page said: «Успешно.*The success message is untrue\./ });
});

test('shape: the published build fails at what it lacks, and at nothing else', BY_NIGHT, async ({ childRun }) => {
  test.setTimeout(WHOLE_SUITE_MS);
  const run = await childRun('published', []);
  expectExactly(run, { ...PUBLISHED, ...PUBLISHED_ELSEWHERE });
  expect(run.unwell).toBeNull();
  expect(run.verdict.decision).toBe('NO-GO');
});

test('shape: every finding that is expected of the published build names a case or a test that exists', () => {
  const known = new Set<string>([...CASES.map(({ id }) => id), ...listedTests().map(({ file, titles }) => `${file} › ${titles.join(' › ')}`)]);
  const named = Object.keys({ ...PUBLISHED, ...PUBLISHED_ELSEWHERE });
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
