/** One issue per cause: opened, updated and closed by a night's result; and the calls of `gh`. */
import { expect, test } from '@playwright/test';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { markerLine, markerOf } from '../../tools/nightly/marker';
import { nightlyResult, type NightlyResult, type Failure } from '../../tools/nightly/nightly-result';
import { planIssues, type IssueAction, type OpenIssue } from '../../tools/nightly/plan';
import { titleOfCause } from '../../tools/nightly/issue-text';
import { settingsOf } from '../../tools/nightly/nightly-settings';
import { command } from '../doctor/child';
import { reportAndRun } from './specimen';

const CONTEXT = { day: '2026-11-22', url: 'https://git.example.org/run/7' };
const FAILURE: Failure = { cause: 'c1', title: '4.8: POST /api/x → 500', text: 'broken', cases: ['4.8', '4.9'] };
const resultWith = (change: Partial<NightlyResult>): NightlyResult => ({
  target: 'stand',
  failures: [],
  passed: new Set(),
  sound: true,
  ...change,
});

/** The issue after an action. */
const leftBy = (action: IssueAction | undefined, number: number): OpenIssue => {
  if (action === undefined || action.do === 'close') throw new Error('This deed leaves no open issue.');
  return { number, title: action.title, body: action.body };
};
const opened = () => leftBy(planIssues(resultWith({ failures: [FAILURE] }), [], CONTEXT)[0], 5);

test('issues: a new cause opens one; the same cause updates it and counts the nights', () => {
  const issue = opened();
  expect(issue.body).toContain('Seen for the first time on 2026-11-22 in https://git.example.org/run/7.');
  const later = planIssues(resultWith({ failures: [{ ...FAILURE, cases: ['4.10'] }] }), [issue], {
    day: '2026-11-24',
    url: undefined,
  });
  expect(later).toMatchObject([{ do: 'update', number: 5 }]);
  const body = leftBy(later[0], 5).body;
  expect(body).toContain('Seen 2 times since 2026-11-22, last on 2026-11-24.');
  expect(markerOf(body)).toEqual({
    cause: 'c1',
    target: 'stand',
    cases: ['4.8', '4.9', '4.10'],
    since: '2026-11-22',
    times: 2,
  });
});

test('issues: an issue is closed only when all of its cases have passed', () => {
  const issue = opened();
  const after = (change: Partial<NightlyResult>) => planIssues(resultWith(change), [issue], CONTEXT);
  expect(after({ passed: new Set(['4.8', '4.9', '1.1']) })).toEqual([
    {
      do: 'close',
      number: 5,
      comment:
        'All of its 2 cases were run and passed on 2026-11-22 in https://git.example.org/run/7. It was first seen on 2026-11-22.',
    },
  ]);
  expect(after({ passed: new Set(['4.8']) }), 'one of its cases was not run').toEqual([]);
  expect(after({ target: 'elsewhere', passed: new Set(['4.8', '4.9']) }), 'another platform').toEqual([]);
});

test('issues: an issue about a whole run is closed only by a run without that problem', () => {
  const issue = leftBy(planIssues(resultWith({ failures: [{ ...FAILURE, cases: [] }] }), [], CONTEXT)[0], 6);
  expect(planIssues(resultWith({ sound: false, passed: new Set(['4.8']) }), [issue], CONTEXT)).toEqual([]);
  expect(planIssues(resultWith({}), [issue], CONTEXT)).toMatchObject([{ do: 'close', number: 6 }]);
});

test('issues: issues written by people, and issues with an edited marker, are not changed', () => {
  const bodies = [
    'A person wrote this.',
    '<!-- the-bot-nightly {broken -->',
    '<!-- the-bot-nightly {"cause":"c1"} -->',
  ];
  const issues = bodies.map((body, index) => ({ number: index + 1, title: 'mine', body }));
  expect(planIssues(resultWith({}), issues, CONTEXT)).toEqual([]);
});

