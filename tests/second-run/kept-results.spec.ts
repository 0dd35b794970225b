/** Where a second run finds the results of the first, and what it says where there are none to repeat. */
import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pack, writeZip } from '../../lib/zip/zip';
import type { KeptResults } from '../../reporting/run-end/kept-results';
import { findFirstRun } from '../../tools/second-run/source';
import { command } from '../doctor/child';
import { run } from '../specimens/findings';
import { blobOf } from './blob-specimen';
import { PLAN, entry } from './first-run';

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
