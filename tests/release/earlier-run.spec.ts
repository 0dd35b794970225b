/** What a run is compared with: the last run that came to its end. */
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEarlierRun } from '../../reporting/causes/changes';
import type { Run } from '../../reporting/collect/run-schema';
import { run } from '../specimens/findings';
import { tempDir } from '../specimens/temp-dir';

/** Leaves the reports of a run in a folder. */
function leave(folder: string, runId: string, more: Partial<Run>): void {
  const report = { run: { id: runId, startedAt: '2026-11-28T08:00:00.000Z' }, causes: [] };
  writeFileSync(path.join(folder, 'run.json'), JSON.stringify(run({ runId, ...more })));
  writeFileSync(path.join(folder, 'release.json'), JSON.stringify(report));
}

test('earlier run: a run that was killed, was stopped or did not start does not replace the last finished one', () => {
  const folder = tempDir();
  const lastId = () => readEarlierRun(folder)?.report.run.id;
  expect(lastId()).toBeUndefined();
  // An earlier version of the suite.
  leave(folder, 'run-1', {});
  expect(lastId()).toBe('run-1');
  leave(folder, 'run-2', { state: 'running' });
  expect(lastId()).toBe('run-1');
  leave(folder, 'run-3', { state: 'stopped' });
  expect(lastId()).toBe('run-1');
  leave(folder, 'run-4', { state: 'finished' });
  expect(lastId()).toBe('run-4');
  leave(folder, 'run-5', { state: 'stopped' });
  writeFileSync(path.join(folder, 'release.json'), 'cut in the mid');
  expect(lastId()).toBe('run-4');
});
