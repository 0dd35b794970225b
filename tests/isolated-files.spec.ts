import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, newRunId, withVariables } from '../suite/config/environment';
import { SCRUB_MARKER_FILE } from '../suite/run/isolate';
import { run } from './specimens/processes';

const TOKEN = '5b1f0e7c9d3a4b6c8e2f1a0d9c7b5e3f1a2c4d6e';
/** No process has this id: it exceeds the maximum of Linux, macOS and Windows. */
const NOBODY = 2 ** 30;

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-vault-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const vaultFile = (id: string) => path.join(PROJECT_ROOT, '.vault', 'runs', `${id}.jsonl`);
const isolated = (id: string) => path.join(PROJECT_ROOT, '.vault', 'quarantine', id);

/** A run's folder with a token in it, and its vault as the process `pid` would have opened it. */
function aRun(pid: number, mark: boolean): string {
  const id = newRunId();
  const place = path.join(folder, 'runs', id);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'trace.txt'), `Authorization: Token ${TOKEN}`);
  if (mark) writeFileSync(path.join(place, SCRUB_MARKER_FILE), '{}');
  mkdirSync(path.dirname(vaultFile(id)), { recursive: true, mode: 0o700 });
  writeFileSync(vaultFile(id), `${JSON.stringify({ opened: new Date().toISOString(), pid, runFolder: place })}\n`, {
    mode: 0o600,
  });
  return id;
}

function command(name: string) {
  const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  return spawnSync(process.execPath, [tsx, `tools/${name}.ts`], {
    cwd: PROJECT_ROOT,
    env: withVariables({ REPORTS_DIR: folder }),
    encoding: 'utf8',
  });
}

test('isolated files: the next command isolates the unscrubbed files of a killed run and says so', () => {
  const killed = aRun(NOBODY, false);
  const { stdout, status } = command('scan');
  expect(stdout).toContain(
    `Run ${killed} ended before its files were cleaned of secrets; moved to .vault/quarantine/${killed}`,
  );
  expect(existsSync(path.join(folder, 'runs', killed))).toBe(false);
  expect(readFileSync(path.join(isolated(killed), 'trace.txt'), 'utf8')).toContain(TOKEN);
  expect(statSync(path.dirname(isolated(killed))).mode & 0o077).toBe(0);
  expect(status).toBe(0);
  rmSync(isolated(killed), { recursive: true });
  rmSync(vaultFile(killed));
});

test('isolated files: an active run and a scrubbed run keep their files', () => {
  const going = aRun(process.pid, false);
  const cleaned = aRun(NOBODY, true);
  const { stdout } = command('scan');
  expect(stdout).not.toContain('ended before');
  expect(existsSync(path.join(folder, 'runs', going))).toBe(true);
  expect(existsSync(path.join(folder, 'runs', cleaned))).toBe(true);
  rmSync(vaultFile(going));
  rmSync(vaultFile(cleaned));
});

test('isolated files: several runs may clean up at the same time', async () => {
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  const orphans = Array.from({ length: 300 }, () => {
    const id = aRun(NOBODY, true);
    rmSync(path.join(folder, 'runs', id), { recursive: true });
    utimesSync(vaultFile(id), longAgo, longAgo);
    return id;
  });
  const moment = String(Date.now() + 4_000);
  await Promise.all(Array.from({ length: 4 }, () => run('tidying-process', moment)));
  expect(orphans.filter((id) => existsSync(vaultFile(id)))).toEqual([]);
});
