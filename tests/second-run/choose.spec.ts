/** What a second run repeats, and which command lines ask for one. */
import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pack, writeZip } from '../../lib/zip/zip';
import type { KeptResults } from '../../reporting/second-run/kept-results';
import { chooseTests } from '../../tools/second-run/choose';
import { secondRunWords } from '../../tools/second-run/run-failed';
import { findFirstRun } from '../../tools/second-run/source';
import type { BlobTest } from '../../tools/second-run/blob';
import { command } from '../doctor/child';
import { run } from '../specimens/findings';
import { blobOf } from './blob-specimen';

const line = (title: string) => `[chromium] › a.spec.ts › ${title}`;
const blobTest = (title: string, ...statuses: string[]): BlobTest => ({
  id: title,
  line: line(title),
  cases: [title],
  statuses,
});
const entry = (id: string, outcome: 'PASS' | 'FAIL' | 'BLOCKED' | 'SKIPPED', title = id) => ({
  id,
  title: id,
  role: 'teacher',
  outcome,
  durationMs: 1,
  test: `a.spec.ts › ${title}`,
});
const PLAN: KeptResults['plan'] = { schemaVersion: 1, scope: 'release', shards: [] };

test('second run: it repeats the tests of failed and blocked cases, and no others', () => {
  const first = run({
    cases: [
      entry('1.9', 'FAIL', 'S1'),
      entry('1.10', 'BLOCKED', 'S1'),
      entry('1.1', 'PASS', 'S1'),
      entry('A1', 'PASS'),
      entry('A2', 'SKIPPED'),
    ],
  });
  const chosen = chooseTests({ run: first, plan: PLAN }, [
    blobTest('S1', 'failed'),
    blobTest('A1', 'passed'),
    blobTest('A2', 'skipped'),
  ]);
  expect(chosen).toEqual({ lines: [line('S1')], cases: ['1.9', '1.10'] });
});

test('second run: it repeats what the end of the first has cut or kept from running', () => {
  const first = run({ state: 'stopped', cases: [entry('A1', 'PASS'), entry('A2', 'BLOCKED')] });
  const chosen = chooseTests({ run: first, plan: PLAN }, [
    blobTest('A1', 'passed'),
    blobTest('A2', 'interrupted'),
    blobTest('A3'),
  ]);
  expect(chosen).toEqual({ lines: [line('A2'), line('A3')], cases: ['A2', 'A3'] });
});

test('second run: it runs what a lost shard should have run', () => {
  const chosen = chooseTests(
    { run: run({ cases: [entry('A1', 'PASS')] }), plan: { ...PLAN, shards: [[line('A1')], [line('A2')]] } },
    [blobTest('A1', 'passed')],
  );
  expect(chosen).toEqual({ lines: [line('A2')], cases: ['a.spec.ts › A2'] });
});

test('second run: after a run that could not test the platform it runs all of it', () => {
  const first = run({
    unhealthyReason: 'nothing answered',
    cases: [
      { ...entry('A1', 'BLOCKED'), test: '' },
      { ...entry('A2', 'BLOCKED'), test: '' },
    ],
  });
  expect(chooseTests({ run: first, plan: PLAN }, [blobTest('A1'), blobTest('A2', 'skipped')])).toEqual({
    lines: [line('A1'), line('A2')],
    cases: ['A1', 'A2'],
  });
});

test('second run: after a run in which all passed, was flaky or skipped there is nothing to repeat', () => {
  const chosen = chooseTests({ run: run({ cases: [entry('A1', 'PASS'), entry('A2', 'SKIPPED')] }), plan: PLAN }, [
    blobTest('A1', 'failed', 'passed'),
    blobTest('A2', 'skipped'),
  ]);
  expect(chosen).toEqual({ lines: [], cases: [] });
});

