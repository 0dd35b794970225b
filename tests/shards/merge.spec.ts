/** Two shards on this machine, merged, report the same as one run: against a platform with a failing case. */
import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resultSchema, type AllureResult } from '../../reporting/render/allure/result-file';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';
import { runSchema, type Run } from '../../reporting/collect/run-schema';
import { findLeaks } from '../../reporting/scrub/leaks';
import { isPublic, runsWithVault, secretsOf } from '../../suite/secrets/vault';
import { command, type Ended } from '../doctor/child';
import { BY_NIGHT, MAX_RUN_MS } from '../support/child-run';

test.describe.configure({ timeout: 2 * MAX_RUN_MS });

/** One scenario cannot be finished on this build, others can. */
const SHAPE = 'no-publish-control';
const CHOSEN = [
  'e2e/assignments/s1-create.spec.ts',
  'e2e/assignments/s2-view.spec.ts',
  'e2e/sign-in/empty-fields.spec.ts',
  'e2e/sign-in/student.spec.ts',
];

const root = mkdtempSync(path.join(os.tmpdir(), 'the-bot-merge-'));
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

const reports = (name: string) => path.join(root, name);
const start = (script: string, name: string, words: readonly string[]) =>
  command(script, words, {
    BASE_URL: '',
    SANDBOX_SHAPE: SHAPE,
    REPORTS_DIR: reports(name),
    CI: '',
    WORKERS: '1',
    GITHUB_STEP_SUMMARY: '',
  });

interface Left {
  readonly run: Run;
  readonly report: ReleaseReport;
}

function leftBy(name: string): Left {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(reports(name), file), 'utf8'));
  return { run: runSchema.parse(read('run.json')), report: releaseReportSchema.parse(read('release.json')) };
}

function allureResults(name: string): AllureResult[] {
  const folder = path.join(reports(name), 'runs', leftBy(name).run.runId, 'allure-results');
  const files = readdirSync(folder).filter((file) => file.endsWith('-result.json'));
  return files.map((file) => resultSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
}

/** The data that must be equal however the tests were partitioned; the order of tests outside the protocol is not. */
function essence({ run, report }: Left): unknown {
  return {
    totals: run.totals,
    verdict: run.verdict,
    unhealthyReason: run.unhealthyReason,
    cases: run.cases.map(({ id, outcome, test: by }) => ({ id, outcome, by })).sort((a, b) => a.id.localeCompare(b.id)),
    causes: report.causes.map(({ fingerprint, verdict, blocked, failed }) => ({
      fingerprint,
      verdict,
      blocked,
      failed: failed.map((line) => line.id),
    })),
    phases: report.phases.map(({ id, cases }) => ({ id, cases })),
  };
}

test(
  'merge: two shards together give the totals, cases, causes and verdict of one run; a missing one is NO-GO',
  BY_NIGHT,
  async () => {
    const whole = await start('start.ts', 'whole', CHOSEN);
    const shards: Ended[] = await Promise.all(
      [1, 2].map((number) => start('shard.ts', `shard-${number}`, [`${number}/2`, ...CHOSEN])),
    );
    const folders = [1, 2].map((number) => path.join(reports(`shard-${number}`), 'shard'));
    const merged = await start('merge.ts', 'merged', folders);

    expect(whole.status, whole.output).toBe(1);
    expect(shards.map((shard) => shard.status).sort(), shards.map((shard) => shard.output).join('\n')).not.toEqual([
      0, 0,
    ]);
    expect(merged.status, merged.output).toBe(1);
    expect(essence(leftBy('merged'))).toEqual(essence(leftBy('whole')));
    const { run, report } = leftBy('merged');
    expect(run.totals.failed).toBeGreaterThan(0);
    expect(run.totals.passed).toBeGreaterThan(10);
    // The measurements of the shards were merged; the number of polling requests of a page differs each time.
    expect(report.figures.kinds[0]?.count).toBeGreaterThan(10);

    await test.step('what the sheets link to is there, Allure is told about each test once, and nothing of it is secret', async () => {
      const traces = report.causes.flatMap((cause) => cause.failed.flatMap((line) => line.trace ?? []));
      expect(traces.length).toBeGreaterThan(0);
      for (const trace of traces) expect(existsSync(path.join(reports('merged'), trace)), trace).toBe(true);
      // A test completed twice would link to its cases twice.
      const links = (name: string) =>
        allureResults(name)
          .map(({ fullName, links: all }) => `${fullName}: ${all.map(({ url }) => url).join(' ')}`)
          .sort();
      expect(links('merged')).toEqual(links('whole'));
      // Another test may have configured a reference password as a secret of its own run; for this test it is public.
      const secrets = runsWithVault()
        .flatMap(secretsOf)
        .filter((secret) => !isPublic(secret));
      const { leaks, unreadable } = findLeaks([root], secrets);
      expect(leaks).toEqual([]);
      expect(unreadable).toEqual([]);
    });

    await test.step('one shard alone is a NO-GO that names the other; none at all says so', async () => {
      const half = await start('merge.ts', 'half', folders.slice(0, 1));
      expect(half.status, half.output).toBe(1);
      expect(leftBy('half').run.verdict.reasons.join('\n')).toMatch(
        /Shard 2 of 2 left no results: none of its \d+ tests was run/,
      );
      const none = await start('merge.ts', 'none', [path.join(root, 'nowhere')]);
      expect(none.status).toBe(1);
      expect(none.output).toContain('NO-GO. No shard left any results');
    });
  },
);
