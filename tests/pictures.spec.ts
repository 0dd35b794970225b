/** `npm run pictures` draws only a whole run: the pictures of the documents must not show a part of the suite. */
import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../suite/config/environment';
import type { Run } from '../reporting/collect/run-schema';
import { command } from './doctor/child';
import { run } from './specimens/findings';
import { tempDir } from './specimens/temp-dir';

const PICTURE = path.join(PROJECT_ROOT, 'docs', 'pictures', 'release.png');

test('pictures: a part of the suite leaves the pictures of the documents as they are', async () => {
  const reports = tempDir();
  for (const name of ['release.html', 'protocol.html']) writeFileSync(path.join(reports, name), '<h1>A part</h1>');
  const part: Partial<Run> = { state: 'finished', verdict: { ...run().verdict, scope: 'selection' } };
  writeFileSync(path.join(reports, 'run.json'), JSON.stringify(run(part)));
  const before = readFileSync(PICTURE);
  const { status, output } = await command('pictures.ts', [], { REPORTS_DIR: reports, REPORT_LANG: 'en' });
  expect(output).toContain('was only a part of the suite, or did not finish');
  expect(status).toBe(2);
  expect(readFileSync(PICTURE).equals(before), 'docs/pictures/release.png is unchanged').toBe(true);
});
