#!/usr/bin/env node
/**
 * Makes a fresh clone ready: packages, a browser, the built sandbox. Plain Node, since it runs before `npm ci`.
 * Each step looks first and does nothing when nothing is to do, so it can run before every command.
 */
import { SetUpError, say } from './set-up/output.mjs';
import { ensureNode, ensurePackages } from './set-up/packages.mjs';
import { ensureBrowser } from './set-up/browser.mjs';
import { ensureSandbox } from './set-up/sandbox.mjs';

try {
  ensureNode();
  ensurePackages();
  await ensureBrowser();
  ensureSandbox();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exit(2);
}
