/** Neither the sandbox nor the recorded platform contradicts what is compared in every response. */
import { expect, test } from '@playwright/test';
import { isFields } from '../suite/network/reading';
import { recordLog, RecordLog } from '../suite/consistency/record-log';
import { takeOwnNames } from '../suite/run/run-tag';
import { tourApi } from './support/api-tour';
import { startSandbox } from './support/own-sandbox';
import { recordedCalls } from './support/recorded-calls';

// The run of the suite compares every response too.
test(
  'consistency: over all roles and endpoints, the sandbox contradicts neither itself nor its recording',
  { tag: '@by-night' },
  async () => {
    test.setTimeout(180_000);
    const sandbox = await startSandbox('');
    try {
      // Other tests of this worker have sent requests to platforms of their own.
      await recordLog.takeContradictions(takeOwnNames(), true);
      await tourApi(sandbox.url);
      const contradictions = await recordLog.takeContradictions(takeOwnNames(), true);
      expect(contradictions.map(({ sentence }) => sentence)).toEqual([]);
    } finally {
      await sandbox.stop();
    }
  },
);

/** When the platform was recorded. */
const RECORDED_AT = Date.parse('2026-11-25T21:00:00Z');

const RECORDED: Readonly<Record<string, readonly string[]>> = {
  api: ['POST /api/admin/bulk-operations/bulk_delete/: success is «false» instead of «true»'],
  'answers-and-files': [],
  forms: [],
};

for (const [recording, expected] of Object.entries(RECORDED)) {
  test(`consistency: the recording ${recording} has exactly the known contradictions`, async () => {
    const log = new RecordLog();
    for (const [index, { method, path, status, contentType, response, request }] of recordedCalls(
      recording,
    ).entries()) {
      const at = RECORDED_AT + index * 1_000;
      const sent = isFields(request) ? request : undefined;
      log.received(
        Promise.resolve({
          method,
          path: path.split('?')[0] ?? '',
          status,
          contentType,
          text: JSON.stringify(response) ?? '',
          sent,
          sentAt: at,
          receivedAt: at + 100,
        }),
      );
    }
    const contradictions = await log.takeContradictions(() => true, false);
    // The health checks tell the moments of the recording, and this replay has a clock of its own.
    const sentences = contradictions
      .map(({ sentence }) => sentence)
      .filter((sentence) => !/^GET \/api\/system\/health\/\S*: timestamp is /.test(sentence));
    expect([...new Set(sentences)]).toEqual(expected);
  });
}
