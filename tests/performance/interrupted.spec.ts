/** A run that is ended while the growth cases make their entries leaves none behind, or names them for the janitor. */
import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newRunId } from '../../suite/config/environment';
import { AdministrationApi } from '../../suite/api/administration';
import { AssignmentsApi } from '../../suite/api/assignments';
import { ApiClient } from '../../suite/api/client';
import { signedInSchema } from '../../suite/api/schemas';
import { runSchema } from '../../reporting/collect/run-schema';
import { PlaywrightProcess } from '../../tools/suite/playwright';
import { command, forget } from '../doctor/child';
import { MAX_RUN_MS, WHOLE_RUN } from '../support/child-run';
import { startSandbox } from '../support/own-sandbox';

test(
  'growth: what an interrupted run has made is removed, or the janitor finds it',
  { ...WHOLE_RUN, tag: '@by-night' },
  async () => {
    test.setTimeout(MAX_RUN_MS);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-growth-'));
    const [sandbox, id] = [await startSandbox(''), newRunId()];
    const run = new PlaywrightProcess(['test', 'e2e/performance/growth.spec.ts'], {
      output: 'captured',
      variables: { BASE_URL: sandbox.url, SANDBOX_URL: undefined, REPORTS_DIR: folder, THE_BOT_RUN_ID: id },
    });
    try {
      // The platform has one session for each user: another sign-in as admin would end that of the run.
      await run.printed(/(PF12 )/);
      run.interrupt();
      await run.exit;

      const nobody = new ApiClient(sandbox.url, undefined, { 'X-Forwarded-For': '203.0.113.1' });
      const left = async () => {
        const { token } = await nobody.call('POST', '/api/auth/login/', signedInSchema, {
          email: 'admin@test.com',
          password: 'admin123',
        });
        const admin = new ApiClient(sandbox.url, token);
        const assignments = (await new AssignmentsApi(admin).list()).filter(({ title }) =>
          title.includes('Рост: задания'),
        );
        return {
          assignments: assignments.length,
          people: (await new AdministrationApi(admin).users(id.toLowerCase())).length,
        };
      };
      const janitor = () => command('janitor.ts', ['--run', id], { BASE_URL: sandbox.url });
      const found = await janitor();
      const before = await left();
      test.info().annotations.push({ type: 'left', description: JSON.stringify({ ...before, janitor: found.output }) });
      expect(runSchema.parse(JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8'))).state).toBe('stopped');
      expect(found.status, 'the janitor exits with 1 where something is left').toBe(
        before.assignments + before.people > 0 ? 1 : 0,
      );
      expect(
        await command('janitor.ts', ['--run', id, '--older-than', '0m', '--delete'], { BASE_URL: sandbox.url }),
      ).toMatchObject({ status: 0 });
      expect(await left(), 'what is left after the janitor').toEqual({ assignments: 0, people: 0 });
    } finally {
      run.kill();
      await sandbox.stop();
      forget(sandbox.url);
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
