import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT, newRunId, withVariables } from '../suite/config/environment';
import { vaultFolder } from '../suite/config/folders';
import { secretsOf } from '../suite/secrets/vault';
import { findLeaks } from '../reporting/scrub/leaks';
import { PlaywrightProcess } from '../tools/suite/playwright';
import { announcedUrl } from './support/announced-url';
import { MAX_RUN_MS, WHOLE_RUN } from './support/child-run';

const modules = path.join(PROJECT_ROOT, 'node_modules');

test(
  'killed run: the next command moves the files of a killed run to quarantine',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    test.setTimeout(MAX_RUN_MS);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-killed-'));
    const id = newRunId();
    // The test starts its own platform: the sandbox of a killed run would outlive the run.
    const sandbox = spawn(process.execPath, [path.join(PROJECT_ROOT, 'sandbox', 'dist', 'server', 'main.js')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: withVariables({ PORT: '0' }),
    });
    const variables = {
      BASE_URL: await announcedUrl(sandbox, /listening on (\S+)/),
      SANDBOX_URL: undefined,
      REPORTS_DIR: folder,
      THE_BOT_RUN_ID: id,
    };
    const left = path.join(folder, 'runs', id);
    const isolated = path.join(vaultFolder('quarantine'), id);
    const run = new PlaywrightProcess(['test', 'e2e/journey.spec.ts'], { output: 'captured', variables });
    try {
      const leaks = () => findLeaks([left], secretsOf(id)).leaks.length;
      await expect
        .poll(() => (existsSync(left) ? leaks() : 0), {
          message: 'secrets in what the run has left so far',
          timeout: 60_000,
        })
        .toBeGreaterThan(0);
      // Its workers are killed with it, as a CI service does, and write nothing more.
      run.kill();
      await run.exit;
      const { stdout, status } = spawnSync(
        process.execPath,
        [path.join(modules, 'tsx', 'dist', 'cli.mjs'), 'tools/scan.ts'],
        { cwd: PROJECT_ROOT, env: withVariables(variables), encoding: 'utf8' },
      );
      expect(stdout).toContain(
        `Run ${id} ended before its files were cleaned of secrets; moved to .vault/quarantine/${id}`,
      );
      expect(status).toBe(0);
      expect(existsSync(left), 'the folder of the killed run').toBe(false);
      expect(findLeaks([folder], secretsOf(id)).leaks, 'secrets in the reports that were begun').toEqual([]);
      expect(findLeaks([isolated], secretsOf(id)).leaks).not.toEqual([]);
    } finally {
      run.kill();
      sandbox.kill();
      await run.exit;
      rmSync(folder, { recursive: true, force: true });
      rmSync(isolated, { recursive: true, force: true });
      rmSync(path.join(vaultFolder('runs'), `${id}.jsonl`), { force: true });
    }
  },
);
