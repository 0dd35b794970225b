import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { SCRUB_MARKER_FILE } from '../../suite/run/isolate';
import { INDEX_FILE, written, type AttemptEntry } from '../../reporting/trace/index-file';
import { pack, writeZip } from '../../lib/zip/zip';
import { buildTrace } from './build-trace';

const MESSAGE = 'Error: the grade «85/100» is not shown: it reads «Отправлено».';
const TRACE = buildTrace({
  title: 'assignments/s5.spec.ts:7 › S5 Anna sees her grade',
  steps: [{ title: '5.4 student sees the grade', from: 100, to: 900, error: MESSAGE }],
  requests: [{ path: '/api/assignments/17/', status: 200, at: 300 }],
  errors: [MESSAGE],
});

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-replays-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function replay(words: string[], variables: Record<string, string> = {}) {
  const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const env = withVariables({ BASE_URL: '', REPORTS_DIR: folder, ...variables });
  return spawnSync(process.execPath, [tsx, 'tools/replay.ts', '--print', ...words], {
    cwd: PROJECT_ROOT,
    env,
    encoding: 'utf8',
  });
}

const entry: AttemptEntry = {
  test: 'assignments/s5.spec.ts › S5 Anna sees her grade',
  title: 'S5 Anna sees her grade',
  file: 'e2e/assignments/s5.spec.ts',
  line: 7,
  retry: 0,
  status: 'failed',
  passed: false,
  startedAt: '2026-11-22T10:00:00.000Z',
  durationMs: 1000,
  cases: ['5.4'],
  failedCases: ['5.4'],
  roles: ['student'],
  step: '5.4 student sees the grade',
  message: MESSAGE,
  trace: 'test-results/s5/trace.zip',
  note: null,
};

/** A run as the suite leaves it, in the folder `below`. */
function aRun(below: string, attempts: AttemptEntry[], id = '20261122T100000-aaaaaa'): void {
  const place = path.join(below, 'runs', id);
  mkdirSync(path.join(place, 'test-results', 's5'), { recursive: true });
  writeFileSync(path.join(place, 'test-results', 's5', 'trace.zip'), TRACE);
  writeFileSync(
    path.join(place, INDEX_FILE),
    written({ runId: id, seed: '42', target: { baseUrl: 'http://127.0.0.1:4000', kind: 'sandbox' }, attempts }),
  );
  writeFileSync(path.join(place, SCRUB_MARKER_FILE), '{}');
}

for (const word of ['5.4', 'S5', 'sees her grade']) {
  test(`replay: «${word}» finds the failure, which is printed with its seed and the command that runs it again`, () => {
    aRun(folder, [entry]);
    const { stdout, status } = replay([word]);
    expect(stdout).toContain('5.4 student sees the grade');
    expect(stdout).toMatch(/Expected +the grade «85\/100»\nSeen +it reads «Отправлено»\./);
    expect(stdout).toMatch(/Objects +assignments 17/);
    expect(stdout).toMatch(/Seed +42/);
    expect(stdout).toContain('npm start -- e2e/assignments/s5.spec.ts -g "S5 Anna sees her grade"');
    expect(status).toBe(0);
  });
}

test('replay: REPORT_LANG=ru prints a failure in Russian', () => {
  aRun(folder, [entry]);
  const { stdout } = replay(['5.4'], { REPORT_LANG: 'ru' });
  expect(stdout).toMatch(/^упал \d+ .* назад, прогон 20261122T100000-aaaaaa, попытка 1, через 1,0 с$/m);
  expect(stdout).toMatch(/Ожидалось +the grade «85\/100»\nПолучено +it reads «Отправлено»\./);
  expect(stdout).toMatch(/^Платформа +http:\/\/127\.0\.0\.1:4000 \(песочница\)$/m);
  expect(stdout).not.toMatch(
    /^(?:Actor|Cases|Step|Line|Expected|Seen|Requests|Page errors|Objects|Target|Seed|Again|Trace)\b/m,
  );
  expect(replay(['no such case'], { REPORT_LANG: 'ru' }).stderr).toContain('Падений по запросу «no such case» нет.');
});

