/** The measured times of a run beside those of the last GO of the same platform. */
import { expect, test } from '@playwright/test';
import { createFormatter } from '../../reporting/text/language';
import { lastGoNote, ratioOf } from '../../reporting/render/release/html-measured';
import { keepGo, ratioToLastGo, readLastGo, type LastGo } from '../../reporting/verdict/last-go';
import { measuredRow } from '../../suite/performance/measured';
import { tempDir } from '../specimens/temp-dir';

const sandbox: LastGo['target'] = { kind: 'sandbox', baseUrl: 'http://127.0.0.1:41000', version: null };
const staging: LastGo['target'] = { kind: 'remote', baseUrl: 'https://staging.example.com', version: null };
const row = (ms: number, request = 'GET /api/assignments/17/') =>
  measuredRow([ms, ms], { caseId: 'PF9', request, who: 'student', errors: 0, verdict: 'within', limitMs: 500 });

test('last GO: a run is compared with the last GO of its own platform, row by row, whatever the ids', () => {
  const folder = tempDir();
  expect(readLastGo(folder, sandbox)).toBeNull();
  keepGo(folder, { startedAt: '2026-11-01T08:00:00.000Z', target: sandbox }, [row(900)]);
  keepGo(folder, { startedAt: '2026-11-02T08:00:00.000Z', target: staging }, [row(40)]);
  keepGo(folder, { startedAt: '2026-11-03T08:00:00.000Z', target: sandbox }, [row(10)]);

  const lastGo = readLastGo(folder, { ...sandbox, baseUrl: 'http://127.0.0.1:42000' });
  expect(ratioToLastGo(row(15, 'GET /api/assignments/4711/'), lastGo)).toBe(1.5);
  expect(ratioToLastGo(row(15, 'GET /api/assignments/'), lastGo)).toBeNull();
  expect(ratioToLastGo(row(60), readLastGo(folder, staging))).toBe(1.5);
  expect(readLastGo(folder, { ...staging, baseUrl: 'https://other.example.com' })).toBeNull();
});

test('last GO: the report tells the ratio and the run that it compares with, in both languages', () => {
  const folder = tempDir();
  keepGo(folder, { startedAt: '2026-11-03T08:00:00.000Z', target: sandbox }, [row(10)]);
  const report = { lastGo: readLastGo(folder, sandbox) };
  const [en, ru] = (['en', 'ru'] as const).map((language) => createFormatter(language, 'Europe/Moscow', 'en'));
  if (en === undefined || ru === undefined) throw new Error('A formatter for each language is needed.');
  expect(ratioOf(row(15), report, en)).toBe('1.5 × last GO');
  expect(ratioOf(row(15), report, ru)).toBe('1,5 × от последнего GO');
  expect(lastGoNote(report, en)).toContain('3 November 2026');
  expect([ratioOf(row(15), { lastGo: null }, en), lastGoNote({ lastGo: null }, en)]).toEqual(['', '']);
});
