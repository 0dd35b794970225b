/** Whose fault each code of a failure probably is. */
import { expect, test } from '@playwright/test';
import { FAILURE_CODES } from '../../suite/failure/failure';
import { LIKELY_CAUSES, likelyCauseOf } from '../../reporting/causes/likely-causes';

const OF_THE_SUITE: readonly string[] = ['suite', 'left-behind'];
const OF_THE_ENVIRONMENT: readonly string[] = [
  'no-answer',
  'rate-limited',
  'session-ended',
  'platform-away',
  'outage',
  'interrupted',
  'worker-lost',
  'browser-lost',
  'browser-not-started',
  'browser-server-lost',
  'disk-full',
  'machine-noisy',
  'machine-slow',
];
for (const code of FAILURE_CODES) {
  const verdict = OF_THE_SUITE.includes(code) ? 'test' : OF_THE_ENVIRONMENT.includes(code) ? 'environment' : 'product';
  test(`causes: a failure «${code}» is probably caused by the ${verdict}`, () => {
    expect(LIKELY_CAUSES[likelyCauseOf({ code, seen: 'words' })]).toBe(verdict);
  });
}
