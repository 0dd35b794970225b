/** Checks the Node version and installs the packages of the lock file. */
import { spawnSync } from 'node:child_process';
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

/** Installs from the lock file if the packages are missing or belong to another lock file. @throws SetUpError */
export function ensurePackages() {
  const wanted = fingerprint(['package-lock.json']);
  if (readCache('lock') === wanted) return;
  say('installing the packages of package-lock.json (about half a minute the first time) …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    throw new SetUpError(
      '`npm ci` failed (its message is above). Check the network and the npm registry, then try again.',
    );
  }
  writeCache('lock', wanted);
}
