/** The recursive deletion of earlier runs and of unused targets: what goes, and what stays. */
import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/environment';
import { takeLease } from '../lib/lease';
import { runWith } from './specimens/processes';

const HOUR_MS = 3_600_000;
const vaultFile = (id: string) => path.join(PROJECT_ROOT, '.vault', 'runs', `${id}.jsonl`);

let reports = '';
test.beforeEach(() => {
  reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-old-runs-'));
});
test.afterEach(() => rmSync(reports, { recursive: true, force: true }));

/** The folder of a run, with a file in a folder of its own. */
function runFolder(id: string): string {
  const folder = path.join(reports, 'runs', id);
  mkdirSync(path.join(folder, 'traces'), { recursive: true });
  writeFileSync(path.join(folder, 'traces', 'trace.zip'), 'trace');
  return id;
}

/** The folder of a target with a session, last used at this time. */
function targetFolder(name: string, usedAt: Date): string {
  const folder = path.join(PROJECT_ROOT, '.sessions', name);
  mkdirSync(path.join(folder, 'accounts'), { recursive: true });
  writeFileSync(path.join(folder, 'accounts', 'admin.json'), '{}');
  utimesSync(folder, usedAt, usedAt);
  return folder;
}

const forget = (id: string) => runWith({ REPORTS_DIR: reports, THE_BOT_RUN_ID: id }, 'forgetting-process');

test('old runs: the five newest stay besides the current one, and nothing beside the runs is deleted', async () => {
  const ids = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => runFolder(`2020-01-0${day}T00-00-00-aaaa`));
  const [current = ''] = ids;
  writeFileSync(path.join(reports, 'run.json'), '{}');
  mkdirSync(path.join(reports, 'html'));
  await forget(current);
  expect(readdirSync(path.join(reports, 'runs')).sort()).toEqual([current, ...ids.slice(3)]);
  expect(readdirSync(reports).sort()).toEqual(['html', 'run.json', 'runs']);
});

test('old runs: a run that is going on stays, however old it is', async () => {
  const ids = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => runFolder(`2020-02-0${day}T00-00-00-aaaa`));
  const [active = ''] = ids;
  mkdirSync(path.dirname(vaultFile(active)), { recursive: true, mode: 0o700 });
  const opened = { opened: new Date().toISOString(), pid: process.pid, runFolder: path.join(reports, 'runs', active) };
  writeFileSync(vaultFile(active), `${JSON.stringify(opened)}\n`, { mode: 0o600 });
  try {
    await forget('2020-02-09T00-00-00-aaaa');
    expect(readdirSync(path.join(reports, 'runs')).sort()).toEqual([active, ...ids.slice(3)]);
  } finally {
    rmSync(vaultFile(active), { force: true });
  }
});

test('old targets: one unused for an hour is deleted, one in use or used since stays', async () => {
  const longAgo = new Date(Date.now() - HOUR_MS - 60_000);
  const unused = targetFolder(`old-runs-unused-${process.pid}`, longAgo);
  const recent = targetFolder(`old-runs-recent-${process.pid}`, new Date(Date.now() - HOUR_MS / 2));
  const inUse = targetFolder(`old-runs-in-use-${process.pid}`, longAgo);
  const endLease = takeLease(inUse, '2020-03-01T00-00-00-aaaa');
  utimesSync(inUse, longAgo, longAgo);
  try {
    await forget('2020-03-09T00-00-00-aaaa');
    expect([unused, recent, inUse].map((folder) => existsSync(path.join(folder, 'accounts', 'admin.json')))).toEqual([
      false,
      true,
      true,
    ]);
  } finally {
    endLease();
    for (const folder of [unused, recent, inUse]) rmSync(folder, { recursive: true, force: true });
  }
});
