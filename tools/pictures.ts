/**
 * `npm run pictures`: draws the pictures of the release report and the protocol in docs/pictures, from the English
 * reports of the last whole run (`REPORTS_DIR` names another folder). The pictures of Allure and of a headed run are
 * taken by hand.
 */
import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { PROJECT_ROOT, environment, reportsFolder } from '../suite/config/environment';
import { reportFile } from '../reporting/text/language';
import { commandLine, parseOptions, runCommand, UsageError } from './cli/options';
import { storedRun } from './suite/last-run';

/** Width and height in pixels, as the documents show them. */
const PICTURES = [
  { name: 'release', width: 1000, height: 1120 },
  { name: 'protocol', width: 1200, height: 1000 },
] as const;

process.exitCode = await runCommand(() => {
  parseOptions(
    z.object({}),
    commandLine(
      'pictures',
      'Draws the pictures of the release report and the protocol in docs/pictures, from the last whole run.',
    ),
  );
  return draw();
});

/**
 * Returns the exit code: 1 when the last run left no such report.
 * @throws UsageError for the reports of a part of the suite: the pictures of the documents show a whole run
 */
async function draw(): Promise<number> {
  const { browserPath, reportLanguage } = environment();
  const pages = PICTURES.map((picture) => ({
    ...picture,
    file: path.join(reportsFolder(), reportFile(picture.name, 'en', reportLanguage)),
  }));
  const missing = pages.find(({ file }) => !existsSync(file));
  if (missing !== undefined) {
    process.stderr.write(
      `There is no ${path.relative(process.cwd(), missing.file)}. Run \`npm start\` first, or name the folder of a run's reports in REPORTS_DIR.\n`,
    );
    return 1;
  }
  const run = storedRun();
  if (run?.state !== 'finished' || run.verdict.scope !== 'release')
    throw new UsageError(
      `The last run in ${path.relative(process.cwd(), reportsFolder()) || '.'} was only a part of the suite, or did not finish. Run \`npm start\` without arguments, or name the folder of a whole run's reports in REPORTS_DIR.`,
    );
  const browser = await chromium.launch(browserPath === undefined ? {} : { executablePath: browserPath });
  try {
    for (const { name, width, height, file } of pages) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
      await page.goto(pathToFileURL(file).href);
      const picture = path.join(PROJECT_ROOT, 'docs', 'pictures', `${name}.png`);
      await page.screenshot({ path: picture });
      process.stdout.write(`${path.relative(process.cwd(), picture)}\n`);
    }
  } finally {
    await browser.close();
  }
  return 0;
}
