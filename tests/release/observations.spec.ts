/**
 * A run's observations outside its cases: reported once in the summary and in the release report, and which of them
 * mean NO-GO.
 */
import { expect, test } from '@playwright/test';
import { releaseHtml } from '../../reporting/render/release/html';
import { releaseMarkdown } from '../../reporting/render/release/markdown';
import { observationsOf } from '../../reporting/verdict/observations';
import { summary } from '../../reporting/render/terminal/summary';
import { createFormatter } from '../../reporting/text/language';
import { evaluate } from '../../tools/drill/evaluate';
import type { Fault } from '../../tools/suite/sandbox-faults';
import { run } from '../specimens/findings';
import { RUN_FACTS, releaseSpecimen } from '../specimens/release';

const blocking = (kind: 'sandbox' | 'remote') =>
  observationsOf(RUN_FACTS, { kind })
    .filter(({ blocks }) => blocks)
    .map((one) => one.sentence.en);

test('observations: instability prevents GO on every target; leftover data and a part that is not ready prevent it only on the sandbox', () => {
  const unstable = 'unstable: 1 of 5210 requests answered 5xx and were right when repeated';
  expect(blocking('remote')).toEqual([unstable]);
  expect(blocking('sandbox')).toEqual([
    unstable,
    '1 record was left behind; npm run janitor -- --run 20261122T090000-abc123 lists it',
    'not ready: celery is down; no case of the catalogue needs it',
  ]);
});

test('observations: a run without observations has no such lines', () => {
  const { network, leftBehind, notReady, outages, sessionLosses, clockJumps, runId } = run();
  expect(
    observationsOf({ network, leftBehind, notReady, outages, sessionLosses, clockJumps, runId }, { kind: 'sandbox' }),
  ).toEqual([]);
  expect(summary(run(), [])).not.toMatch(/^(Limit|Unstable|Left|Not ready)/m);
});

test('observations: the summary on the terminal has one line for each', () => {
  const printed = summary(run(RUN_FACTS), []);
  expect(printed).toContain('\nLimit     3 answers 429, waited 4.0 s; 12 requests paced, waited 1.4 s\n');
  expect(printed).toContain('\nUnstable  1 of 5210 requests answered 5xx and were right when repeated\n');
  expect(printed).toContain('\nNot ready celery is down; no case of the catalogue needs it\n');
  expect(printed).toContain(
    '\nLeft      1 record was left behind; npm run janitor -- --run 20261122T090000-abc123 lists it\n',
  );
});

for (const language of ['en', 'ru'] as const) {
  test(`observations: the release sheet in «${language}» names each with its requests, and instability among its reasons`, () => {
    const report = releaseSpecimen(undefined, 'release', undefined, RUN_FACTS);
    expect(report.reasons.map((reason) => reason.en)).toContain(
      'unstable: 1 of 5210 requests answered 5xx and were right when repeated',
    );
    const format = createFormatter(language, 'Europe/Moscow');
    for (const text of [releaseMarkdown(report, format), releaseHtml(report, format, () => '')]) {
      expect(text).toContain('2026-11-22T12:00:00.000Z GET /api/assignments/ → 500 (page, load 3.50)');
      expect(text).toContain('DELETE /api/auth/users/71/ → 405');
      for (const { title } of report.observations) expect(text).toContain(title[language]);
    }
  });
}

test('observations: the drill detects a fault by instability or by leftover data, although no case failed', () => {
  const fault: Fault = {
    id: 'now-and-then-500',
    area: 'operation',
    breaks: 'every tenth answer is 500',
    detectedBy: ['4.11'],
    by: 'cases',
  };
  const cases = [{ id: '4.11', title: '', role: 'teacher', outcome: 'PASS' as const, durationMs: 1, test: 'a test' }];
  expect(evaluate(fault, run({ cases }), 1).verdict).toBe('survived');
  expect(evaluate(fault, run({ cases, network: RUN_FACTS.network }), 1)).toMatchObject({
    verdict: 'killed',
    killedBy: [{ by: 'unstable', seen: 'GET /api/assignments/ was answered 500, and was right when repeated' }],
  });
  expect(evaluate(fault, run({ cases, leftBehind: RUN_FACTS.leftBehind }), 1)).toMatchObject({
    verdict: 'killed',
    killedBy: [{ by: 'left behind' }],
  });
});
