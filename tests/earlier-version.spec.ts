import { expect, test } from '@playwright/test';
import { storedDrillSchema } from '../reporting/drill/schema';
import { policySchema, readPolicy } from '../reporting/status/policy';
import { storedRunSchema } from '../reporting/collect/run-schema';
import { run } from './specimens/findings';

/** A drill.json as version 1 wrote it. */
const DRILL_VERSION_1 = `{
  "schemaVersion": 1,
  "startedAt": "2026-11-22T18:00:00.000Z",
  "durationMs": 1,
  "commit": null,
  "timeZone": "UTC",
  "workers": 1,
  "known": 1,
  "faults": [
    {
      "id": "a",
      "area": "grades",
      "breaks": "something",
      "noticedBy": ["4.11"],
      "verdict": "half",
      "mishap": null,
      "killedBy": [{ "by": "4.11", "seen": "nothing" }],
      "beside": [],
      "blocked": [],
      "durationMs": 1
    }
  ],
  "control": null
}`;

test('earlier version: a run.json of version 1 is read under the names of today', () => {
  const { unhealthyReason: _today, ...rest } = run({});
  const read = storedRunSchema.parse({
    ...rest,
    schemaVersion: 1,
    ...(JSON.parse('{ "unwell": "nobody answers" }') as object),
  });
  expect(read).toMatchObject({ schemaVersion: 2, unhealthyReason: 'nobody answers' });
  expect(storedRunSchema.parse(run({}))).toEqual(run({}));
});

test('earlier version: a drill.json of version 1 is read under the names of today', () => {
  expect(storedDrillSchema.parse(JSON.parse(DRILL_VERSION_1)).faults).toEqual([
    {
      id: 'a',
      area: 'grades',
      breaks: 'something',
      detectedBy: ['4.11'],
      verdict: 'timed out',
      faultError: null,
      killedBy: [{ by: '4.11', seen: 'nothing' }],
      unexpectedFailures: [],
      blocked: [],
      durationMs: 1,
    },
  ]);
});

test('earlier version: a policy with `least` is still read', () => {
  const policy = readPolicy();
  const phases = Object.fromEntries(
    Object.entries(policy.phases).map(([phase, { blocks, minimum }]) => [phase, { blocks, least: minimum }]),
  );
  expect(policySchema.parse({ ...policy, phases })).toEqual(policy);
});
