/** The samples of docs/ci: what each of their shell steps does in a clean copy of the repository, and the note of GitLab. */
import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { BY_NIGHT, LONGEST_RUN_MS } from '../support/child-run';

const sample = (name: string) => readFileSync(path.join(PROJECT_ROOT, 'docs', 'ci', name), 'utf8');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, words = '']) => words);

/** Shell steps of each sample in their order, and the variables by which its service shows itself. */
const SAMPLES = {
  'github.yml': { steps: all(sample('github.yml'), /^\s+(?:- )?run: (.+)$/gm), variables: { GITHUB_ACTIONS: 'true' } },
  'gitlab-ci.yml': {
    steps: all(sample('gitlab-ci.yml'), /^ {4}- (npm .+|node .+)$/gm),
    variables: { GITLAB_CI: 'true' },
  },
  Jenkinsfile: {
    steps: all(sample('Jenkinsfile'), /\bsh '([^']+)'/g),
    variables: { JENKINS_URL: 'http://127.0.0.1:9/' },
  },
  'teamcity.kts': {
    steps: all(sample('teamcity.kts'), /scriptContent = "([^"]+)"/g).map((step) => step.replaceAll("${'$'}", '$')),
    variables: { TEAMCITY_VERSION: '2024.12' },
  },
} as const;

const FAILED = /--failed/;

test('ci samples: each runs the suite, looks for secrets in what it keeps, and imports junit.xml where the service can', () => {
  for (const [name, { steps }] of Object.entries(SAMPLES)) {
    expect(steps[0], name).toBe('npm start -- $CASES');
    expect(
      steps.some((step) => step.startsWith('npm run scan')),
      name,
    ).toBe(true);
  }
  for (const name of ['gitlab-ci.yml', 'Jenkinsfile']) expect(sample(name)).toContain('reports/junit.xml');
  // Further samples have no test.
  expect(readdirSync(path.join(PROJECT_ROOT, 'docs', 'ci')).sort()).toEqual(
    ['README.md', 'gitlab-note.mjs', ...Object.keys(SAMPLES)].sort(),
  );
});

