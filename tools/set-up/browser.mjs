/**
 * Finds a browser, in this order: BROWSER_PATH; Playwright's own; the system's Chrome or Chromium; Playwright's
 * download; Debian's package. Caches the result for suite/config/environment.ts: one program for headless and one for
 * headed mode. They differ if Chromium's headless shell is installed: it shows no window, but opens a page in a third
 * of the time (measured: 170 ms instead of 440).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, readCache, writeCache } from './cache.mjs';
import { SetUpError, say } from './output.mjs';

/** Cache entry if Playwright's own browser is used. */
const OWN = 'playwright';

/** @throws SetUpError if no browser can be found or installed */
export async function ensureBrowser() {
  const given = process.env.BROWSER_PATH;
  if (given) {
    if (!existsSync(given))
      throw new SetUpError(`BROWSER_PATH names ${given}, and nothing is there. Correct it or leave it out.`);
    return;
  }
  if (await findBrowser()) return;

  say("no browser found: downloading Playwright's Chromium …");
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const download = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const own = await playwrightsOwn();
  if (download.status === 0 && existsSync(own)) return keepOwn(own);

  if (installDebianPackage() && keepSystem()) return;
  throw new SetUpError(
    "no browser: Playwright's download was refused and none is installed. Install Chrome or Chromium, " +
      'or set BROWSER_PATH to the program file of one, and try again.',
  );
}

/** Finds a browser that is installed, and caches it. @returns {Promise<boolean>} whether there is one */
export async function findBrowser() {
  const known = readCache('browser');
  if (known && existsSync(known === OWN ? (readCache('browser-own') ?? '') : known)) return true;
  const own = await playwrightsOwn();
  if (existsSync(own)) {
    keepOwn(own);
    return true;
  }
  return keepSystem();
}

/** Caches the system's browser. @returns {boolean} whether there is one */
function keepSystem() {
  const visible = systemBrowsers().find((place) => existsSync(place));
  if (visible === undefined) return false;
  const hidden = onPath('chromium-headless-shell') ?? visible;
  say(`using the browser ${hidden}${hidden === visible ? '' : ` (${visible} where somebody watches)`}`);
  writeCache('browser-visible', visible);
  writeCache('browser', hidden);
  return true;
}

/** @param {string} place */
function keepOwn(place) {
  writeCache('browser-own', place);
  writeCache('browser', OWN);
}

/** Path of Playwright's own Chromium, whether or not it is installed. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * Usual paths of Chrome and Chromium: on the PATH (Linux), in the applications (macOS), in the program folders
 * (Windows).
 */
function systemBrowsers() {
  if (process.platform === 'darwin') {
    return ['/Applications', path.join(process.env.HOME ?? '', 'Applications')].flatMap((folder) => [
      path.join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      path.join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]);
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    // Edge is a Chromium, too, and on every such machine.
    const programs = ['Google/Chrome', 'Chromium'].map((name) => `${name}/Application/chrome.exe`);
    return [...programs, 'Microsoft/Edge/Application/msedge.exe'].flatMap((program) =>
      folders.flatMap((folder) => (folder === undefined ? [] : [path.join(folder, program)])),
    );
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Debian and derivatives, as root or with a sudo without password. @returns {boolean} whether the packages are installed */
function installDebianPackage() {
  if (process.platform !== 'linux' || onPath('apt-get') === undefined) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  say("the download was refused: installing Debian's chromium (about half a minute) …");
  const apt = (/** @type {string[]} */ ...words) => {
    const [program = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...words];
    return (
      spawnSync(program, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
        .status === 0
    );
  };
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')) return false;
  // Older releases do not have the shell. Chromium alone works too, only slower.
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell');
  return true;
}

/** Finds a program on the PATH. @param {string} program @returns {string | undefined} */
function onPath(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((place) => existsSync(place));
}
