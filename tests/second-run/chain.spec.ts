/** `npm start -- --failed` as a person uses it: after a failure, from an artefact, over shards, and when it cannot run. */
import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pack, writeZip } from '../../lib/zip/zip';
import { releaseReportSchema, type ReleaseReport } from '../../reporting/render/release/report';
import { runSchema, type Run } from '../../reporting/collect/run-schema';
import { findLeaks } from '../../reporting/scrub/leaks';
import { isPublic, runsWithVault, secretsOf } from '../../suite/secrets/vault';
import { command } from '../doctor/child';
import { BY_NIGHT, MAX_RUN_MS } from '../support/child-run';

test.describe.configure({ timeout: 3 * MAX_RUN_MS });

/** A scenario cannot be finished on this build; the other two cases can. */
const SHAPE = { SANDBOX_SHAPE: 'no-publish-control' };
const CHOSEN = ['S1', 'A2', 'A13'];
const OPEN = ['1.9', 'S1.d'];

const root = mkdtempSync(path.join(os.tmpdir(), 'the-bot-chain-'));
test.afterAll(() => rmSync(root, { recursive: true, force: true }));

const place = (name: string) => path.join(root, name);
const start = (
  name: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  script = 'start.ts',
) =>
  command(script, words, {
    BASE_URL: '',
    SANDBOX_SHAPE: '',
    REPORTS_DIR: place(name),
    CI: '',
    GITHUB_STEP_SUMMARY: '',
    ...variables,
  });

function leftBy(name: string): { run: Run; report: ReleaseReport } {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(place(name), file), 'utf8'));
  return { run: runSchema.parse(read('run.json')), report: releaseReportSchema.parse(read('release.json')) };
}

const repeatedIn = ({ report }: { report: ReleaseReport }) =>
  report.repeated.map(({ id, status, runs }) => `${id} ${runs.map((of) => of.join('+')).join(' ')} ${status}`);

/** Keeps a report folder as a CI service does: the whole folder as one archive. */
function archive(name: string, file: string): void {
  const files = readdirSync(place(name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  writeFileSync(
    place(file),
    writeZip(files.map((one) => pack(path.relative(root, one).split(path.sep).join('/'), readFileSync(one)))),
  );
}

function leaksOfAllRuns(): Pick<ReturnType<typeof findLeaks>, 'leaks' | 'unreadable'> {
  const secrets = runsWithVault()
    .flatMap(secretsOf)
    .filter((secret) => !isPublic(secret));
  const { leaks, unreadable } = findLeaks([root], secrets);
  return { leaks, unreadable };
}

test('second run: what failed is repeated, and one report tells of both runs', BY_NIGHT, async () => {
  const before = await start('ci', ['A13']);
  expect(before.status, before.output).toBe(0);
  const { startedAt } = leftBy('ci').run;
  const first = await start('ci', CHOSEN, SHAPE);
  expect(first.status, first.output).toBe(1);
  expect(
    leftBy('ci')
      .run.cases.filter(({ outcome }) => outcome !== 'PASS')
      .map(({ id }) => id),
  ).toEqual(OPEN);
  archive('ci', 'artefact.zip');

  await test.step('it fails again: no case is better for it', async () => {
    const again = await start('ci', ['--failed'], SHAPE);
    expect(again.status, again.output).toBe(1);
    expect(again.output).toContain('Second run of 2 cases in 1 test');
    expect(again.output).toContain('NO-GO after a second run of 2 cases; only a part of the suite was run');
    // The second run alone has no verdict.
    expect(again.output.match(/^Verdict/gm)).toHaveLength(1);
    expect(repeatedIn(leftBy('ci'))).toEqual(['1.9 FAIL FAIL failed', 'S1.d FAIL FAIL failed']);
    expect(leftBy('ci').run.totals).toMatchObject({ failed: 2, flaky: 0 });
    // It is compared with the run before the first, as the first was.
    expect(leftBy('ci').report.changes?.since).toBe(startedAt);
  });

  await test.step('a platform that cannot be tested takes nothing away from the report, and the results stay', async () => {
    const away = await start('ci', ['--failed'], { BASE_URL: 'http://127.0.0.1:9' });
    expect(away.status, away.output).toBe(3);
    expect(leftBy('ci').run.cases.filter(({ outcome }) => outcome === 'PASS').length).toBeGreaterThan(10);
    expect(leftBy('ci').run.verdict.reasons.join('\n')).toContain('The second run left no results');
  });

  await test.step('a third run passes: flaky, with the attempts of all three', async () => {
    const third = await start('ci', ['--failed']);
    expect(third.status, third.output).toBe(1);
    expect(third.output).toContain('NO-GO after 2 further runs of 2 cases');
    expect(repeatedIn(leftBy('ci'))).toEqual(['1.9 FAIL FAIL PASS flaky', 'S1.d FAIL FAIL PASS flaky']);
    expect(leftBy('ci').report.flakes[0]?.attempts.map(({ passed, run }) => [passed, run])).toEqual([
      [false, 1],
      [false, 2],
      [true, 3],
    ]);
    expect(leftBy('ci').report.runs).toHaveLength(3);
    expect(leftBy('ci').report.changes?.since).toBe(startedAt);
  });

  await test.step('the same over the artefact, elsewhere; nothing of it is secret, and its traces are there', async () => {
    const elsewhere = await start('desk', ['--failed-from', place('artefact.zip')], SHAPE);
    expect(elsewhere.status, elsewhere.output).toBe(1);
    const { report } = leftBy('desk');
    expect(repeatedIn(leftBy('desk'))).toEqual(['1.9 FAIL FAIL failed', 'S1.d FAIL FAIL failed']);
    const traces = report.causes.flatMap((cause) => cause.failed.flatMap(({ trace }) => trace ?? []));
    expect(traces.length).toBeGreaterThan(0);
    for (const trace of traces) expect(existsSync(path.join(place('desk'), trace)), trace).toBe(true);
    expect(leaksOfAllRuns()).toEqual({ leaks: [], unreadable: [] });
  });
});

test('second run: the shard that was lost is run, with what failed in the others', BY_NIGHT, async () => {
  const words = [
    'e2e/assignments/s1-create.spec.ts',
    'e2e/sign-in/empty-fields.spec.ts',
    'e2e/sign-in/teacher.spec.ts',
  ];
  const half = await start('shard-1', ['1/2', ...words], SHAPE, 'shard.ts');
  expect(half.status, half.output).toBe(1);
  const whole = await start('shards', ['--failed-from', path.join(place('shard-1'), 'shard')]);
  expect(whole.output).toContain('Second run of');
  const { run } = leftBy('shards');
  expect(run.cases.filter(({ outcome }) => outcome !== 'PASS')).toEqual([]);
  expect(run.verdict.reasons.join('\n')).not.toContain('Shard');
  expect(run.verdict.kinds).toEqual(['flaky']);
  expect(repeatedIn(leftBy('shards')).slice(0, 2)).toEqual(['1.9 FAIL PASS flaky', 'S1.d FAIL PASS flaky']);
});