test('ci samples: the workflow of GitHub passes its linter, with every action pinned', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-ci-'));
  try {
    writeFileSync(path.join(folder, 'github.yml'), sample('github.yml'));
    const cli = path.join(PROJECT_ROOT, 'node_modules', '@tktco', 'node-actionlint', 'bin', 'node-actionlint.js');
    const linted = spawnSync(process.execPath, [cli, '*.yml'], { cwd: folder, encoding: 'utf8' });
    expect(linted.status, linted.stdout + linted.stderr).toBe(0);
    for (const [line] of sample('github.yml').matchAll(/uses: .*/g))
      expect(line).toMatch(/^uses: actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.describe('in a clean copy', () => {
  test.describe.configure({ timeout: 3 * LONGEST_RUN_MS });
  let copy: string;
  test.beforeAll(() => {
    test.setTimeout(LONGEST_RUN_MS);
    copy = mkdtempSync(path.join(os.tmpdir(), 'the-bot-clean-'));
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    for (const file of listed.stdout
      .split('\0')
      .filter((name) => name !== '' && existsSync(path.join(PROJECT_ROOT, name))))
      cpSync(path.join(PROJECT_ROOT, file), path.join(copy, file));
    // The packages as `npm ci` would put them there, without its minutes; the workspace is linked to the copy.
    mkdirSync(path.join(copy, 'node_modules'));
    for (const name of readdirSync(path.join(PROJECT_ROOT, 'node_modules'))) {
      const place = path.join(PROJECT_ROOT, 'node_modules', name);
      if (name === '.bin' || name === '.cache' || name === '.package-lock.json')
        cpSync(place, path.join(copy, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
      else if (name === WORKSPACE) symlinkSync('../sandbox', path.join(copy, 'node_modules', name));
      else symlinkSync(place, path.join(copy, 'node_modules', name));
    }
  });
  test.afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const shell = (step: string, variables: Readonly<Record<string, string>>) =>
    spawnSync('sh', ['-ec', step], {
      cwd: copy,
      encoding: 'utf8',
      env: withVariables({
        BASE_URL: '',
        REPORTS_DIR: '',
        CI: 'true',
        THE_BOT_RUN_ID: undefined,
        GITHUB_STEP_SUMMARY: '',
        ...variables,
      }),
    });

  for (const [name, { steps, variables }] of Object.entries(SAMPLES)) {
    test(`ci samples: the shell steps of ${name} run, and its service is told`, BY_NIGHT, async () => {
      const outputs = [];
      for (const step of steps.filter((one) => !FAILED.test(one))) {
        const done = shell(step, { CASES: 'A13 A14', ...variables });
        expect(done.status, `${step}\n${done.stdout}${done.stderr}`).toBe(0);
        outputs.push(done.stdout);
      }
      const schema = readFileSync(path.join(PROJECT_ROOT, 'reporting/junit/junit.xsd'), 'utf8');
      const { errors } = await validateXML({
        xml: [{ fileName: 'junit.xml', contents: readFileSync(path.join(copy, 'reports', 'junit.xml'), 'utf8') }],
        schema: [schema],
      });
      expect(errors).toEqual([]);
      if (name === 'github.yml') expect(outputs.join('\n')).toMatch(/^::notice title=GO::/m);
      if (name === 'teamcity.kts') expect(outputs.join('\n')).toMatch(/^##teamcity\[buildStatus text='GO: 2 passed/m);
      rmSync(path.join(copy, 'earlier'), { recursive: true, force: true });
      cpSync(path.join(copy, 'reports'), path.join(copy, 'earlier'), { recursive: true });
      for (const step of steps.filter((one) => FAILED.test(one)))
        expect(shell(step, variables).stdout).toContain('Nothing to repeat');
    });
  }
});

/** The link to the sandbox, an npm workspace. */
const WORKSPACE = 'the-bot-sandbox';

test.describe('the note of GitLab', () => {
  const received: { method: string; url: string; token: string; body: string }[] = [];
  let answer: (request: IncomingMessage) => [number, unknown];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        url: request.url ?? '',
        token: String(request.headers['private-token']),
        body,
      });
      const [status, content] = answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    });
  });
  const report = path.join(os.tmpdir(), `the-bot-note-${process.pid}.md`);
  test.beforeAll(async () => {
    writeFileSync(report, '# ❌ NO-GO\n');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  test.afterAll(() => {
    server.close();
    rmSync(report, { force: true });
  });
  test.beforeEach(() => void received.splice(0));

  async function note(
    variables: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number | null; output: string }> {
    const { port } = server.address() as AddressInfo;
    const child = spawn(process.execPath, ['docs/ci/gitlab-note.mjs', report], {
      cwd: PROJECT_ROOT,
      env: withVariables({
        CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
        CI_PROJECT_ID: '7',
        CI_MERGE_REQUEST_IID: '12',
        CI_JOB_URL: 'https://gitlab.example.org/job/1',
        NOTE_TOKEN: 'token-of-the-project',
        ...variables,
      }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => (output += piece.toString()));
    return { status: await new Promise((resolve) => child.on('close', resolve)), output };
  }

  test('gitlab note: the first pipeline writes it, a later one replaces it', async () => {
    answer = ({ method }) => [200, method === 'GET' ? [{ id: 3, body: 'a note of a person' }] : {}];
    expect(await note()).toEqual({ status: 0, output: 'Note      written\n' });
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/v4/projects/7/merge_requests/12/notes?sort=desc&per_page=100',
      'POST /api/v4/projects/7/merge_requests/12/notes',
    ]);
    expect(received[1]?.token).toBe('token-of-the-project');
    const { body } = JSON.parse(received[1]?.body ?? '') as { body: string };
    expect(body).toContain('# ❌ NO-GO');
    expect(body).toContain('https://gitlab.example.org/job/1/artifacts/browse/reports');
    answer = ({ method }) => [
      200,
      method === 'GET'
        ? [
            { id: 3, body: 'a note of a person' },
            { id: 9, body },
          ]
        : {},
    ];
    expect(await note()).toEqual({ status: 0, output: 'Note      replaced\n' });
    expect(received.at(-1)).toMatchObject({ method: 'PUT', url: '/api/v4/projects/7/merge_requests/12/notes/9' });
  });

  test('gitlab note: a refusal is told and fails nothing, and outside a merge request nothing is asked', async () => {
    answer = () => [403, {}];
    expect(await note()).toEqual({
      status: 0,
      output: 'Note      not written: GET /api/v4/projects/7/merge_requests/12/notes was answered with 403\n',
    });
    received.splice(0);
    expect(await note({ CI_MERGE_REQUEST_IID: '' })).toMatchObject({
      status: 0,
      output: expect.stringContaining('Note      none'),
    });
    expect(received).toEqual([]);
  });
});
