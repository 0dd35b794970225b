#!/usr/bin/env node
/**
 * Prepares a fresh clone: packages, a browser, the built sandbox. Plain Node, because it runs before `npm ci`. Each
 * step checks first and does nothing if it is up to date, so set-up can run before every command. `--sandbox`: the command
 * starts a sandbox, whatever BASE_URL is. `--replay`: the command shows recorded failures, which needs neither the packages
 * of development nor a sandbox, and a browser only if one is there.
 */
import { SetUpError, say } from './set-up/output.mjs';
import { ensureNode, ensurePackages, ensureReplayPackages } from './set-up/packages.mjs';
import { ensureBrowser, findBrowser } from './set-up/browser.mjs';
import { ensureSandbox, settingOf } from './set-up/sandbox.mjs';
import { refuseRun } from './set-up/refused-run.mjs';

const words = process.argv.slice(2);
// The first window takes some seconds: said from the first one.
if (process.env.npm_lifecycle_event === 'headed') process.stdout.write('Starting: packages, browser and sandbox …\n');

try {
  ensureNode();
  if (words.includes('--replay')) {
    ensureReplayPackages();
    await findBrowser();
  } else {
    ensurePackages();
    // With browsers elsewhere, this machine needs none.
    if (!(await settingOf('BROWSER_ENDPOINT'))) await ensureBrowser();
    await ensureSandbox(words);
  }
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  // Other commands leave the reports of the last run as they are.
  if (process.env.npm_lifecycle_event === 'start') refuseRun(error.message);
  process.exit(2);
}
