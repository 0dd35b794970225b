/** What the reports tell of a second run. */
import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFormatter, type Language } from '../../reporting/text/language';
import { junitXml } from '../../reporting/render/junit/junit';
import { protocolHtml } from '../../reporting/render/protocol/html';
import { protocolReport } from '../../reporting/render/protocol/report';
import { releaseHtml } from '../../reporting/render/release/html';
import { releaseMarkdown } from '../../reporting/render/release/markdown';
import { releaseReport } from '../../reporting/render/release/build-report';
import type { ReleaseReport } from '../../reporting/render/release/report';
import { isFlaky } from '../../reporting/cases/case-result';
import { caseEntry } from '../../reporting/cases/cases';
import type { Run, RunPart } from '../../reporting/collect/run-schema';
import { verdictText } from '../../reporting/render/terminal/summary';
import { attempt, finding, passed, run } from '../specimens/findings';
import { assessmentSpecimen } from '../specimens/release';

const part = (id: string, version: string | null, ...cases: string[]): RunPart => ({
  id,
  startedAt: '2026-11-22T09:00:00Z',
  durationMs: 61_000,
  version,
  cases,
});
const of = (runId: string, build: string | null = '1') => ({ origin: { runId, build } });
const RUNS = [part('first', '1'), part('second', '1', '1.9', '1.10', '2.2')];
/** Failed twice, blocked and then passed, failed and then passed. */
const CASES = [
  passed('A1'),
  finding(
    '1.9',
    attempt('FAIL', { error: 'no button', ...of('first') }),
    attempt('FAIL', { error: 'no button', ...of('second') }),
  ),
  finding('1.10', attempt('BLOCKED', { blockedBy: '1.9', ...of('first') }), attempt('PASS', of('second'))),
  finding('2.2', attempt('FAIL', { error: 'not in the list', ...of('first') }), attempt('PASS', of('second'))),
];

function reportOf(runs: RunPart[], cases = CASES, scope: 'release' | 'selection' = 'release'): ReleaseReport {
  const files = { of: () => ({ screenshot: null, trace: null }), pathTo: (file: string) => file };
  return releaseReport(run({ runs }), assessmentSpecimen(cases, scope), {
    timeZone: 'Europe/Moscow',
    prefix: '',
    files,
  });
}
const format = (language: Language = 'en') => createFormatter(language, 'Europe/Moscow');

test('second run: a case that passes without a change of the build is flaky, with a change it has passed', () => {
  const tried = (
    first: string | null,
    second: string | null,
    outcome: 'FAIL' | 'BLOCKED' | 'SKIPPED' = 'FAIL',
    code?: 'interrupted',
  ) =>
    isFlaky(
      finding(
        '1.9',
        attempt(outcome, { ...of('first', first), ...(code === undefined ? {} : { failure: { code } }) }),
        attempt('PASS', of('second', second)),
      ),
    );
  expect(tried('1', '1')).toBe(true);
  expect(tried('1', '2')).toBe(false);
  // A build that the platform does not tell may be the same.
  expect([tried(null, '2'), tried('1', null), tried(null, null)]).toEqual([true, true, true]);
  expect(tried('1', '1', 'BLOCKED')).toBe(true);
  // The end of its run has cut it, or nothing was run: that says nothing about the platform.
  expect([tried('1', '1', 'BLOCKED', 'interrupted'), tried('1', '1', 'SKIPPED')]).toEqual([false, false]);
  // Within the second run a failed attempt counts as in any run.
  expect(
    isFlaky(
      finding(
        '1.9',
        attempt('FAIL', of('first', '1')),
        attempt('FAIL', of('second', '2')),
        attempt('PASS', of('second', '2')),
      ),
    ),
  ).toBe(true);
});

test('second run: the verdict tells it, in both languages and in the form of the number', () => {
  const verdict: Run['verdict'] = { decision: 'NO-GO', reasons: [], scope: 'release' };
  expect(verdictText(verdict, 'en', RUNS)).toBe('NO-GO after a second run of 3 cases');
  expect(verdictText(verdict, 'ru', RUNS)).toBe('NO-GO, не выпускать, после повторного прогона 3 кейсов');
  expect(verdictText({ ...verdict, scope: 'selection' }, 'en', [...RUNS, part('third', '1', '1.9')])).toBe(
    'NO-GO after 2 further runs of 3 cases; only a part of the suite was run',
  );
  expect(
    verdictText({ ...verdict, decision: 'GO', scope: 'selection' }, 'en', [
      part('first', '1'),
      part('second', '2', '1.9'),
    ]),
  ).toBe('GO after a second run of 1 case on different builds; not a release decision');
  expect(verdictText({ ...verdict, decision: 'GO', scope: 'selection' }, 'ru', RUNS)).toBe(
    'GO, после повторного прогона 3 кейсов: частичный прогон прошёл; решения о релизе по нему нет',
  );
  expect(verdictText(verdict, 'en')).toBe('NO-GO');
});

