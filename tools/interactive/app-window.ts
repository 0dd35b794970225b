/** A page in a window of its own, in the browser that the tests use: the system's default may refuse, and says nothing. */
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environment } from '../../suite/config/environment';
import { screenVariables } from '../../suite/config/run-options';
import { browserToOpen } from './browser';
import { screenProblem } from './screen';

export interface AppWindow {
  /** Fulfilled when the window is closed, by a person or by `close`. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Keeps the browser's own bubbles away from a page that is no web site. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-features=Translate',
  '--password-store=basic',
  '--start-maximized',
];

/**
 * Variables for Playwright's tools that open a page by themselves: where this module opens it, they must not open it again
 * in the system's browser.
 */
export function opensElsewhere(): Record<string, string> {
  return program() === undefined ? browserToOpen() : { BROWSER: 'true', XDG_CURRENT_DESKTOP: 'X-Generic' };
}

/**
 * Opens the page, with a profile that is removed with the window.
 * @returns undefined where this machine has no screen, or opens pages by its own means (macOS, Windows, other browsers)
 */
export async function openAppWindow(url: string): Promise<AppWindow | undefined> {
  const file = program();
  if (file === undefined || (await screenProblem(screenVariables())) !== undefined) return undefined;
  const profile = mkdtempSync(path.join(os.tmpdir(), 'the-bot-window-'));
  // As root, Chromium does not start with its own sandbox; the second option silences its complaint about the first.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  const browser = spawn(file, [`--app=${url}`, `--user-data-dir=${profile}`, ...QUIET, ...asRoot], { stdio: 'ignore' });
  const closed = new Promise<void>((resolve) => {
    browser.once('error', () => resolve());
    browser.once('exit', () => resolve());
  }).then(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return { closed, close: () => void browser.kill() };
}

/** Chromium of the tests, where this module opens its windows. */
function program(): string | undefined {
  const { browserName, browserPath } = environment();
  if (process.platform !== 'linux' || browserName !== 'chromium') return undefined;
  const file = browserPath ?? chromium.executablePath();
  return existsSync(file) ? file : undefined;
}
