/** The command lines of tools/: help, misspelt options, times, exit codes. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../suite/config/environment';
import { commandLine, parseOptions, playwrightCommandLine, UsageError } from '../tools/cli/options';
import { count, duration, flag } from '../tools/cli/values';
import { command } from './doctor/child';

const schema = z.object({
  every: duration('--every'),
  limit: count('--limit', 50),
  delete: flag,
  words: z.array(z.string()),
});

function parsed(...words: string[]) {
  const line = commandLine('example', 'An example.')
    .argument('[first]')
    .option('--every <time>', 'a time', '5m')
    .option('--limit <count>', 'a number', '10')
    .option('--delete', 'a flag');
  return parseOptions(schema, line, words);
}

test('commands: options are read, and those left out have their defaults', () => {
  expect(parsed()).toEqual({ every: 300_000, limit: 10, delete: false, words: [] });
  expect(parsed('one', '--every=2h', '--delete', '--limit', '50')).toEqual({
    every: 7_200_000,
    limit: 50,
    delete: true,
    words: ['one'],
  });
});

test('commands: a misspelt option is refused with the one that is meant, a word too many with their number', () => {
  expect(() => parsed('--delte')).toThrow(
    /unknown option '--delte'[\s\S]*Did you mean --delete\?[\s\S]*npm run example -- --help lists/,
  );
  expect(() => parsed('one', 'two')).toThrow('too many arguments');
  expect(() => parsed('--every')).toThrow(UsageError);
});

test('commands: all wrong values are reported at once', () => {
  expect(() => parsed('--every', '5', '--limit', '51')).toThrow(
    '--every takes a time: 30s, 5m, 2h, 7d.\n--limit takes a number from 1 to 50.',
  );
});

test('commands: a time is a number with its unit, or in the unit of its option', () => {
  const times = { '30s': 30_000, '5m': 300_000, '1.5h': 5_400_000, '7d': 604_800_000, '24': 86_400_000 };
  for (const [text, ms] of Object.entries(times)) expect(duration('--hours', 'h').parse(text)).toBe(ms);
  for (const text of ['', 'h', '-1h', '1w', '5 m'])
    expect(() => duration('--hours', 'h').parse(text)).toThrow('--hours takes a number of hours, or a time');
});

test("commands: Playwright's words stay in their order, between the options of the command", () => {
  const line = playwrightCommandLine('example', 'An example.').option('--plan <file>', 'a file');
  const read = parseOptions(z.object({ plan: z.string(), words: z.array(z.string()) }), line, [
    'e2e/a.spec.ts',
    '--grep',
    '@x',
    '--plan',
    'p.json',
    '-j4',
    '--shuffle',
    '7',
  ]);
  expect(read).toEqual({ plan: 'p.json', words: ['e2e/a.spec.ts', '--grep', '@x', '-j4', '--shuffle', '7'] });
});

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')));
const programs = Object.values(scripts).flatMap((script) => /tsx tools\/(\S+\.ts)/.exec(script)?.[1] ?? []);

test('commands: every command of package.json describes itself with the shared command line', () => {
  expect(programs.length).toBeGreaterThan(20);
  const own = programs.filter(
    (program) =>
      !/from '(?:\.\.?\/)+cli\/options'|from '\.\/(?:janitor|known|watch)\/options'/.test(
        readFileSync(path.join(PROJECT_ROOT, 'tools', program), 'utf8'),
      ),
  );
  expect(own).toEqual([]);
});

/** Commands that pass to Playwright what they do not know. */
const PASS_ON = ['start.ts', 'test.ts', 'harness.ts', 'ui.ts', 'codegen.ts', 'deal.ts', 'shard.ts'];

for (const program of programs) {
  test(`commands: ${program} prints its help, and refuses an unknown option`, { tag: '@by-night' }, async () => {
    const help = await command(program, ['--help'], { BASE_URL: 'http://127.0.0.1:9' });
    expect(help).toMatchObject({ status: 0, output: expect.stringContaining('Usage: npm ') });
    if (PASS_ON.includes(program)) return;
    const unknown = await command(program, ['--frobnicate'], { BASE_URL: 'http://127.0.0.1:9' });
    expect(unknown).toMatchObject({ status: 2, output: expect.stringContaining("unknown option '--frobnicate'") });
  });
}