test('replay: the newest run with the failure is used', () => {
  aRun(folder, [{ ...entry, message: 'an older one' }], '20261120T100000-aaaaaa');
  aRun(folder, [entry], '20261122T100000-bbbbbb');
  expect(replay(['5.4']).stdout).toContain('in run 20261122T100000-bbbbbb');
});

test('replay: an unknown word is answered with the list of failures', () => {
  aRun(folder, [entry]);
  const { stderr, status } = replay(['7.14']);
  expect(stderr).toBe("No failure of «7.14» is kept. The last run's failures: S5 Anna sees her grade.\n");
  expect(status).toBe(1);
});

test('replay: a run without failures says so', () => {
  aRun(folder, []);
  expect(replay([]).stdout).toBe('The last run left no failure to replay.\n');
});

test('replay: a trace without a run is printed from the trace alone', () => {
  const file = path.join(folder, 'trace.zip');
  writeFileSync(file, TRACE);
  const { stdout } = replay([file]);
  expect(stdout).toContain('S5 Anna sees her grade');
  expect(stdout).toMatch(/Actor +student/);
  expect(stdout).toContain('npm start -- e2e/assignments/s5.spec.ts');
});

test('replay: traces are found in the results of Allure', () => {
  const results = path.join(folder, 'allure-results');
  mkdirSync(results);
  writeFileSync(path.join(results, '5d61-attachment.zip'), TRACE);
  expect(replay([results]).stdout).toContain('S5 Anna sees her grade');
});

test('replay: a downloaded CI artefact is read without unpacking', () => {
  aRun(folder, [entry]);
  const index = written({ runId: 'r', seed: null, target: { baseUrl: '', kind: 'sandbox' }, attempts: [entry] });
  const artefact = path.join(folder, 'reports.zip');
  writeFileSync(
    artefact,
    writeZip([pack(`runs/r/${INDEX_FILE}`, Buffer.from(index)), pack('runs/r/test-results/s5/trace.zip', TRACE)]),
  );
  expect(replay([artefact]).stdout).toMatch(/in run r,[\s\S]*Expected +the grade/);
});

test('replay: a failure is chosen inside an artefact; a wrong name lists what is there; nothing stays in the temporary folder', () => {
  const other = {
    ...entry,
    test: 'family/p2.spec.ts › P2 the parent',
    title: 'P2 the parent',
    cases: ['P2'],
    failedCases: ['P2'],
  };
  const conditions = {
    version: '0.1.0+fault.feedback-cut',
    timeZone: 'Asia/Kathmandu',
    language: 'en',
    browser: 'chromium',
    view: 'desktop',
    attempts: 2,
  };
  const target = { baseUrl: 'http://127.0.0.1:4000', kind: 'sandbox' };
  const index = written({ runId: 'r', seed: null, target, conditions, attempts: [entry, other] });
  const artefact = path.join(folder, 'reports.zip');
  writeFileSync(
    artefact,
    writeZip([pack(`runs/r/${INDEX_FILE}`, Buffer.from(index)), pack('runs/r/test-results/s5/trace.zip', TRACE)]),
  );
  const temporary = path.join(folder, 'temporary');
  mkdirSync(temporary);
  const chosen = replay([artefact, 'P2', '--json'], { TMPDIR: temporary });
  expect(chosen.status, chosen.stderr).toBe(0);
  expect(JSON.parse(chosen.stdout)).toMatchObject({
    schemaVersion: 1,
    failures: [
      {
        failedCases: ['P2'],
        attempt: 1,
        attempts: 2,
        again:
          'TIME_ZONE=Asia/Kathmandu npm start -- e2e/assignments/s5.spec.ts -g "P2 the parent" --fault feedback-cut',
        trace: `${path.relative(PROJECT_ROOT, artefact)} › runs/r/test-results/s5/trace.zip`,
      },
    ],
  });
  expect(readdirSync(temporary).filter((name) => name.startsWith('the-bot-replay-'))).toEqual([]);
  const wrong = replay([artefact, '7.14']);
  expect(wrong.stderr).toContain('There are: S5 Anna sees her grade; P2 the parent.');
  expect(wrong.status).toBe(1);
});