test('issues: nothing in a marker can end its comment early', () => {
  const marker = { cause: 'c', target: 't', cases: ['a --> <script>', '4.8'], since: 'd', times: 1 };
  const line = markerLine(marker);
  expect(line.match(/-->/g)).toHaveLength(1);
  expect(markerOf(`text\n\n${line}\n`)).toEqual(marker);
});

test('issues: the report gives each problem one cause, and text of the platform is shown without effect', () => {
  const { failures, passed, sound } = nightlyResult([reportAndRun()], true);
  expect(failures.map((failure) => failure.title)).toEqual([
    '4.8: The platform answers 500 to a request that its own page needs',
    'A2: The page says “@everyone closes #1” ``',
  ]);
  expect(failures[0]?.text).toContain('Again: `` npm start -- e2e/x.spec.ts:4 ``');
  expect(failures[1]?.text).toContain("`` The page says “@everyone closes #1” '' ``");
  expect([...passed]).toEqual(['1.1']);
  expect(sound).toBe(true);
});

test('issues: a cause of a missing part does not count as gone, and a platform that cannot be tested is one issue', () => {
  expect(nightlyResult([reportAndRun()], false)).toMatchObject({ passed: new Set(), sound: false });
  const unhealthyReason = nightlyResult([reportAndRun({ unhealthyReason: 'nothing answered.' })], true);
  expect(unhealthyReason).toMatchObject({
    sound: false,
    failures: [{ title: 'The platform cannot be tested', cases: [] }],
  });
});

test('issues: a title has no marks of a run and is never empty; a blocked cause has the title of its blocker', () => {
  const part = reportAndRun();
  const [cause] = part.report.causes;
  if (cause === undefined) throw new Error('The specimen has failures.');
  const both = (text: string) => ({ en: text, ru: text });
  expect(titleOfCause({ ...cause, title: both('«Работа [20261122T100000-aaaaaa · 1f2e3d4c]» is missing') }, part)).toBe(
    '4.8: «Работа» is missing',
  );
  const blocked = {
    ...cause,
    fingerprint: 'b',
    title: both('Blocked: …'),
    failed: [],
    blocked: ['4.9'],
    seen: 'BLOCKED: ',
  };
  const run = {
    ...part.run,
    cases: part.run.cases.map((one) =>
      one.id === '4.9' ? { ...one, failure: { code: 'blocked' as const, blockingStep: '4.8' } } : one,
    ),
  };
  expect(titleOfCause(blocked, { ...part, run })).toBe(
    '4.9: The platform answers 500 to a request that its own page needs',
  );
  const nothing = { ...blocked, blocked: [], likely: both('') };
  expect(titleOfCause(nothing, part)).toBe('failed without a message');
});

test('issues: the body has expected and seen, the pictures, the command that explains, and the link to the artefacts', () => {
  const part = reportAndRun();
  const failure = { code: 'different' as const, expected: '85 из 100', seen: '84 из 100' };
  const run = { ...part.run, cases: part.run.cases.map((one) => (one.id === '4.8' ? { ...one, failure } : one)) };
  const pictures = new Map([['4.8', 'runs/r/evidence/4.8-1.jpg']]);
  const url = 'https://git.example.org/o/r/actions/runs/1234567';
  const [action] = planIssues(nightlyResult([{ ...part, run, pictures }], true), [], { ...CONTEXT, url });
  const { body } = leftBy(action, 1);
  expect(body).toContain('Expected: `` 85 из 100 ``\nSeen: `` 84 из 100 ``');
  expect(body).toContain('- 4.8: `` runs/r/evidence/4.8-1.jpg ``');
  expect(body).toContain('`` npm run replay -- 1234567 4.8 ``');
  expect(body).toContain(`(${url}#artifacts)`);
});

