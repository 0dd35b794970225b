/**
 * Verdicts of whole runs: `npm start` as a person or a CI service starts it, against a healthy platform and one that
 * returns wrong data.
 */
import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';
import { startSandbox } from '../../tools/suite/embedded';
import { command, forget, type Ended } from '../doctor/child';
import { BY_NIGHT, MAX_RUN_MS, WHOLE_SUITE_MS } from '../support/child-run';
import { tamperingProxy, type TamperRule } from '../support/tampering-proxy';

test.describe.configure({ timeout: MAX_RUN_MS });

/** Only in S4, whose comment has no mark of the test at its end, the teacher gives 85 and the server stores 84; its response still contains 85. */
const WRONG_GRADE: TamperRule = {
  of: /^(?:POST|PATCH|PUT) \/api\/assignments\/submissions\/\d+\/(?:grade\/)?$/,
  actual: (body) =>
    /"feedback":\s*"Хорошо решено, не хватает объяснений(?:[^"\\]|\\.)*двойным пробелом"/.test(body)
      ? body.replace(/"score":\s*"?85(?:\.0+)?"?/, '"score":84')
      : body,
  replacement: (body) => body.replace(/"score":\s*84/, '"score":85'),
};

/** The version that the sandbox tells. */
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')));

interface ChildRunResult extends Ended {
  readonly report: ReleaseReport;
  /** The job summary that GitHub would show. */
  readonly summary: string;
}

const GRADING = ['e2e/assignments/s4-grade.spec.ts', '--grep', 'S4 the teacher grades', '--workers', '1'];

/** @param words arguments after `npm start --` */
async function runAgainst(rule: TamperRule | undefined, words: readonly string[]): Promise<ChildRunResult> {
  const sandbox = await startSandbox();
  const between = await tamperingProxy(sandbox.url, rule);
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-run-'));
  try {
    const summary = path.join(reports, 'summary.md');
    const ended = await command('start.ts', [...words], {
      BASE_URL: between.url,
      REPORTS_DIR: reports,
      GITHUB_STEP_SUMMARY: summary,
      CI: '',
      EXPECT_BUILD: version,
    });
    const report = releaseReportSchema.parse(JSON.parse(readFileSync(path.join(reports, 'release.json'), 'utf8')));
    return { ...ended, report, summary: readFileSync(summary, 'utf8') };
  } finally {
    forget(between.url);
    rmSync(reports, { recursive: true, force: true });
    await between.close();
    await sandbox.stop();
  }
}

test(
  'release run: a run of selected tests that passes ends with 0, and every report says that it decides no release',
  BY_NIGHT,
  async () => {
    const ran = await runAgainst(undefined, GRADING);
    expect(ran.status, ran.output).toBe(0);
    expect(ran.output).toContain('Verdict   GO for what was run; not a release decision');
    expect(ran.report).toMatchObject({ decision: 'NONE', scope: 'selection', reasons: [] });
    expect(ran.summary).toMatch(/^# ⬜ Part of the suite: no release decision\n/);
  },
);

test(
  'release run: one wrong stored grade, although the response has the right one, is NO-GO with exactly that step',
  BY_NIGHT,
  async () => {
    const ran = await runAgainst(WRONG_GRADE, GRADING);
    expect(ran.status, ran.output).toBe(1);
    expect(ran.report.decision).toBe('NO-GO');
    expect(ran.report.reasons.map((reason) => reason.en)).toEqual(['1 case failed, 1 of them P1: 4.11']);
    expect(ran.report.causes).toHaveLength(1);
    const [cause] = ran.report.causes;
    expect(cause).toMatchObject({ verdict: 'product', blocks: true, blocked: [], failed: [{ id: '4.11' }] });
    expect(cause?.seen).toMatch(/85.*84/);
    expect(cause?.failed[0]?.trace).toMatch(/^runs\/.*trace\.zip$/);
    expect(cause?.repeat).toMatch(/^BASE_URL=\S+ npm start -- e2e\/assignments\/s4-grade\.spec\.ts:\d+$/);
    expect(ran.summary).toMatch(/^# ❌ NO-GO\n/);
    expect(ran.summary).toContain('**4.11**');
  },
);

test(
  'release run: one wrong grade among all cases of a release is NO-GO with exactly that step',
  BY_NIGHT,
  async () => {
    test.setTimeout(WHOLE_SUITE_MS);
    const ran = await runAgainst(WRONG_GRADE, []);
    expect(ran.status, ran.output).toBe(1);
    expect(ran.report).toMatchObject({ decision: 'NO-GO', scope: 'release' });
    expect(ran.report.reasons.map((reason) => reason.en)).toEqual(['1 case failed, 1 of them P1: 4.11']);
    expect(ran.report.causes).toHaveLength(1);
    // No known build has a way to change the role of an account, so the test of a changed role is skipped.
    expect(ran.report.totals).toMatchObject({ failed: 1, blocked: 0, flaky: 0, skipped: 1, notRun: 0 });
  },
);
