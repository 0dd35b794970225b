/**
 * Nothing that a run leaves anywhere contains a secret, also when it prints debug output and is ended by a signal: not
 * in the checkout, in the home folder, among the temporary files, nor in what was printed.
 */
import { expect, test } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { PROJECT_ROOT, withVariables } from '../suite/config/environment';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';
import { endIdleRun, startIdleRun, untilGroupEnds, type IdleRun } from './support/idle-run';

/** Places of the checkout that hold no output, and the vault, which holds the secrets for the scan. */
const NOT_SEARCHED = ['node_modules', '.git', '.vault'];

/** Returns a value that appears nowhere by chance. */
const canary = () => `Kanarek${randomBytes(9).toString('hex')}`;

/** Returns the names of the files below a folder that contain one of the words. */
function filesWith(words: readonly string[], folder: string): string[] {
  const given = [...NOT_SEARCHED.map((name) => `--exclude-dir=${name}`), ...words.flatMap((word) => ['-e', word])];
  const found = spawnSync('grep', ['-rlaF', ...given, '.'], { cwd: folder, encoding: 'utf8', maxBuffer: 1024 ** 3 });
  expect(found.status, found.stderr).toBeLessThan(2);
  return found.stdout.split('\n').filter(Boolean);
}

const END: Record<'SIGTERM' | 'SIGHUP' | 'SIGINT' | 'SIGKILL', (run: IdleRun) => void> = {
  SIGTERM: ({ child }) => void child.kill('SIGTERM'),
  SIGHUP: ({ child }) => void child.kill('SIGHUP'),
  SIGINT: ({ child }) => void child.kill('SIGINT'),
  // The command, the runner, its workers and browsers at once: nobody can clean up.
  SIGKILL: endIdleRun,
};

for (const [signal, end] of Object.entries(END)) {
  test(
    `canary: a run with debug output that ${signal} ends leaves no secret anywhere`,
    { ...WHOLE_RUN, tag: '@by-night' },
    async ({ browserName: _none }, testInfo) => {
      test.setTimeout(4 * MAX_RUN_MS);
      const [reports, home, temporary] = ['reports', 'home', 'tmp'].map((name) => testInfo.outputPath(name)) as [
        string,
        string,
        string,
      ];
      for (const folder of [reports, home, temporary]) mkdirSync(folder);
      const secrets = Array.from({ length: 6 }, canary);
      const [word = '', account = '', basic = '', proxy = '', notice = '', link = ''] = secrets;
      const settings = {
        HOME: home,
        TMPDIR: temporary,
        DEBUG: 'pw:api',
        NODE_DEBUG: 'http',
        WORKERS: '1',
        OUTAGE_PATIENCE: '0',
        SCRUB: word,
        TUTOR_EMAIL: `tutor.${word}@example.com`,
        TUTOR_PASSWORD: account,
        BASIC_AUTH_USER: 'stand',
        BASIC_AUTH_PASSWORD: basic,
        HTTPS_PROXY: `http://somebody:${proxy}@127.0.0.1:9`,
        NOTIFY_URL: `json+http://127.0.0.1:9/hooks/${notice}`,
        NOTIFY_LINK: `https://somebody:${link}@reports.example.org/`,
        NO_PROXY: '127.0.0.1',
      };
      const run = startIdleRun(
        reports,
        ['--config', 'tests/canary/interrupted.config.ts', '--grep', 'secret in every place|tutor fails|API helper'],
        settings,
      );
      try {
        await expect
          .poll(() => run.output(), { message: 'output of the run', timeout: 3 * MAX_RUN_MS })
          // The word was on its way to the terminal, in the message of the failed step, or nothing is proven.
          .toContain(`name: '${'*'.repeat(word.length)}'`);
        end(run);
        await run.ended;
      } finally {
        endIdleRun(run);
      }
      await untilGroupEnds(run);
      writeFileSync(testInfo.outputPath('printed.txt'), run.output());
      const scan = spawnSync(
        process.execPath,
        // Not with tsx's own program: the path of its socket would be too long among these temporary files.
        ['--import', 'tsx', 'tools/scan.ts', reports, testInfo.outputPath('printed.txt'), temporary],
        {
          cwd: PROJECT_ROOT,
          env: withVariables({ ...settings, REPORTS_DIR: reports, NODE_DEBUG: undefined, DEBUG: undefined }),
          encoding: 'utf8',
        },
      );
      expect(scan.stdout + scan.stderr).toContain('none found');
      for (const folder of [PROJECT_ROOT, testInfo.outputDir]) expect(filesWith(secrets, folder), folder).toEqual([]);
    },
  );
}