test('issues: the command lists, opens with a label, updates and closes through gh, and changes nothing with --dry-run', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-issues-'));
  try {
    const reports = path.join(folder, 'reports');
    mkdirSync(reports);
    const { run, report } = reportAndRun();
    writeFileSync(path.join(reports, 'run.json'), JSON.stringify(run));
    writeFileSync(path.join(reports, 'release.json'), JSON.stringify(report));
    const gone = planIssues(
      { ...nightlyResult([{ run, report }], true), failures: [{ ...FAILURE, cases: ['1.1'] }] },
      [],
      CONTEXT,
    )[0];
    fakeGh(folder, [leftBy(gone, 9)]);
    const go = (...words: string[]) =>
      command('nightly/issues.ts', [...words, reports], {
        PATH: `${folder}${path.delimiter}${path.dirname(process.execPath)}`,
      });
    const dry = await go('--dry-run');
    expect(dry.status, dry.output).toBe(0);
    expect(dry.output).toContain('3 issues to touch for sandbox; nothing was done');
    expect(existsSync(path.join(folder, 'said.jsonl')) ? said(folder).map(([words]) => words[1]) : []).toEqual([
      'list',
    ]);
    const done = await go();
    expect(done.status, done.output).toBe(0);
    const actions = said(folder).slice(2);
    expect(actions.map(([words]) => words.slice(0, 3).join(' '))).toEqual([
      'label create nightly',
      'issue create --title',
      'issue create --title',
      'issue close 9',
    ]);
    expect(markerOf(actions[1]?.[1] ?? '')).toMatchObject({ target: 'sandbox', cases: ['4.8', '4.9'], times: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('issues: without gh, or where GitHub refuses, the command says what to do', async () => {
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-issues-'));
  try {
    const none = await command('nightly/issues.ts', [reports], { PATH: path.dirname(process.execPath) });
    expect(none.status).toBe(1);
    expect(none.output).toContain('install `gh` and sign in with `gh auth login`');
    writeFileSync(
      path.join(reports, 'gh'),
      '#!/bin/sh\necho "To get started, please run: gh auth login" >&2\nexit 4\n',
    );
    chmodSync(path.join(reports, 'gh'), 0o755);
    const signedOut = await command('nightly/issues.ts', [reports], {
      PATH: `${reports}${path.delimiter}${path.dirname(process.execPath)}`,
    });
    expect(signedOut).toMatchObject({
      status: 1,
      output: '`gh` is not signed in at GitHub: run `gh auth login`, or set GH_TOKEN.\n',
    });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});

test('nightly settings: the time zone changes nightly, the drill runs on Sundays, and no two parts share a platform', () => {
  const sunday = new Date('2026-11-22T01:17:00Z');
  const monday = new Date('2026-11-23T01:17:00Z');
  const inputs = { now: sunday, seed: undefined, shards: 2, url: undefined };
  expect(settingsOf(inputs)).toEqual({
    shards: '2',
    parts: '["1","2","phone"]',
    'at-once': '3',
    seed: '20779',
    'time-zone': 'Pacific/Chatham',
    target: 'sandbox',
    weekly: 'true',
  });
  expect(settingsOf({ ...inputs, now: monday, seed: '7', url: 'https://stand.example.org/' })).toMatchObject({
    'at-once': '1',
    seed: '7',
    'time-zone': 'Asia/Kathmandu',
    target: 'stand.example.org',
    weekly: 'false',
  });
});

/** A `gh` that responds with these issues and records its arguments. */
function fakeGh(folder: string, issues: readonly OpenIssue[]): void {
  writeFileSync(path.join(folder, 'issues.json'), JSON.stringify(issues));
  const script = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const folder = ${JSON.stringify(folder)};
appendFileSync(folder + '/said.jsonl', JSON.stringify([process.argv.slice(2), readFileSync(0, 'utf8')]) + '\\n');
if (process.argv[3] === 'list') process.stdout.write(readFileSync(folder + '/issues.json', 'utf8'));
`;
  writeFileSync(path.join(folder, 'gh'), script);
  chmodSync(path.join(folder, 'gh'), 0o755);
}

function said(folder: string): [string[], string][] {
  return readFileSync(path.join(folder, 'said.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as [string[], string]);
}