test('second run: the report has each repeated case with its attempts by run', () => {
  const report = reportOf(RUNS);
  expect(report.repeated).toEqual([
    { id: '1.9', status: 'failed', runs: [['FAIL'], ['FAIL']] },
    { id: '1.10', status: 'flaky', runs: [['BLOCKED'], ['PASS']] },
    { id: '2.2', status: 'flaky', runs: [['FAIL'], ['PASS']] },
  ]);
  expect(report.totals).toMatchObject({ passed: 1, failed: 1, flaky: 2, blocked: 0 });
  const markdown = releaseMarkdown(report, format());
  expect(markdown).toContain('# ❌ NO-GO after a second run of 3 cases');
  expect(markdown).toContain('| 2.2 | FAIL | PASS | flaky |');
  expect(releaseMarkdown(report, format('ru'))).toContain('| 1.10 | ЗАБЛОКИРОВАН | ПРОЙДЕН | нестабильным |');
  expect(releaseMarkdown(reportOf([]), format())).not.toContain('Second run');
  expect(CASES.slice(2).map((one) => caseEntry(one).repeated)).toEqual([
    [
      { run: 'first', outcome: 'BLOCKED' },
      { run: 'second', outcome: 'PASS' },
    ],
    [
      { run: 'first', outcome: 'FAIL' },
      { run: 'second', outcome: 'PASS' },
    ],
  ]);
});

test('second run: a case that had passed and fails with the repeated steps before it shows, too', () => {
  const broken = finding(
    '1.1',
    attempt('PASS', of('first')),
    attempt('FAIL', { error: 'the page is empty', ...of('second') }),
  );
  expect(reportOf(RUNS, [broken]).repeated).toEqual([{ id: '1.1', status: 'failed', runs: [['PASS'], ['FAIL']] }]);
  const sound = finding('1.1', attempt('PASS', of('first')), attempt('PASS', of('second')));
  expect(reportOf(RUNS, [sound]).repeated).toEqual([]);
});

test('second run: several builds decide no release', () => {
  const report = reportOf([part('first', '1'), part('second', '2', '2.2')], [passed('A1')], 'selection');
  expect(report.decision).toBe('NONE');
  const markdown = releaseMarkdown(report, format());
  expect(markdown).toContain('Different builds: no release decision after a second run of 1 case');
  expect(markdown).toContain('The runs met different builds (1, 2)');
  expect(releaseMarkdown(report, format('ru'))).toContain(
    'Разные сборки: решения о релизе нет, после повторного прогона 1 кейса',
  );
});

test('second run: the protocol and JUnit name it', () => {
  const sheet = protocolReport(run({ runs: RUNS }), CASES, 'Europe/Moscow', () => ({ screenshot: null, trace: null }));
  expect(protocolHtml(sheet, format(), String)).toContain('after a second run of 3 cases');
  const assessment = assessmentSpecimen(CASES);
  const xml = junitXml({
    run: run({ runs: RUNS, verdict: { decision: 'NO-GO', reasons: ['2 tests are flaky'], scope: 'release' } }),
    caseResults: CASES,
    assessment,
  });
  expect(xml).toContain('attempt 1 of 2: FAIL, in run first');
  expect(xml).toContain('message="NO-GO after a second run of 3 cases: 2 tests are flaky"');
});

for (const language of ['en', 'ru'] as const) {
  test(`second run: the page in «${language}» fits a phone, and links to the attempts`, async ({ page }) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-second-'));
    try {
      writeFileSync(path.join(folder, 'release.html'), releaseHtml(reportOf(RUNS), format(language), String));
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(pathToFileURL(path.join(folder, 'release.html')).href);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width} px`).toBeLessThanOrEqual(
          width,
        );
      }
      await page
        .locator('nav')
        .getByRole('link', { name: language === 'en' ? 'Second run' : 'Повторный прогон' })
        .click();
      await expect(page.locator('#second-run')).toBeInViewport();
      await expect(page.locator('#second-run ~ table').first().locator('tbody tr')).toHaveCount(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
