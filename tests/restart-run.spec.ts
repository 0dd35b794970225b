/** A real run, in the middle of which the platform is killed and started again without its sessions. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ACTOR_NAMES } from '../suite/config/names';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';
import { endIdleRun, runIn, startIdleRun } from './support/idle-run';
import { freePort, sandboxOn } from './support/sandbox-on-port';

/** First a request of each role, so that all are signed in; then two rounds of pages of all roles. The kill comes in the first. */
const WORDS = [
  'e2e/access/api.spec.ts',
  'e2e/access/pages.spec.ts',
  '--grep',
  "(admin|teacher|student|tutor|parent) (may read who is signed in|may open own profile|is kept out of (admin panel|teacher's dashboard) )",
  '--workers',
  '1',
];
const ROLES = 5;
const FIVE_ROLES = ACTOR_NAMES.filter((name) => name !== 'secondStudent');

test(
  'restart: a platform that is started again without its sessions is one cause, and the run signs in again',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    test.setTimeout(5 * MAX_RUN_MS);
    const reports = test.info().outputPath('reports');
    const port = await freePort();
    let sandbox = await sandboxOn(port);
    const run = startIdleRun(reports, WORDS, { BASE_URL: `http://127.0.0.1:${port}`, OUTAGE_PATIENCE: '300' });
    const says = (text: string | RegExp) =>
      expect.poll(() => run.output(), { message: 'output of the run', timeout: 2 * MAX_RUN_MS }).toMatch(text);
    try {
      await says(new RegExp(`✓ .*${ROLES} of \\d+ done`));
      sandbox.kill('SIGKILL');
      await says('✗');
      sandbox = await sandboxOn(port);
      await run.ended;

      const { outages = [], sessionLosses = [], verdict, totals, signIns, cases = [] } = runIn(reports) ?? {};
      expect(outages, run.output()).toEqual([
        expect.objectContaining({ to: expect.any(String), sessionsEnded: FIVE_ROLES }),
      ]);
      expect(sessionLosses.map(({ actor }) => actor).toSorted()).toEqual(FIVE_ROLES.toSorted());
      expect(sessionLosses.map(({ outageFrom }) => outageFrom)).toEqual(
        sessionLosses.map(() => Date.parse(outages[0]?.from ?? '')),
      );
      expect(totals).toMatchObject({ failed: 0, blocked: 0, skipped: 0, flaky: outages[0]?.cases });
      expect(outages[0]?.cases).toBeGreaterThan(0);
      expect(cases.every(({ outcome }) => outcome === 'PASS')).toBe(true);
      expect(signIns?.count).toBe(2 * ROLES);
      expect(verdict?.decision).toBe('NO-GO');
      const ofSessions = verdict?.reasons.filter((reason) => reason.includes('session'));
      expect(ofSessions).toEqual([
        expect.stringMatching(
          /^the platform was away: .*\. The sessions of five roles ended when the platform restarted \(\d\d:\d\d(?:–\d\d:\d\d)? UTC\)$/,
        ),
      ]);
      expect(readFileSync(path.join(reports, 'release.ru.md'), 'utf8')).toMatch(
        /Сессии пяти ролей закончились при перезапуске платформы \(\d\d:\d\d/,
      );
    } finally {
      endIdleRun(run);
      sandbox.kill('SIGKILL');
    }
  },
);
