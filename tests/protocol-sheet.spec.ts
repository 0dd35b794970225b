import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { NUMBERED_STEPS, casesOf } from '../suite/catalogue';
import { protocolHtml } from '../reporting/render/protocol/html';
import { protocolMarkdown } from '../reporting/render/protocol/markdown';
import { protocolReport, type ProtocolReport } from '../reporting/render/protocol/report';
import type { CaseResult } from '../reporting/cases/case-result';
import { createFormatter, type Language } from '../reporting/text/language';
import { attempt, blocked, failed, finding, passed, run } from './specimens/findings';

const UNESCAPED_TEXT = 'it reads «<script>alert(1)</script> | **85** & "x"»';
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const places = () => ({ screenshot: 'runs/x/pictures/1.8-1.png', trace: 'runs/x/test-results/s1/trace.zip' });

function reportOf(caseResults: readonly CaseResult[]): ProtocolReport {
  return protocolReport(run(), caseResults, 'Europe/Moscow', places);
}

function htmlOf(report: ProtocolReport, language: Language = 'en'): string {
  return protocolHtml(report, createFormatter(language, 'Europe/Moscow'), () => PIXEL);
}

/** The outcomes of S1 if no student can be selected; S2 with a check that passed only at the second attempt. */
const mixed = [
  ...casesOf('S1').map(({ id }) =>
    id === '1.8' ? failed(id, UNESCAPED_TEXT) : ['1.9', '1.10'].includes(id) ? blocked(id, '1.8') : passed(id),
  ),
  finding('2.2', attempt('FAIL', { error: 'not in the list' }), attempt('PASS')),
];

test('protocol sheet: the report has each of the 79 steps, and a step that was not run is never PASS', () => {
  const report = reportOf([]);
  expect(report.scenarios.flatMap((scenario) => scenario.steps.map((line) => line.id))).toEqual(
    NUMBERED_STEPS.map((step) => step.id),
  );
  expect(report.totals).toEqual({ all: 79, PASS: 0, FLAKY: 0, FAIL: 0, BLOCKED: 0, SKIPPED: 0, 'NOT RUN': 79 });
});

test('protocol sheet: totals are counted by scenario, and the “also” lines apart from the 79 steps', () => {
  const report = reportOf(mixed);
  const [first] = report.scenarios;
  expect(first?.totals).toEqual({ all: 10, PASS: 7, FLAKY: 0, FAIL: 1, BLOCKED: 2, SKIPPED: 0, 'NOT RUN': 0 });
  expect(first?.alsoTotals).toMatchObject({ all: casesOf('S1').length - 10, PASS: casesOf('S1').length - 10 });
  expect(report.totals).toMatchObject({ all: 79, PASS: 7, FLAKY: 1, FAIL: 1, BLOCKED: 2, 'NOT RUN': 68 });
});

test('protocol sheet: a failed step has its evidence, and a blocked step names the failed one', () => {
  const lines = reportOf(mixed).scenarios.flatMap((scenario) => scenario.steps);
  expect(lines.find((line) => line.id === '1.8')).toMatchObject({ outcome: 'FAIL', seen: UNESCAPED_TEXT, ...places() });
  expect(lines.find((line) => line.id === '1.9')).toMatchObject({
    outcome: 'BLOCKED',
    blockedBy: '1.8',
    screenshot: null,
    startedAt: null,
  });
  expect(lines.find((line) => line.id === '2.2')).toMatchObject({ outcome: 'FLAKY', attempt: 2 });
});

for (const language of ['en', 'ru'] as const) {
  test(`protocol sheet: the page in «${language}» opens from a file, needs no other file, fits a phone, and runs no code of the platform`, async ({
    page,
  }) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-sheet-'));
    try {
      const file = path.join(folder, 'protocol.html');
      writeFileSync(file, htmlOf(reportOf(mixed), language));
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url().slice(0, 60)));
      page.on('dialog', () => requests.push('a dialog: code of the platform has run'));
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto(pathToFileURL(file).href);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('tr[id="1.8"] + tr')).toContainText('<script>alert(1)</script>');
      await expect(page.locator('tr[id^="7."]')).toHaveCount(14);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test('protocol sheet: in Markdown no text of the platform ends a cell or becomes formatting', () => {
  const markdown = protocolMarkdown(reportOf(mixed), createFormatter('en', 'Europe/Moscow'));
  const row = markdown.split('\n').find((line) => line.startsWith('| 1.8 '));
  expect(row).toContain('\\<script\\>alert(1)\\</script\\> \\| \\*\\*85\\*\\*');
  expect(row?.match(/(?<!\\)\|/g)).toHaveLength(8);
});
