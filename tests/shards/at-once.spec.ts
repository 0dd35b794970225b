/** Four shards at once on one platform, each with accounts of its own: no session is lost, and merged they give one verdict. */
import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runSchema, type Run } from '../../reporting/collect/run-schema';
import { command, type Ended } from '../doctor/child';
import { BY_NIGHT, MAX_RUN_MS } from '../support/child-run';
import { startSandbox } from '../support/own-sandbox';
import { sandboxAccountSets } from '../support/sandbox-account-sets';

const SHARDS = [1, 2, 3, 4];
/** Pages of all roles; each shard gets some of each kind. */
const CHOSEN = [
  'e2e/access/pages.spec.ts',
  '--grep',
  "(admin|teacher|student|tutor|parent) (may open own profile|is kept out of (admin panel|teacher's dashboard) )",
];

const root = mkdtempSync(path.join(os.tmpdir(), 'the-bot-at-once-'));
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

const reports = (name: string) => path.join(root, name);
const runIn = (name: string): Run =>
  runSchema.parse(JSON.parse(readFileSync(path.join(reports(name), 'run.json'), 'utf8')));
const outputs = (all: readonly Ended[]) => all.map(({ output }) => output).join('\n');

/** The reasons against a release without that of the answer times: four runs at once on a busy machine may miss a limit. */
function reasonsOf({ decision, reasons, kinds = [] }: Run['verdict']): string[] {
  expect(decision, reasons.join('; ')).toBe(reasons.length === 0 ? 'GO' : 'NO-GO');
  expect(kinds).toHaveLength(reasons.length);
  return reasons.filter((_reason, index) => kinds[index] !== 'over');
}

/** How many of the runs went on at the same moment, at most. */
function mostAtOnce(runs: readonly Run[]): number {
  const spans = runs.map(({ startedAt, durationMs }) => ({ from: Date.parse(startedAt), ms: durationMs }));
  return Math.max(
    ...spans.map((one) => spans.filter(({ from, ms }) => from <= one.from && one.from < from + ms).length),
  );
}

test('shards: four at once on one platform lose no session, and merged they give one verdict', BY_NIGHT, async () => {
  test.setTimeout(6 * MAX_RUN_MS);
  const sandbox = await startSandbox('', SHARDS.length);
  mkdirSync(root, { recursive: true });
  const accounts = path.join(root, 'accounts.json');
  writeFileSync(accounts, JSON.stringify(sandboxAccountSets(SHARDS.length)));
  const start = (script: string, name: string, words: readonly string[]) =>
    command(script, words, {
      BASE_URL: sandbox.url,
      ACCOUNT_SETS: accounts,
      REPORTS_DIR: reports(name),
      CI: '',
      WORKERS: '1',
      GITHUB_STEP_SUMMARY: '',
    });
  try {
    const shards = await Promise.all(
      SHARDS.map((number) => start('shard.ts', `shard-${number}`, [`${number}/${SHARDS.length}`, ...CHOSEN])),
    );
    const runs = SHARDS.map((number) => runIn(`shard-${number}`));
    for (const { sessionLosses, cases, verdict } of runs) {
      expect(sessionLosses, outputs(shards)).toEqual([]);
      expect(cases.length, outputs(shards)).toBeGreaterThan(0);
      expect(reasonsOf(verdict)).toEqual([]);
    }
    expect(mostAtOnce(runs), 'shards that ran at the same time').toBe(SHARDS.length);
    // Each signs in with a set of its own.
    const named = shards.map(({ output }) => /«(set \d)» of 4 sets/.exec(output)?.[1]);
    expect(named.toSorted(), outputs(shards)).toEqual(SHARDS.map((number) => `set ${number}`));

    const merged = await start(
      'merge.ts',
      'merged',
      SHARDS.map((number) => path.join(reports(`shard-${number}`), 'shard')),
    );
    const { verdict, totals, sessionLosses, cases } = runIn('merged');
    expect(reasonsOf(verdict), merged.output).toEqual([]);
    expect(merged.status, merged.output).toBe(verdict.decision === 'GO' ? 0 : 1);
    expect(merged.output).toContain(verdict.decision);
    expect(sessionLosses).toEqual([]);
    expect(cases.map(({ test: name }) => name).toSorted()).toEqual(
      runs.flatMap((run) => run.cases.map(({ test: name }) => name)).toSorted(),
    );
    expect(totals).toMatchObject({ failed: 0, blocked: 0, flaky: 0, passed: 13 });
  } finally {
    await sandbox.stop();
  }
});
