/** Builds the embedded sandbox if its sources are newer than its build. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, fingerprint, readCache, writeCache } from './cache.mjs';
import { SetUpError, say } from './output.mjs';

const SOURCES = ['sandbox', 'package-lock.json', 'tsconfig.json'];

/** The server, the page, and the drill's server. */
const SANDBOX = { name: 'sandbox', configs: ['server', 'web', 'faults'].map((part) => `sandbox/${part}/vite.config.ts`), results: ['server', 'web', 'faults'] };
/** The same with a switch for each mutant. Only the drill of mutants needs it, and builds it itself. */
const MUTANTS = { name: 'mutants', configs: ['web', 'server'].map((part) => `sandbox/faults/mutants/vite.${part}.config.ts`), results: ['mutants/server', 'mutants/web'] };

/** Builds the sandbox, unless a BASE_URL makes it unnecessary. @throws SetUpError */
export function ensureSandbox() {
  if (!process.env.BASE_URL) build(SANDBOX);
}

/** Builds the sandbox of mutants. @throws SetUpError */
export function ensureMutants() {
  build(MUTANTS);
}

/** @param {{ name: string, configs: string[], results: string[] }} program */
function build({ name, configs, results }) {
  const built = results.every((part) => existsSync(path.join(ROOT, 'sandbox', 'dist', part)));
  const wanted = fingerprint(SOURCES);
  if (built && readCache(name) === wanted) return;
  say(name === 'sandbox' ? 'building the sandbox …' : 'building the sandbox of mutants …');
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const config of configs) {
    const run = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    });
    if (run.status !== 0) throw new SetUpError(`${config} could not be built (the message is above).`);
  }
  writeCache(name, wanted);
}