test('replay: the archives of a shard are searched, its record joined with the trace that Allure keeps @by-night', () => {
  const shard = path.join(folder, 'shard');
  mkdirSync(path.join(shard, 'allure-results'), { recursive: true });
  const attempt = { ...entry, startedAt: '2026-11-22T10:00:00.500Z' };
  writeFileSync(
    path.join(shard, INDEX_FILE),
    written({ runId: 'r', seed: '7', target: { baseUrl: '', kind: 'sandbox' }, attempts: [attempt] }),
  );
  writeFileSync(path.join(shard, 'allure-results', '1-attachment.zip'), TRACE);
  expect(replay([shard, 'S5']).stdout).toMatch(/in run r,[\s\S]*Expected +the grade[\s\S]*Trace +\S+1-attachment\.zip/);
  const blob = path.join(folder, 'blob.zip');
  writeFileSync(blob, writeZip([pack('report.jsonl', Buffer.from('{}')), pack('resources/1.zip', TRACE)]));
  const nested = path.join(folder, 'part-1.zip');
  writeFileSync(nested, writeZip([pack('blob.zip', readFileSync(blob))]));
  expect(replay([nested]).stdout).toContain('S5 Anna sees her grade');
});

test('replay: a broken trace is described instead of opened', () => {
  const cut = path.join(folder, 'cut.zip');
  writeFileSync(cut, TRACE.subarray(0, TRACE.length - 50));
  expect(replay([cut]).stderr).toMatch(/^The archive is cut off after \d+ bytes/);
  aRun(folder, [entry]);
  const bent = Buffer.from(TRACE);
  bent.fill(0, 60, 90);
  writeFileSync(path.join(folder, 'runs', '20261122T100000-aaaaaa', 'test-results', 's5', 'trace.zip'), bent);
  const { stderr, status } = replay(['5.4']);
  expect(stderr).toMatch(/trace\.zip cannot be replayed: it is damaged inside «test\.trace»/);
  expect(status).toBe(1);
});

test('replay: the artefacts of a GitHub run are fetched through gh', () => {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  aRun(path.join(folder, 'elsewhere', 'reports'), [entry]);
  writeFileSync(
    path.join(bin, 'gh'),
    `#!/bin/sh\n[ "$1 $2 $3 $4" = "run download 1234567890 --dir" ] || { echo "unexpected: $*" >&2; exit 1; }\ncp -r "${folder}/elsewhere/reports" "$5/"\n`,
  );
  chmodSync(path.join(bin, 'gh'), 0o755);
  const { stdout } = replay(['1234567890'], {
    PATH: `${bin}${path.delimiter}${path.dirname(process.execPath)}${path.delimiter}/usr/bin:/bin`,
  });
  expect(stdout).toContain('5.4 student sees the grade');
});

test('replay: without gh, the message says what to do', () => {
  const { stderr, status } = replay(['1234567890'], { PATH: folder });
  expect(stderr).toContain('install `gh`, sign in with `gh auth login`');
  expect(status).toBe(1);
});

test('replay: a failure without a trace is printed with the reason why there is none', () => {
  aRun(folder, [{ ...entry, trace: null, note: 'it takes 9.0 MB of the 1.0 MB that are left' }]);
  const { stdout, status } = replay(['5.4']);
  expect(stdout).toMatch(/Trace +none: it takes 9\.0 MB/);
  expect(stdout).toMatch(/Step +5\.4 student sees the grade/);
  expect(status).toBe(0);
});

test('replay: without a passed attempt, the message says how to get one', () => {
  aRun(folder, [entry]);
  expect(replay(['5.4', '--diff']).stdout).toContain(
    'npm start -- e2e/assignments/s5.spec.ts -g "S5 Anna sees her grade" --shuffle 42 --trace on',
  );
});

test('replay: an unknown option is a usage error', () => {
  const { stderr, status } = replay(['--frobnicate']);
  expect(stderr).toContain("unknown option '--frobnicate'");
  expect(status).toBe(2);
});
