import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { releaseHtml } from '../../reporting/render/release/html';
import { releaseMarkdown } from '../../reporting/render/release/markdown';
import type { ReleaseReport } from '../../reporting/render/release/report';
import { text } from '../../suite/texts/texts';
import { createFormatter, type Language } from '../../reporting/text/language';
import { outageText } from '../../suite/outage/record';
import { blockingCauses, causesTitle } from '../../reporting/render/release/headline';
import type { Failure } from '../../suite/failure/failure';
import { GRADE, HOLE, SUBMIT_BY_PAGE } from '../specimens/failures';
import { attempt, failedBy, finding, passed } from '../specimens/findings';
import { reportsOf } from '../specimens/reports';
import { RUN_FACTS, UNESCAPED_TEXT, releaseSpecimen } from '../specimens/release';

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const format = (language: Language) => createFormatter(language, 'Europe/Moscow');
const markdownOf = (report: ReleaseReport, language: Language = 'en') => releaseMarkdown(report, format(language));

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-release-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function write(report: ReleaseReport, language: Language): string {
  const file = path.join(folder, 'release.html');
  writeFileSync(
    file,
    releaseHtml(report, format(language), () => PIXEL),
  );
  return pathToFileURL(file).href;
}

for (const language of ['en', 'ru'] as const) {
  test(`release sheet: the page in «${language}» begins with the decision, needs no other file, and fits a phone`, async ({
    page,
  }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url().slice(0, 60)));
    page.on('dialog', () => requests.push('a dialog: code of the platform has run'));
    const href = write(releaseSpecimen(), language);
    // A phone, a page of A4, a desktop screen.
    for (const width of [360, 710, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(href);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text(language, 'release.noGo'));
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width} px`).toBeLessThanOrEqual(
        width,
      );
    }
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 710, height: 1000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'on paper').toBeLessThanOrEqual(710);
    const phase = await page.locator('tbody tr').first().boundingBox();
    expect(phase?.height, 'a row of the phases, whose name must not be broken into letters').toBeLessThan(60);
    await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')));
    await expect(page.getByText(UNESCAPED_TEXT).first()).toBeVisible();
    expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
  });
}

test('release sheet: with many causes the headline counts them by team, and each link leads to the folded cards of the team', async ({
  page,
}) => {
  const html = reportsOf('red', format('ru')).find(({ name }) => name.startsWith('release'))?.html ?? '';
  await page.setContent(html);
  const cards = page.locator('#blocking ~ details.folded:not(#own ~ details, #others ~ details)');
  const [, all = '0', critical = '0'] =
    /: (\d+) причин\S*, критичных \(P1\) — (\d+)$/.exec(
      await page.getByRole('heading', { name: 'Что сломано' }).innerText(),
    ) ?? [];
  await expect(cards).toHaveCount(Number(all));
  expect(Number(all)).toBeGreaterThan(12);
  const teams = page.locator('.headline a[href^="#team-"]');
  const lines = await teams.allInnerTexts();
  const sum = (pattern: RegExp) => lines.reduce((total, line) => total + Number(pattern.exec(line)?.[1] ?? 0), 0);
  expect([sum(/: (\d+) причин/), sum(/— (\d+)$/)]).toEqual([Number(all), Number(critical)]);
  for (const link of await teams.all()) {
    const group = page.locator((await link.getAttribute('href')) ?? '');
    await expect(group).toHaveText(await link.innerText());
  }
  const first = cards.first();
  await expect(first.getByText('Вероятная причина')).toBeHidden();
  await first.locator('summary').first().click();
  await expect(first.getByText('Вероятная причина')).toBeVisible();
});

test('release sheet: an unreachable platform is told as not checked, with whom it concerns and whose turn it is', () => {
  const markdown = reportsOf('unreachable', format('ru'))[0]?.markdown ?? '';
  expect(markdown).toMatch(/^# ❌ НЕ ПРОВЕРЕНО, ВЫПУСКАТЬ РАНО \(NO-GO\)\n/);
  expect(reportsOf('unreachable', format('en'))[0]?.markdown).toMatch(/^# ❌ NO-GO: nothing was checked\n/);
  expect(markdownOf(releaseSpecimen(), 'ru')).toMatch(/^# ❌ НЕ ВЫПУСКАТЬ \(NO-GO\)\n/);
  expect(markdown).toContain('Кого касается: все пользователи; чья ошибка: окружение; первой смотрит эксплуатация.');
});

test('release sheet: every link to evidence is relative to the report', async ({ page }) => {
  await page.goto(write(releaseSpecimen(), 'en'));
  const hrefs = await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const outward = hrefs.filter((href) => /^https?:/.test(href));
  expect(new Set(outward)).toEqual(new Set(['https://tracker.school.example/17']));
  const failedRequests = hrefs.filter((href) => !outward.includes(href));
  expect(failedRequests).toEqual(
    expect.arrayContaining([
      'protocol.html',
      'release.ru.html',
      'html/index.html',
      'release.json',
      'runs/x/pictures/4.11-1.png',
      'runs/x/test-results/s4/trace.zip',
      'runs/x/test-results/s2/trace.zip',
    ]),
  );
  expect(failedRequests.filter((href) => path.isAbsolute(href) || href.includes('..') || existsSync(href))).toEqual([]);
});

test('release sheet: the report has the sections of the operations sheet, in this order', () => {
  const markdown = markdownOf(releaseSpecimen());
  const headings = markdown.split('\n').filter((line) => /^##? /.test(line));
  expect(headings).toEqual([
    '# ❌ NO-GO',
    '## What blocks the release',
    '## Flaky tests (passed only in a later attempt)',
    '## Known issues and failures that do not block',
    '## Known issues in this run',
    '## Probably fixed: remove from known-issues.json',
    '## Areas',
    '## Response times and errors',
    '## Performance: measured times',
    '## Checklist before the deployment',
    '## Monitor for 24 hours after the deployment',
    '## Run',
  ]);
});

test('release sheet: a blocking failure has actual result, place, likely cause, blocked cases and the command that runs it again', () => {
  const markdown = markdownOf(releaseSpecimen());
  const [, cause = ''] = markdown.split('### A teacher cannot create an assignment: the platform answers 500 to it');
  const printed = cause.split('###')[0] ?? '';
  for (const words of [
    'platform, P1: 1 case failed, 1 blocked',
    'The server did not create the assignment',
    'Likely cause',
    '`POST /api/assignments/ → 500`',
    '/dashboard/teacher/assignments',
    '**1.9** (P1)',
    'Blocked by it (1): 1.10',
    'trace.zip',
    'npm start -- e2e/',
  ]) {
    expect(printed).toContain(words);
  }
});

test('release sheet: the report has both attempts of a flaky case, and slow responses with their trace', async ({
  page,
}) => {
  await page.goto(write(releaseSpecimen(), 'en'));
  const card = page.locator('.card').filter({ hasText: 'S2 the student views the assignment' });
  await expect(card.locator('ol li')).toHaveCount(2);
  await expect(card).toContainText('blocks the release');
  const slow = page.getByRole('listitem').filter({ hasText: 'GET /api/assignments/ → 200' });
  await expect(slow).toContainText('4,200 ms');
  await expect(slow.getByRole('link', { name: 'trace' })).toHaveAttribute('href', 'runs/x/test-results/s2/trace.zip');
});

test('release sheet: checks that the run proves are ticked, and the others are left to a person', () => {
  const markdown = markdownOf(releaseSpecimen());
  expect(markdown).toContain('- [x] The platform is reachable and its health check succeeds (done)');
  expect(markdown).toMatch(/- \[ \] Sign-in works for all roles, tokens and sessions hold \(\d+ cases\) \(not run\)/);
  expect(markdown).toContain('- [ ] A backup of the database is made');
});

test('release sheet: a run of selected tests is no GO when it passed, and a NO-GO when it failed', () => {
  const good = releaseSpecimen([passed('1.1')], 'selection');
  expect(good).toMatchObject({ decision: 'NONE', scope: 'selection', reasons: [] });
  expect(markdownOf(good)).toMatch(
    /^# ⬜ Part of the suite: no release decision\n\nOnly a part of the suite was run\..* run the whole suite: `npm start` without arguments\./,
  );
  expect(markdownOf(good, 'ru')).toMatch(/^# ⬜ Частичный прогон — решения о релизе нет\n/);
  const bad = releaseSpecimen(undefined, 'selection');
  expect(bad.decision).toBe('NO-GO');
  expect(markdownOf(bad)).toMatch(/^# ❌ NO-GO\n\nOnly a part of the suite was run\. That is enough for this NO-GO;/);
  expect(markdownOf(bad)).not.toContain('It decides no release');
});

test('release sheet: the report of a stopped or running run says so and blames nobody', () => {
  const cut = finding(
    '1.1',
    attempt('BLOCKED', { error: 'INTERRUPTED', failure: { code: 'interrupted', seen: 'INTERRUPTED' } }),
  );
  const stopped = markdownOf(
    releaseSpecimen([cut], 'release', undefined, undefined, undefined, { stop: { by: 'SIGTERM', done: 0, all: 5 } }),
    'ru',
  );
  expect(stopped).toContain('Ни один кейс не завершился: заблокирован 1 (проверить не удалось).');
  expect(stopped).toContain('Чья ошибка: ничья, прогон остановлен');
  expect(stopped).not.toMatch(/Ни один кейс не запускался|Что сломано|Что блокирует/);
  const running = markdownOf(
    releaseSpecimen([], 'release', undefined, undefined, undefined, {
      running: { pid: 4711, startedAt: '2026-11-22T10:00:00.000Z' },
    }),
  );
  expect(running).toContain('**https://stand.school.example** ·');
  expect(running).toContain('No case has come to its end yet.');
  expect(running).not.toMatch(/none|build not stated|not confirmed|against the release/);
});

test('release sheet: the checklist agrees with the table of response times: what was measured in part is no «not run»', () => {
  const report = releaseSpecimen();
  const lineOf = (kinds: ReleaseReport['figures']['kinds']) =>
    markdownOf({ ...report, figures: { ...report.figures, kinds } }, 'ru')
      .split('\n')
      .find((line) => line.includes('Время ответа и доля ошибок в норме'));
  const { kinds } = report.figures;
  expect(kinds.find(({ kind }) => kind === 'all')?.verdict).toBe('within');
  expect(lineOf(kinds)).toMatch(/^- \[ \] .* \(измерено частично, мало данных: .*вход, .*администрирование\)$/);
  const judged = (verdict: 'within' | 'over') => kinds.map((one) => ({ ...one, verdict }));
  expect(lineOf(judged('within'))).toMatch(/^- \[x\] .* \(подтверждено\)$/);
  expect(lineOf(judged('over'))).toMatch(/^- \[ \] .* \(не подтверждено\)$/);
  expect(lineOf(kinds.map((one) => ({ ...one, count: 0 })))).toMatch(/\(не запускалось\)$/);
});

test('release sheet: below the number of causes the priorities are explained, as the policy has them', async ({
  page,
}) => {
  const report = releaseSpecimen();
  const [headline = ''] = markdownOf(report, 'ru').split('\n## ');
  const line =
    'P1 — критичный: любой упавший или заблокированный кейс останавливает релиз; P2 — обычный: упавший или заблокированный кейс останавливает релиз, если это не известная проблема; P3 — второстепенный: только сообщается.';
  expect(headline).toContain(`**\n\n${line}\n\n1. `);
  await page.goto(write(report, 'ru'));
  await expect(page.locator('.headline').getByText(line)).toBeVisible();
  const priorities = { P1: 'blocks', P2: 'reported', P3: 'blocks' } as const;
  expect(markdownOf({ ...report, priorities })).toContain(
    '; P2, normal: only reported; P3, minor: any failed or blocked',
  );
  expect(markdownOf({ ...report, priorities: null })).not.toContain('P1, critical:');
  expect(markdownOf(releaseSpecimen([passed('1.1')]))).not.toContain('P1, critical:');
});

test('release sheet: the headline names the roles that each cause of the platform concerns', () => {
  const of = (verdict: 'product' | 'environment') => {
    const report = releaseSpecimen();
    return causesTitle({ causes: report.causes.map((cause) => ({ ...cause, verdict })) }, format('en'));
  };
  // Only a fault of the platform is called broken.
  expect(of('product')).toMatch(/^What is broken/);
  expect(of('environment')).toMatch(/^What got in the way of the run/);
  expect(markdownOf(releaseSpecimen(), 'ru')).toMatch(
    /^1\. .*\(P1, упал 1 кейс, заблокирован 1 кейс; кого касается: преподаватель; чья ошибка: платформа\)$/m,
  );
});

test('release sheet: of one priority the headline names disclosed data and missing refusals first, then the largest cause', () => {
  const given: Failure = { ...HOLE, code: 'given-away', request: { method: 'GET', path: '/api/admin/users/' } };
  const { named } = blockingCauses(
    releaseSpecimen([
      failedBy('2.3', { ...HOLE, request: { method: 'PATCH', path: '/api/assignments/:id/' } }),
      failedBy('4.8', GRADE),
      failedBy('3.5', SUBMIT_BY_PAGE),
      failedBy('4.9', SUBMIT_BY_PAGE),
      failedBy('5.3', HOLE),
      failedBy('4.10', given),
    ]),
  );
  expect(named.map(({ code, priority }) => `${priority} ${code}`)).toEqual([
    'P1 not-refused',
    'P1 given-away',
    'P1 untrue-success',
    'P1 server-error',
    'P2 not-refused',
  ]);
});

test('release sheet: the headline names an outage with blocked cases once', () => {
  const outage = {
    from: '2026-11-22T10:02:11.000Z',
    to: '2026-11-22T10:03:40.000Z',
    how: 'no answer',
    howRu: 'нет ответа',
    cases: 1,
  };
  const seen = outageText({ ...outage, from: Date.parse(outage.from), to: Date.parse(outage.to) });
  const cut = finding('4.8', attempt('BLOCKED', { error: seen, failure: { code: 'outage', seen } }));
  const [headline = ''] = markdownOf(
    releaseSpecimen([passed('1.1'), cut], 'release', undefined, { ...RUN_FACTS, outages: [outage] }),
  ).split('## ');
  expect(headline.match(/no answer from 10:02:11/g)).toHaveLength(1);
});
