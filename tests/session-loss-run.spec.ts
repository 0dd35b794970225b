/** Real runs whose session ends in the middle: somebody else signs in, or the platform drops sessions. */
import { expect, test } from '@playwright/test';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';
import { gateway } from './support/gateway';
import { endIdleRun, runIn, startIdleRun } from './support/idle-run';
import { startSandbox } from './support/own-sandbox';
import { tamperingProxy, type TamperRule } from './support/tampering-proxy';
import { ACTOR_FACTS } from '../suite/config/names';
import type { Run } from '../reporting/collect/run-schema';

const SIGNED_IN_ELSEWHERE = /somebody signed in with the account of teacher at \d\d:\d\d:\d\d UTC/;
const NOT_PROVEN =
  /the session of teacher from \S+ UTC was gone at \S+: either the platform drops sessions, or somebody signed in with this account/;

/**
 * The admin signs in, who reads the last sign-in of others, and then pages of the teacher are opened. A case that is blocked ends its
 * worker, and on a busy machine the next one takes 20 s to start: so there are no more pages than the tests need.
 */
const PAGES = '(admin may open own profile|teacher (may open|is kept out of)) ';

/** Runs pages of admin and teacher, and lets something happen while the teacher's are opened. @returns run.json */
async function runWith(
  url: string,
  meanwhile: () => Promise<unknown> | void,
  variables: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const reports = test.info().outputPath('reports');
  const words = ['e2e/access/pages.spec.ts', '--grep', PAGES, '--workers', '1'];
  const run = startIdleRun(reports, words, { BASE_URL: url, ...variables });
  try {
    await expect
      .poll(() => run.output(), { message: 'output of the run', timeout: 3 * MAX_RUN_MS })
      .toMatch(/✓ .*teacher may open teacher's dashboard/);
    await meanwhile();
    await run.ended;
    const result = runIn(reports);
    if (result === undefined) throw new Error(`The run left no run.json:\n${run.output()}`);
    return result;
  } finally {
    endIdleRun(run);
  }
}

async function signInAsTeacher(platform: string): Promise<void> {
  const response = await fetch(`${platform}/api/auth/login/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ACTOR_FACTS.teacher.account),
  });
  expect(response.status).toBe(200);
}

/** Tells the last sign-in of each account as the builds do that tell it. */
const TELLS_LAST_SIGN_IN: TamperRule = {
  of: /^GET \/api\/(?:auth|admin)\/users\/\d+\/$/,
  actual: (body) => body,
  replacement: (body) => {
    const record = JSON.parse(body) as Record<string, unknown>;
    // A sign-in counts as somebody else's only if it is clearly later than the run's own, which was seconds ago.
    return JSON.stringify({ ...record, last_login: new Date(Date.now() + 60_000).toISOString() });
  },
};

test.describe.configure({ timeout: 5 * MAX_RUN_MS });

test(
  'session loss: a run in which somebody else signs in tells both readings, and is no GO',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    const sandbox = await startSandbox('');
    try {
      const { verdict, sessionLosses, totals } = await runWith(sandbox.url, () => signInAsTeacher(sandbox.url));
      expect(sessionLosses).toEqual([expect.objectContaining({ actor: 'teacher', signedInElsewhereAt: null })]);
      expect(verdict).toMatchObject({
        decision: 'NO-GO',
        reasons: expect.arrayContaining([expect.stringMatching(NOT_PROVEN)]),
      });
      expect(totals.passed).toBeGreaterThan(5);
    } finally {
      await sandbox.stop();
    }
  },
);

test(
  'session loss: a platform that drops sessions again and again is no GO, and is not excused',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    const sandbox = await startSandbox('');
    const front = await gateway(sandbox.url);
    try {
      const { verdict, sessionLosses, cases } = await runWith(front.url, () =>
        front.become({ kind: 'drops sessions' }),
      );
      expect(sessionLosses.length).toBeGreaterThan(1);
      expect(sessionLosses.every(({ signedInElsewhereAt }) => signedInElsewhereAt === null)).toBe(true);
      expect(verdict).toMatchObject({
        decision: 'NO-GO',
        reasons: expect.arrayContaining([expect.stringMatching(/either the platform drops sessions/)]),
      });
      expect(cases.filter(({ failure }) => failure?.code === 'session-ended').length).toBeGreaterThan(0);
    } finally {
      await front.close();
      await sandbox.stop();
    }
  },
);

for (const shared of [false, true]) {
  test(
    `session loss: where the platform tells of the other sign-in, the environment is named${shared ? ', and SHARED_ACCOUNTS=true signs in again' : ''}`,
    { ...WHOLE_RUN, tag: '@by-night' },
    async () => {
      const sandbox = await startSandbox('');
      const front = await tamperingProxy(sandbox.url, TELLS_LAST_SIGN_IN);
      try {
        const { sessionLosses, cases } = await runWith(front.url, () => signInAsTeacher(sandbox.url), {
          SHARED_ACCOUNTS: String(shared),
        });
        expect(sessionLosses).toEqual([
          expect.objectContaining({ actor: 'teacher', signedInElsewhereAt: expect.any(Number) }),
        ]);
        const blocked = cases.filter(({ outcome }) => outcome === 'BLOCKED');
        expect(blocked.length > 0, blocked.map(({ error }) => error).join('\n')).toBe(!shared);
        for (const { error } of blocked) expect(error).toMatch(SIGNED_IN_ELSEWHERE);
      } finally {
        await front.close();
        await sandbox.stop();
      }
    },
  );
}
