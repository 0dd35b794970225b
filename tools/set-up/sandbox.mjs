/** Builds the embedded sandbox if its sources are newer than its build. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, fingerprint, readCache, writeCache } from './cache.mjs';
import { SetUpError, say } from './output.mjs';

const SOURCES = ['sandbox', 'package-lock.json', 'tsconfig.json'];
const PARTS = ['server', 'web', 'faults'];

/** Builds the server, the page, and the drill's server, unless a BASE_URL makes them unnecessary. @throws SetUpError */
export function ensureSandbox() {
  if (process.env.BASE_URL) return;
  const built = PARTS.every((part) => existsSync(path.join(ROOT, 'sandbox', 'dist', part)));
  const wanted = fingerprint(SOURCES);
  if (built && readCache('sandbox') === wanted) return;
  say('building the sandbox …');
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const part of PARTS) {
    const build = spawnSync(process.execPath, [vite, 'build', '--config', `sandbox/${part}/vite.config.ts`, '--logLevel', 'warn'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (build.status !== 0) throw new SetUpError(`the sandbox's ${part} could not be built (the message is above).`);
  }
  writeCache('sandbox', wanted);
}
