/**
 * A browser to drive, in this order: BROWSER_PATH; Playwright's own; Chrome or Chromium of the system;
 * Playwright's download; Debian's package. What was found is remembered for fixtures/environment.ts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, recall, remember } from './place.mjs';
import { SetUpError, say } from './talk.mjs';

/** What stands in the memory when Playwright's own browser serves. */
const OWN = 'playwright';

/** @throws SetUpError when no browser can be had */
export async function ensureBrowser() {
  const given = process.env.BROWSER_PATH;
  if (given) {
    if (!existsSync(given)) throw new SetUpError(`BROWSER_PATH names ${given}, and nothing is there. Correct it or leave it out.`);
    return;
  }
  const known = recall('browser');
  if (known && existsSync(known === OWN ? (recall('browser-own') ?? '') : known)) return;

  const own = await playwrightsOwn();
  if (existsSync(own)) return keepOwn(own);
  const system = systemBrowsers().find((place) => existsSync(place));
  if (system) return keep(system);

  say('no browser found: downloading Playwright\'s Chromium …');
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const download = spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'ignore'] });
  if (download.status === 0 && existsSync(own)) return keepOwn(own);

  const packaged = installDebianPackage();
  if (packaged) return keep(packaged);
  throw new SetUpError(
    'no browser: Playwright\'s download was refused and none is installed. Install Chrome or Chromium, ' +
      'or set BROWSER_PATH to the program file of one, and try again.',
  );
}

/** @param {string} place */
function keep(place) {
  say(`using the browser ${place}`);
  remember('browser', place);
}

/** @param {string} place */
function keepOwn(place) {
  remember('browser-own', place);
  remember('browser', OWN);
}

/** Where Playwright's own Chromium would be; whether it is there is another question. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** Where Chrome and Chromium usually are: on the PATH (Linux), among the applications (macOS), in the program folders (Windows). */
function systemBrowsers() {
  if (process.platform === 'darwin') {
    return ['/Applications', path.join(process.env.HOME ?? '', 'Applications')].flatMap((folder) => [
      path.join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      path.join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]);
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return folders.filter((folder) => folder !== undefined).flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Chromium/Application/chrome.exe'),
    ]);
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Debian and its kin, as root or with a sudo that asks nothing. @returns {string | undefined} the program */
function installDebianPackage() {
  if (process.platform !== 'linux' || !onPath('apt-get')) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  say('the download was refused: installing Debian\'s chromium (about half a minute) …');
  for (const words of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    const [program = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...words];
    const apt = spawnSync(program, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (apt.status !== 0) return undefined;
  }
  return systemBrowsers().find((place) => existsSync(place));
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}
