/** Checks the Node version and installs the packages of the lock file. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, fingerprint, readCache, writeCache } from './cache.mjs';
import { SetUpError, say } from './output.mjs';

const OLDEST_NODE = [20, 19];

/** @throws SetUpError if Node is older than the packages require */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_NODE;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new SetUpError(
    `Node ${process.versions.node} is too old: the suite needs ${OLDEST_NODE.join('.')} or newer. Install it from https://nodejs.org and try again.`,
  );
}

/**
 * Installs from the lock file if the packages are missing, belong to another lock file, or were left incomplete by an
 * interrupted installation.
 * @throws SetUpError
 */
export function ensurePackages() {
  const wanted = fingerprint(['package-lock.json']);
  if (readCache('lock') === wanted && isComplete()) return;
  say('installing the packages of package-lock.json (about half a minute the first time) …');
  install();
  writeCache('lock', wanted);
}

/**
 * Installs only the packages that `npm run replay` needs: the `dependencies` of package.json, without those of development and
 * of the sandbox. Packages that are there in these versions are left alone, whatever else is installed.
 * @throws SetUpError
 */
export function ensureReplayPackages() {
  const { dependencies = {} } = manifest(ROOT);
  const isThere = Object.entries(dependencies).every(
    ([name, version]) => manifest(path.join(ROOT, 'node_modules', name)).version === version,
  );
  if (isThere) return;
  say('installing what showing a trace needs …');
  install('--omit=dev', '--workspaces=false');
}

/** @param {string[]} words further options of npm @throws SetUpError */
function install(...words) {
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  throw new SetUpError(
    '`npm ci` failed (its message is above). Check the network and the npm registry, then try again.',
  );
}

/** @param {string} folder of a package @returns {{ version?: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} */
function manifest(folder) {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** npm writes its own list last; whoever removes packages by hand leaves it behind. */
function isComplete() {
  const packages = path.join(ROOT, 'node_modules');
  const { dependencies = {}, devDependencies = {} } = manifest(ROOT);
  return [
    '.package-lock.json',
    ...Object.keys({ ...dependencies, ...devDependencies }).map((name) => `${name}/package.json`),
  ].every((name) => existsSync(path.join(packages, name)));
}
