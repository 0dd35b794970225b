/** `npm run replay` works in a fresh clone with a part of the packages: it installs those, and imports no others. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../suite/config/environment';

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** Packages that a file imports at run time, itself and through other files of the project. */
function importedPackages(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const imports = source.matchAll(
    /^(?:import|export) (?!type )[^;()]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  for (const [, named, whole, late] of imports) {
    const name = named ?? whole ?? late ?? '';
    if (name.startsWith('node:')) continue;
    if (!name.startsWith('.')) {
      found.add(
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
      continue;
    }
    const base = path.resolve(path.dirname(file), name);
    const next = ['', '.ts', '/index.ts']
      .map((ending) => base + ending)
      .find((one) => existsSync(one) && statSync(one).isFile());
    if (next !== undefined) for (const one of importedPackages(next, seen)) found.add(one);
  }
  return found;
}

test('set-up: what replay imports is among the packages that a fresh clone installs for it', () => {
  const { dependencies } = manifestSchema.parse(
    JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')),
  );
  const imported = importedPackages(path.join(PROJECT_ROOT, 'tools', 'replay.ts'));
  expect(imported).toContain('zod');
  expect([...imported].filter((name) => !(name in dependencies))).toEqual([]);
  // Started as programs, not imported.
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(['tsx', '@playwright/test']));
});

/** Stands in for npm: writes down its arguments, and installs the package. */
const NPM = `#!/bin/sh
echo "$*" >> npm.log
mkdir -p node_modules/one && echo '{"version":"1.0.0"}' > node_modules/one/package.json
`;

test('set-up: replay installs without the packages of development and of the sandbox, and leaves a whole installation alone', ({
  browserName: _browserName,
}, testInfo) => {
  test.skip(process.platform === 'win32', 'the program that stands in for npm is a shell script');
  const project = testInfo.outputPath('project');
  cpSync(path.join(PROJECT_ROOT, 'tools/set-up'), path.join(project, 'tools/set-up'), { recursive: true });
  mkdirSync(path.join(project, 'bin'));
  writeFileSync(path.join(project, 'bin', 'npm'), NPM);
  chmodSync(path.join(project, 'bin', 'npm'), 0o755);
  const needed = { dependencies: { one: '1.0.0' }, devDependencies: { two: '1.0.0' } };
  writeFileSync(path.join(project, 'package.json'), JSON.stringify(needed));
  const installations = () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-e', "import('./tools/set-up/packages.mjs').then(({ ensureReplayPackages }) => ensureReplayPackages())"],
      { cwd: project, env: { PATH: `${path.join(project, 'bin')}:/usr/bin:/bin` }, encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    return readFileSync(path.join(project, 'npm.log'), 'utf8').trim().split('\n');
  };
  const [first] = installations();
  expect(first).toContain('--omit=dev');
  expect(first).toContain('--workspaces=false');
  expect(installations(), 'what is there is not installed again').toHaveLength(1);
  writeFileSync(path.join(project, 'node_modules/one/package.json'), '{"version":"0.9.0"}');
  expect(installations(), 'another version').toHaveLength(2);
  rmSync(path.join(project, 'node_modules'), { recursive: true });
  expect(installations(), 'nothing is installed').toHaveLength(3);
});
