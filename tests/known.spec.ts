/** `npm run known`: entries of known-issues.json from the last run. */
import { expect, test } from '@playwright/test';
import { isCaseId } from '../suite/catalogue';
import { knownIssuesSchema, mistakesIn } from '../reporting/status/known-issues';
import { added, entriesFor, removed, type LastReport } from '../tools/known/entries';
import { hasOnlyKnownFailures } from '../tools/nightly/fails-on';
import { parseKnownOptions, type AddOptions } from '../tools/known/options';
import { MIXED, releaseSpecimen } from './specimens/release';
import { run } from './specimens/findings';
import { caseEntry } from '../reporting/cases/cases';

const NOW = new Date('2026-11-22T12:00:00Z');
const EMPTY = knownIssuesSchema.parse({ issues: [], quarantine: [] });
const last: LastReport = { run: run({ cases: MIXED.map(caseEntry) }), report: releaseSpecimen() };
const WORDS = ['--owner', 'assignments', '--until', '2026-12-15', '--reason', 'the server is repaired in build 42'];

function options(which: string, more: string[] = []): AddOptions {
  const parsed = parseKnownOptions(['add', which, ...WORDS, ...more]);
  if (parsed.command !== 'add') throw new Error('not an addition');
  return parsed;
}

test('known: a case of the last run becomes a valid entry', () => {
  const change = added(EMPTY, entriesFor(options('4.11'), last), NOW);
  expect(change.file.issues).toEqual([
    {
      case: '4.11',
      target: 'stand.school.example',
      reason: 'the server is repaired in build 42',
      owner: 'assignments',
      expires: '2026-12-15',
    },
  ]);
  expect(mistakesIn(change.file, isCaseId, () => false, NOW)).toEqual([]);
});

test('known: a cause becomes an entry for each case that failed, and none for a case that one of these blocked', () => {
  const place = last.report.causes.findIndex(({ failed }) => failed.some(({ id }) => id === '1.9')) + 1;
  expect(entriesFor(options(`cause-${place}`), last).map((entry) => entry.case)).toEqual(['1.9']);
  const fingerprint = last.report.causes[place - 1]?.fingerprint ?? '';
  expect(entriesFor(options(fingerprint, ['--target', 'any', '--link', 'https://t.example/1']), last)).toEqual([
    expect.objectContaining({ case: '1.9', target: 'any', link: 'https://t.example/1' }),
  ]);
});

test('known: a second decision about a case replaces the first, and removing takes it out', () => {
  const first = added(EMPTY, entriesFor(options('4.11'), last), NOW);
  const second = added(first.file, entriesFor({ ...options('4.11'), until: '2026-12-20' }, last), NOW);
  expect(second.file.issues.map(({ expires }) => expires)).toEqual(['2026-12-20']);
  expect(removed(second.file, '4.11', last)).toEqual({ file: EMPTY, cases: ['4.11'] });
  expect(removed(second.file, '1.9', undefined).cases).toEqual([]);
});

test('known: a case that did not fail, and an entry that lasts too long, are refused', () => {
  expect(() => entriesFor(options('1.1'), last)).toThrow(/has no failure «1\.1»\. Its failures: 1\.9, 4\.11, 7\.13/);
  expect(() => entriesFor(options('4.11'), undefined)).toThrow('There is no run');
  expect(() => added(EMPTY, entriesFor({ ...options('4.11'), until: '2027-02-01' }, last), NOW)).toThrow(
    'longer than 30 days',
  );
});

test('known: a usage error is reported', () => {
  expect(() => parseKnownOptions(['add', '4.11', '--owner', 'me', '--until', 'soon'])).toThrow(
    /--owner takes one of[\s\S]*--until takes[\s\S]*--reason says/,
  );
  expect(() => parseKnownOptions([])).toThrow('Say what to do');
  expect(() => parseKnownOptions(['remove'])).toThrow('Say which');
  expect(() => parseKnownOptions(['list', '--colour', 'red'])).toThrow('--colour');
});

test('known: a NO-GO is no new failure only if all of its reasons are known issues', () => {
  const reason = (kind: string) => ({ kind, en: '', ru: '' });
  expect(hasOnlyKnownFailures({ decision: 'NO-GO', reasons: [reason('known')] })).toBe(true);
  expect(hasOnlyKnownFailures({ decision: 'NO-GO', reasons: [reason('known'), reason('failed')] })).toBe(false);
  expect(hasOnlyKnownFailures({ decision: 'NO-GO', reasons: [reason('known issues')] })).toBe(false);
  expect(hasOnlyKnownFailures({ decision: 'NO-GO', reasons: [] })).toBe(false);
  expect(hasOnlyKnownFailures({ decision: 'GO', reasons: [] })).toBe(false);
});
