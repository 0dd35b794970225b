/** Runs at a desk have report folders of their own: the release report stays. */
import { expect, test } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runSchema } from '../reporting/collect/run-schema';
import { command } from './doctor/child';
import { BY_NIGHT, MAX_RUN_MS } from './support/child-run';
import { fakeDisplay, refusing } from './support/fake-display';

test.skip(process.platform !== 'linux', 'only there can a display be faked');
test.describe.configure({ timeout: MAX_RUN_MS });

const WHOLE = 'the report of a whole run';
const REPORTS = ['run.json', 'release.json', 'release.html', 'protocol.html', 'junit.xml'];

test(
  'desk: a headed run leaves the release report alone, and keeps its reports in its own folder',
  BY_NIGHT,
  async () => {
    const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-desk-'));
    // No window can open on it: the case fails, and that is reported like any other failure.
    const display = await fakeDisplay(refusing);
    try {
      for (const name of REPORTS) writeFileSync(path.join(reports, name), WHOLE);
      const ended = await command('headed.ts', ['A2', '--pace', 'fast'], {
        BASE_URL: '',
        CI: undefined,
        REPORTS_DIR: reports,
        DISPLAY: display.place,
        WAYLAND_DISPLAY: '',
      });
      expect(ended.status, ended.output).toBe(1);
      for (const name of REPORTS) expect(readFileSync(path.join(reports, name), 'utf8'), name).toBe(WHOLE);
      const desk = path.join(reports, 'desk');
      const run = runSchema.parse(JSON.parse(readFileSync(path.join(desk, 'run.json'), 'utf8')));
      expect(run.cases.map(({ id }) => id)).toEqual(['A2']);
      const own = path.join(desk, 'runs', run.runId);
      expect(readFileSync(path.join(own, 'run.json'), 'utf8')).toBe(readFileSync(path.join(desk, 'run.json'), 'utf8'));
      for (const name of ['release.html', 'release.ru.html', 'protocol.html'])
        expect(existsSync(path.join(own, name)), name).toBe(true);
      // Playwright's page belongs to the last run only.
      expect(readFileSync(path.join(own, 'release.html'), 'utf8')).not.toContain('html/index.html');
    } finally {
      display.close();
      rmSync(reports, { recursive: true, force: true });
    }
  },
);