test('second run: the command line is read, and a choice of tests besides it is refused', () => {
  expect(secondRunWords(['e2e/journey.spec.ts', '--workers', '4'])).toBeUndefined();
  expect(secondRunWords(['--failed', '--workers', '4'])).toEqual({ from: undefined, words: ['--workers', '4'] });
  expect(secondRunWords(['-j4', '--failed-from', 'reports.zip'])).toEqual({ from: 'reports.zip', words: ['-j4'] });
  expect(secondRunWords(['--failed-from=a/b'])).toEqual({ from: 'a/b', words: [] });
  for (const chosen of ['4.8', 'e2e/journey.spec.ts', '--grep=@teacher'])
    expect(() => secondRunWords(['--failed', chosen]), chosen).toThrow(`leave out ${chosen}, or leave out --failed`);
  for (const missing of [['--failed-from'], ['--failed-from='], ['--failed-from', '--workers']])
    expect(() => secondRunWords(missing)).toThrow('takes the folder or the zip');
});

test.describe('kept results', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'the-bot-second-'));
  test.afterAll(() => rmSync(root, { recursive: true, force: true }));

  function kept(name: string, more: Parameters<typeof run>[0] = {}): string {
    const folder = path.join(root, name, 'results');
    mkdirSync(folder, { recursive: true });
    const results: KeptResults = {
      schemaVersion: 1,
      run: run({
        target: { baseUrl: 'http://127.0.0.1:1', kind: 'sandbox', version: '1' },
        cases: [entry('A1', 'PASS')],
        ...more,
      }),
      plan: PLAN,
      outages: [],
      earlier: null,
    };
    writeFileSync(path.join(folder, 'results.json'), JSON.stringify(results));
    writeFileSync(
      path.join(folder, 'blob.zip'),
      blobOf({ tests: ['A1'], attempts: [{ test: 'A1', result: 'r1', status: 'passed' }] }),
    );
    return path.join(root, name);
  }
  const failed = (reports: string, ...words: string[]) =>
    command('start.ts', words, { BASE_URL: '', REPORTS_DIR: reports, CI: '', GITHUB_STEP_SUMMARY: '' });

  test('second run: without anything to repeat it says so, with the code of the first verdict, and runs nothing', async () => {
    const good = await failed(kept('good'), '--failed');
    expect(good).toMatchObject({
      status: 0,
      output: 'Nothing to repeat: in run 20261122T090000-abc123 nothing failed, was blocked or interrupted.\n',
    });
    const bad = await failed(
      kept('bad', { verdict: { decision: 'NO-GO', reasons: ['too few cases'], scope: 'release' } }),
      '--failed',
    );
    expect(bad).toMatchObject({ status: 1, output: expect.stringContaining('its verdict stays NO-GO: too few cases') });
  });

  test('second run: without a first run, or over another platform, it says what to do', async () => {
    const none = await failed(path.join(root, 'empty'), '--failed');
    expect(none).toMatchObject({
      status: 2,
      output: expect.stringMatching(
        /^--failed: the last run of .* left no results .* npm start runs the whole suite\.\n$/,
      ),
    });
    const elsewhere = await failed(
      kept('elsewhere', { target: { baseUrl: 'https://stand.example.org', kind: 'remote', version: null } }),
      '--failed',
    );
    expect(elsewhere).toMatchObject({
      status: 2,
      output:
        '--failed: the last run tested https://stand.example.org, and this one would test the embedded sandbox. Set BASE_URL=https://stand.example.org.\n',
    });
  });

  test('second run: it finds the results of an artefact, as a folder or a zip, and refuses others', async () => {
    const place = kept('artefact/reports');
    expect((await findFirstRun(path.dirname(place))).kept.run.runId).toBe('20261122T090000-abc123');
    kept('artefact/reports-2');
    await expect(findFirstRun(path.dirname(place))).rejects.toThrow('holds the results of 2 runs');
    const zip = path.join(root, 'broken.zip');
    writeFileSync(zip, 'no archive');
    await expect(findFirstRun(zip)).rejects.toThrow(/the archive .*broken\.zip is no zip archive/);
    writeFileSync(zip, writeZip([pack('../results/results.json', Buffer.from('{}'))]));
    await expect(findFirstRun(zip)).rejects.toThrow('names a file outside itself');
    writeFileSync(zip, writeZip([pack('html/index.html', Buffer.from(''))]));
    await expect(findFirstRun(zip)).rejects.toThrow('holds no results of a run');
  });
});
