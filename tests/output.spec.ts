/** What a run and its children print contains no secret, whatever debug output is switched on. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/configuration';
import { newRunId, withVariables } from '../suite/config/environment';
import type { Secret } from '../suite/secrets/secret';
import { OutputFilter } from '../reporting/scrub/output';
import { Scrubber } from '../reporting/scrub/scrubber';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';

const PASSWORD = 'K4nareika-Typed!';
const TOKEN = '3c1d5e7a2b4c6d8e0f1a3b5c7d9e1f2a4b6c8d0e';
const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const settings = { BASE_URL: '', TEACHER_EMAIL: 'ivan.petrov@tutoring.com', TEACHER_PASSWORD: PASSWORD };

function filtered(...chunks: (string | Uint8Array)[]): string {
  const secrets: Secret[] = [{ kind: 'password', value: PASSWORD }];
  let printed = '';
  const scrubber = new Scrubber({
    version: () => secrets.length,
    secrets: () => secrets,
    keep: (secret) => void secrets.push(secret),
  });
  const filter = new OutputFilter((text) => (printed += text), scrubber);
  for (const chunk of chunks) filter.write(chunk);
  filter.end();
  return printed;
}

test('output: a secret is hidden wherever its line is split over two writes', () => {
  const line = Buffer.from(`fill("${PASSWORD}") – ж\nnext`);
  for (let cut = 1; cut < line.length; cut += 1) {
    expect(filtered(line.subarray(0, cut), line.subarray(cut)), `cut at ${cut}`).toBe(
      `fill("${'*'.repeat(PASSWORD.length)}") – ж\nnext`,
    );
  }
});

test('output: an unregistered token is recognised by its place, also in a base64 body', () => {
  expect(filtered(`> Authorization: Token ${TOKEN}\n`)).toBe(`> Authorization: Token ${'*'.repeat(40)}\n`);
  const packed = Buffer.from(JSON.stringify({ success: true, token: TOKEN })).toString('base64');
  const shown = Buffer.from(filtered(`body ${packed}\n`).slice(5), 'base64').toString();
  // The first and the last character share their bits with their neighbours.
  expect(shown).toMatch(/\*{38}/);
  expect(shown).not.toContain(TOKEN.slice(1, -1));
});

test('output: a process with debug output, and its child, show no secret', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [tsx, 'tests/specimens/printing-process.ts', PASSWORD, TOKEN],
    {
      cwd: PROJECT_ROOT,
      env: withVariables({ ...settings, THE_BOT_RUN_ID: newRunId(), NODE_DEBUG: 'http' }),
      encoding: 'utf8',
    },
  );
  const hidden = '*'.repeat(PASSWORD.length);
  expect(stdout).toBe(`typed ${hidden} at once\nan incomplete linechild ${hidden}`);
  expect(stderr).toContain('HTTP');
  expect(stderr).toContain(`typed ${hidden} at once\n`);
  for (const secret of [PASSWORD, TOKEN, Buffer.from(JSON.stringify({ token: TOKEN })).toString('base64')])
    expect(stderr).not.toContain(secret);
  expect(status).toBe(0);
});

test(
  'output: a run with the debug output of the browser tool and of Node shows no secret',
  { ...WHOLE_RUN, tag: '@by-night' },
  () => {
    test.setTimeout(MAX_RUN_MS * 3);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [tsx, 'tools/start.ts', 'e2e/sign-in/teacher.spec.ts', '--workers', '1'],
      {
        cwd: PROJECT_ROOT,
        env: withVariables({
          ...settings,
          TEACHER_PASSWORD: 'password123',
          REPORTS_DIR: test.info().outputPath('reports'),
          DEBUG: 'pw:*',
          NODE_DEBUG: 'http,undici',
        }),
        encoding: 'utf8',
        maxBuffer: 1024 ** 3,
      },
    );
    const output = stdout + stderr;
    expect(output).toContain('pw:');
    expect(output).toMatch(/Verdict {3}GO/);
    expect(output).not.toContain('password123');
    expect(output.match(/(?:Token |token\W{1,10})[0-9a-f]{40}/g)).toBeNull();
  },
);
