import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { isCaseId } from '../../suite/catalogue';
import {
  knownIssuesSchema,
  mistakesIn,
  readKnownIssues,
  type KnownIssuesFile,
} from '../../reporting/status/known-issues';
import { POLICY_FILE, policySchema, readPolicy } from '../../reporting/status/policy';
import { listedTests } from '../../tools/suite/listed-tests';

const NOW = new Date('2026-11-22T12:00:00Z');
const issue = {
  case: '4.11',
  target: 'any',
  reason: 'waits for the next build',
  owner: 'assignments',
  link: 'https://t.example/1',
  expires: '2026-12-01',
};
const entry = {
  test: 'journey.spec.ts › J1 one homework',
  reason: 'the list loads twice now and then',
  owner: 'assignments',
  expires: '2026-12-01',
};

const mistakes = (knownIssues: unknown): string[] =>
  mistakesIn(knownIssuesSchema.parse(knownIssues), isCaseId, (name) => name === entry.test, NOW).map(({ en }) => en);
const refused = (knownIssues: unknown): string =>
  knownIssuesSchema
    .safeParse(knownIssues)
    .error?.issues.map((one) => one.message)
    .join() ?? '';

/** Returns whether the suite has a test of a name, generated ones included. */
async function readTests(): Promise<(name: string) => boolean> {
  const tests = await listedTests();
  return (name) => tests.some(({ file, title }) => name.startsWith(`${file} › `) && name.endsWith(` › ${title}`));
}

test('known issues: the list of this repository has no expired, no unknown and no too long entry', async () => {
  const knownIssues: KnownIssuesFile = readKnownIssues();
  expect(mistakesIn(knownIssues, isCaseId, await readTests(), new Date())).toEqual([]);
});

test('known issues: the release policy of this repository is valid', () => {
  expect(policySchema.parse(JSON.parse(readFileSync(POLICY_FILE, 'utf8')))).toEqual(readPolicy());
});

test('known issues: a valid entry is accepted', () => {
  expect(mistakes({ issues: [issue], quarantine: [entry] })).toEqual([]);
});

test('known issues: an expired entry is refused', () => {
  expect(mistakes({ issues: [{ ...issue, expires: '2026-11-21' }], quarantine: [] })).toEqual([
    'the known issue of 4.11 expired on 2026-11-21: repair it or decide anew',
  ]);
});

test('known issues: an entry that lasts longer than thirty days is refused', () => {
  expect(mistakes({ issues: [{ ...issue, expires: '2026-12-22' }], quarantine: [] })).toEqual([]);
  expect(mistakes({ issues: [], quarantine: [{ ...entry, expires: '2026-12-23' }] })).toEqual([
    expect.stringContaining('longer than 30 days'),
  ]);
});

test('known issues: an unknown case id is refused', () => {
  expect(mistakes({ issues: [{ ...issue, case: '4.99' }], quarantine: [] })).toEqual([
    'the known issue of 4.99 names nothing that the suite has',
  ]);
  expect(mistakes({ issues: [], quarantine: [{ ...entry, test: 'gone.spec.ts › gone' }] })).toHaveLength(1);
});

test('known issues: at most three tests may be in quarantine', () => {
  expect(refused({ issues: [], quarantine: [entry, entry, entry, entry] })).toContain('at most 3');
});

test('known issues: reason, owner and link must be given', () => {
  expect(refused({ issues: [{ ...issue, reason: 'later' }], quarantine: [] })).toContain('must say why');
  expect(refused({ issues: [{ ...issue, owner: 'somebody' }], quarantine: [] })).not.toBe('');
  expect(refused({ issues: [{ ...issue, link: 'TICKET-17' }], quarantine: [] })).not.toBe('');
});
