/** Builds the embedded sandbox if its sources are newer than its build. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, fingerprint, readCache, writeCache } from './cache.mjs';
import { SetUpError, say } from './output.mjs';

const SOURCES = [
  ...['contract', 'faults', 'server', 'web', 'package.json', 'tsconfig.json'].map((part) => `sandbox/${part}`),
  'package-lock.json',
];

/** The server, the page, and the drill's server. */
const SANDBOX = {
  name: 'sandbox',
  configs: ['server', 'web', 'faults'].map((part) => `sandbox/${part}/vite.config.ts`),
  results: ['server', 'web', 'faults'],
};
/** The same with a switch for each mutant. Only the drill of mutants needs it, and builds it itself. */
const MUTANTS = {
  name: 'mutants',
  configs: ['web', 'server'].map((part) => `sandbox/faults/mutants/vite.${part}.config.ts`),
  results: ['mutants/server', 'mutants/web'],
};

/**
 * Builds the sandbox if the command needs it.
 * @param {readonly string[]} words arguments of set-up @throws SetUpError
 */
export async function ensureSandbox(words) {
  if (await needsSandbox(words)) build(SANDBOX);
}

/**
 * Whether a command needs the sandbox: `--sandbox` says so of a command that starts one whatever the target is, and every
 * other command needs it unless the shell or `.env` names a target.
 * @param {readonly string[]} words arguments of set-up
 */
export async function needsSandbox(words, environment = process.env, file = path.join(ROOT, '.env')) {
  return words.includes('--sandbox') || !(await settingOf('BASE_URL', environment, file));
}

/**
 * Reads a setting as the suite does: the shell's value counts, also an empty one.
 * @param {string} name
 */
export async function settingOf(name, environment = process.env, file = path.join(ROOT, '.env')) {
  if (environment[name] !== undefined) return environment[name];
  // Not at the top: the packages may just have been installed.
  const { parse } = await import('dotenv');
  return existsSync(file) ? parse(readFileSync(file))[name] : undefined;
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
