/** Set-up builds the sandbox only for a command that starts one. */
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_ROOT } from '../suite/config/environment';

/** Set-up is plain JavaScript: it runs before the packages are installed. */
interface SetUp {
  needsSandbox: (
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
    file: string,
  ) => Promise<boolean>;
}

const EMPTY = 'BASE_URL=\nTEACHER_EMAIL=\n';
const GIVEN = 'BASE_URL=https://stand.example.org\n';

for (const [what, words, shell, file, expected] of [
  ['no target is given', [], {}, undefined, true],
  ['.env names no target', [], {}, EMPTY, true],
  ['.env names a target', [], {}, GIVEN, false],
  ['the shell names a target', [], { BASE_URL: 'https://stand.example.org' }, undefined, false],
  ['the shell names a target and .env none', [], { BASE_URL: 'https://stand.example.org' }, EMPTY, false],
  ['the shell empties the target of .env', [], { BASE_URL: '' }, GIVEN, true],
  ['the command starts a sandbox in any case', ['--sandbox'], { BASE_URL: 'https://stand.example.org' }, GIVEN, true],
] as const) {
  test(`set-up: ${expected ? 'builds the sandbox' : 'builds nothing of the sandbox'} when ${what}`, async ({
    browserName: _browserName,
  }, testInfo) => {
    const { needsSandbox } = (await import(
      pathToFileURL(path.join(PROJECT_ROOT, 'tools/set-up/sandbox.mjs')).href
    )) as SetUp;
    const place = testInfo.outputPath('.env');
    if (file !== undefined) writeFileSync(place, file);
    expect(await needsSandbox(words, shell, place)).toBe(expected);
  });
}
