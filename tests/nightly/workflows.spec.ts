/** Rules for the workflows that actionlint does not check. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, withVariables } from '../../suite/config/environment';
import { readWorkflow } from '../support/workflow/workflow';

const FOLDER = path.join(PROJECT_ROOT, '.github', 'workflows');
const workflows = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') }));
const SET_UP = {
  name: 'set-up',
  text: readFileSync(path.join(PROJECT_ROOT, '.github', 'actions', 'set-up', 'action.yml'), 'utf8'),
};
/** Jobs that only read what other jobs left. */
const WITHOUT_BROWSER = ['merge', 'pages', 'issues', 'nightly'];

test('workflows: every job that opens pages uses the browser of the locked version of Playwright', () => {
  for (const { name, text } of workflows) {
    const jobs = text
      .slice(text.indexOf('\njobs:'))
      .split(/^ {2}(?=[\w-]+:$)/m)
      .slice(1);
    expect(jobs.length, name).toBeGreaterThan(0);
    for (const job of jobs) {
      const id = job.slice(0, job.indexOf(':'));
      expect(job.includes('uses: ./.github/actions/set-up'), `${name}, ${id}`).toBe(!WITHOUT_BROWSER.includes(id));
    }
  }
});

test('workflows: a job downloads only the artefacts that it reads', () => {
  for (const { name, text } of workflows) {
    for (const step of text.split(/^ {6}- /m).filter((one) => /uses: actions\/download-artifact/.test(one)))
      expect(step, name).toMatch(/^ {10}(name|pattern): /m);
  }
});

test('workflows: every action is pinned by its commit, with the version beside it', () => {
  for (const { name, text } of [...workflows, SET_UP]) {
    for (const [line] of text.matchAll(/uses: .*/g))
      expect(line, name).toMatch(
        /^uses: (actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/\.github\/actions\/set-up)$/,
      );
  }
});

test('workflows: every job has a time limit and names its permissions', () => {
  for (const { name, text } of workflows) {
    expect(text, name).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(text.match(/runs-on:/g)?.length, name).toBe(text.match(/timeout-minutes:/g)?.length);
    expect(text, name).not.toMatch(/write-all|contents: write/);
  }
});

test('workflows: every upload was searched for secrets, except the plan, which holds only titles', () => {
  for (const { name, text } of workflows) {
    const steps = text.split(/^ {6}- /m).filter((step) => /uses: actions\/upload-/.test(step));
    expect(steps.length, name).toBeGreaterThan(0);
    for (const step of steps.filter((one) => !one.includes('path: reports/plan.json')))
      expect(step, name).toContain("steps.scan.outcome == 'success'");
  }
});

test('workflows: the linter reports a job that needs an unknown job', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-workflows-'));
  try {
    const nightly = workflows.find(({ name }) => name === 'nightly.yml')?.text ?? '';
    writeFileSync(
      path.join(folder, 'broken.yml'),
      nightly.replace('needs: [prepare, part]', 'needs: [prepare, parts]'),
    );
    const cli = path.join(PROJECT_ROOT, 'node_modules', '@tktco', 'node-actionlint', 'bin', 'node-actionlint.js');
    const run = spawnSync(process.execPath, [cli, '*.yml'], { cwd: folder, encoding: 'utf8' });
    expect(run.status, run.stdout + run.stderr).not.toBe(0);
    expect(run.stdout + run.stderr).toContain('needs job "parts" which does not exist');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('workflows: the status of a night is red when one of its jobs failed, and the drill is left out only on most days', () => {
  const script = readWorkflow(path.join(FOLDER, 'nightly.yml')).jobs['nightly']?.steps[0]?.run ?? '';
  const green = {
    PREPARE: 'success',
    MERGE: 'success',
    ISSUES: 'success',
    DRILL: 'skipped',
    MUTANTS: 'success',
    HARNESS: 'success',
    WEEKLY: 'false',
  };
  // As the code host starts a step that names no shell.
  const isGreen = (results: Partial<typeof green>) =>
    spawnSync('bash', ['-e', '-c', script], { env: withVariables({ ...green, ...results }) }).status === 0;
  expect(isGreen({}), 'a green night').toBe(true);
  expect(isGreen({ DRILL: 'success', WEEKLY: 'true' }), 'a green night with the drill').toBe(true);
  for (const job of ['PREPARE', 'MERGE', 'ISSUES', 'DRILL', 'MUTANTS', 'HARNESS'])
    expect(isGreen({ [job]: 'failure' }), `a night in which ${job} failed`).toBe(false);
  expect(isGreen({ WEEKLY: 'true' }), 'a weekly night without the drill').toBe(false);
});
