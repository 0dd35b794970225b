/** The samples of docs/ci: what each of their shell steps does in a clean copy of the repository. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
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
import os from 'node:os';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { BY_NIGHT, MAX_RUN_MS } from '../support/child-run';

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

/** The link to the sandbox, an npm workspace. */
const WORKSPACE = 'the-bot-sandbox';

/** Copies the files of the repository, without those that git ignores. */
function copyFiles(copy: string): void {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  for (const file of listed.stdout
    .split('\0')
    .filter((name) => name !== '' && existsSync(path.join(PROJECT_ROOT, name))))
    cpSync(path.join(PROJECT_ROOT, file), path.join(copy, file));
}

/** Puts the packages there as `npm ci` would, without its minutes; the workspace is linked to the copy. */
function linkPackages(copy: string): void {
  mkdirSync(path.join(copy, 'node_modules'));
  for (const name of readdirSync(path.join(PROJECT_ROOT, 'node_modules'))) {
    const place = path.join(PROJECT_ROOT, 'node_modules', name);
    if (name === '.bin' || name === '.cache' || name === '.package-lock.json')
      cpSync(place, path.join(copy, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
    else if (name === WORKSPACE) symlinkSync('../sandbox', path.join(copy, 'node_modules', name));
    else symlinkSync(place, path.join(copy, 'node_modules', name));
  }
}

test.describe('in a clean copy', () => {
  test.describe.configure({ timeout: 3 * MAX_RUN_MS });
  let copy: string;
  test.beforeAll(() => {
    test.setTimeout(MAX_RUN_MS);
    copy = mkdtempSync(path.join(os.tmpdir(), 'the-bot-clean-'));
    copyFiles(copy);
    linkPackages(copy);
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
      const schema = readFileSync(path.join(PROJECT_ROOT, 'reporting/render/junit/junit.xsd'), 'utf8');
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
