/** The sandbox itself contradicts nothing that is compared in every response. */
import { expect, test } from '@playwright/test';
import { recordLog } from '../fixtures/consistency/record-log';
import { takeOwnNames } from '../fixtures/data/run-tag';
import { startSandbox } from './support/own-sandbox';
import { tourApi } from './support/api-tour';

test('consistency: over all roles and endpoints, the sandbox contradicts neither itself nor its recording', async () => {
  test.setTimeout(180_000);
  const sandbox = await startSandbox('');
  try {
    await tourApi(sandbox.url);
    const contradictions = await recordLog.takeContradictions(takeOwnNames(), true);
    expect(contradictions.map(({ sentence }) => sentence)).toEqual([]);
  } finally {
    await sandbox.stop();
  }
});
