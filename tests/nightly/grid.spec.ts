/** Browsers may run on another machine: a run uses those of a Playwright server and needs none of its own. */
import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environment } from '../../suite/config/environment';
import { PlaywrightProcess } from '../../tools/suite/playwright';
import { command } from '../doctor/child';
import { MAX_RUN_MS, BY_NIGHT } from '../support/child-run';

test(
  'grid: the teacher signs in through the browser of a Playwright server, although no local browser can start',
  BY_NIGHT,
  async () => {
    test.setTimeout(MAX_RUN_MS);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-grid-'));
    const { browserPath } = environment();
    const config = path.join(folder, 'server.json');
    writeFileSync(config, JSON.stringify(browserPath === undefined ? {} : { executablePath: browserPath }));
    const server = new PlaywrightProcess(['launch-server', '--browser', 'chromium', '--config', config], {
      output: 'captured',
    });
    try {
      const address = await server.printed(/(ws:\/\/\S+)\n/);
      // A program that is not a browser: only the server's browser can have been used.
      const run = await command('start.ts', ['e2e/sign-in/teacher.spec.ts'], {
        BASE_URL: '',
        REPORTS_DIR: path.join(folder, 'reports'),
        PW_TEST_CONNECT_WS_ENDPOINT: address,
        BROWSER_PATH: process.execPath,
        GITHUB_STEP_SUMMARY: '',
      });
      expect(run.status, run.output).toBe(0);
      expect(run.output).toContain('Cases     1 passed, 0 failed');
    } finally {
      server.send('SIGTERM');
      await server.exit;
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
