/** What differs between Linux, macOS and Windows, as far as one system can show it. */
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../lib/inside';
import { replace } from '../lib/private-file';
import { processEntry } from '../lib/process-table';
import { tempDir } from './specimens/temp-dir';

test('systems: the program that tells of a process on macOS tells the same as the files of Linux', () => {
  test.skip(process.platform !== 'linux' || !existsSync('/bin/ps'), 'compares both where both are');
  for (const pid of [process.pid, process.ppid]) {
    const [file, program] = [processEntry(pid, 'linux'), processEntry(pid, 'darwin')];
    expect(file?.parent).toBeGreaterThan(0);
    expect(program).toMatchObject({ parent: file?.parent, name: file?.name });
    expect(Date.parse(program?.started ?? '')).toBeLessThanOrEqual(Date.now());
  }
  expect(processEntry(2 ** 22 + 1, 'linux')).toBeUndefined();
  expect(processEntry(2 ** 22 + 1, 'darwin')).toBeUndefined();
  expect(processEntry(process.pid, 'win32')).toBeUndefined();
});

test('systems: npm is recognised on macOS by its command line, where its title is not told', async () => {
  test.skip(process.platform !== 'linux' || !existsSync('/bin/ps'), 'asks the program of macOS where it is, too');
  const idle = ['-e', 'process.stdin.resume()'];
  const started = [spawn(process.execPath, idle, { argv0: 'npm' }), spawn(process.execPath, idle)];
  try {
    const names = () => started.map(({ pid }) => processEntry(pid ?? 0, 'darwin')?.name);
    await expect.poll(names).toEqual(['npm', path.basename(process.execPath)]);
  } finally {
    for (const child of started) child.kill('SIGKILL');
  }
});

test('systems: a file on another drive is in no folder', () => {
  expect(isInside('D:\\suite\\reports', 'D:\\suite\\reports\\runs\\a.zip', path.win32)).toBe(true);
  expect(isInside('D:\\suite\\reports', 'D:\\suite\\a.zip', path.win32)).toBe(false);
  expect(isInside('D:\\suite\\reports', 'C:\\Temp\\a.zip', path.win32)).toBe(false);
  expect(isInside('/suite/reports', '/suite/reports/runs/a.zip')).toBe(true);
  expect(isInside('/suite/reports', '/suite/a.zip')).toBe(false);
  expect(isInside('/suite/reports', '/suite')).toBe(false);
  expect(isInside('/suite/reports', '/suite/reports/..a.zip')).toBe(true);
});

test('systems: a file that another process reads is replaced as soon as it can be', () => {
  const [from, to] = [path.join(tempDir(), 'draft'), path.join(tempDir(), 'file')];
  writeFileSync(from, 'new');
  writeFileSync(to, 'old');
  let busy = 3;
  replace(from, to, (one, other) => {
    busy -= 1;
    if (busy >= 0) throw Object.assign(new Error('EPERM: operation not permitted, rename'), { code: 'EPERM' });
    renameSync(one, other);
  });
  expect(readFileSync(to, 'utf8')).toBe('new');
  const missing = () => replace(from, to);
  expect(missing, 'any other error is told at once').toThrow('ENOENT');
});
