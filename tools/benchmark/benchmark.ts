/**
 * `npm run benchmark`: measures the duration of the main job and the suite's overhead over the same clicks in a bare
 * script. Reports medians of pairs run alternately, because machine speed drifts. Not a test: nothing fails here.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT, reportsFolder, withVariables } from '../../suite/config/environment';
import { ROLES } from '../../suite/config/names';
import { releaseReportSchema } from '../../reporting/render/release/report';
import { commandLine, parseOptions, runCommand } from '../cli/options';
import { startSandbox } from '../suite/embedded';
import { readLastRun } from '../suite/last-run';
import { runPlaywright } from '../suite/playwright';
import { measuringCost } from './measuring';

const PAIRS = 5;
const SIGN_INS = ROLES.map((role) => `e2e/sign-in/${role}.spec.ts`);
const tsx = path.join(PROJECT_ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

process.exitCode = await runCommand(async () => {
  parseOptions(
    z.object({}),
    commandLine('benchmark', 'Measures the main job, and the journey against the same clicks in a plain script.'),
  );
  await measure();
  return 0;
}, 'as it is');

async function measure(): Promise<void> {
  const suite: number[] = [];
  const answers: number[] = [];
  const bare: number[] = [];
  for (let pair = 1; pair <= PAIRS; pair += 1) {
    suite.push(await withSandbox((url) => journeyOfSuite(url)));
    answers.push(answersOfLastRun());
    bare.push(await withSandbox((url) => journeyBare(url)));
    say(`pair ${pair}: suite ${suite.at(-1)} ms, bare ${bare.at(-1)} ms`);
  }
  const perAnswer = await withSandbox(measuringCost);
  const main: number[] = [];
  for (let round = 1; round <= PAIRS; round += 1) {
    const started = performance.now();
    quiet('npm', ['start', '--', 'e2e/journey.spec.ts', ...SIGN_INS], {});
    main.push(Math.round(performance.now() - started));
    say(`npm start ${round}: ${main.at(-1)} ms, ${readLastRun()?.signIns.count} sign-ins`);
  }
  say('');
  say(`journey, suite:      ${spread(suite)} ms`);
  say(`journey, bare:       ${spread(bare)} ms`);
  say(`ratio suite / bare:  ${spread(suite.map((ms, index) => Number((ms / (bare[index] ?? ms)).toFixed(2))))}`);
  say(`measuring an answer: ${spread(perAnswer.map((ms) => Number(ms.toFixed(3))))} ms of processor time`);
  say(
    `measuring, of the journey: ${((100 * middle(perAnswer) * middle(answers)) / middle(suite)).toFixed(2)} % of its time (${middle(answers)} answers)`,
  );
  say(`npm start, wall:     ${spread(main)} ms (journey and five sign-ins, warm)`);
}

/** Starts a fresh sandbox for each measurement, so that neither side sees the other's data. */
async function withSandbox<T>(use: (url: string) => T | Promise<T>): Promise<T> {
  const sandbox = await startSandbox();
  try {
    return await use(sandbox.url);
  } finally {
    await sandbox.stop();
  }
}

async function journeyOfSuite(url: string): Promise<number> {
  const { status, output } = await runPlaywright(['test', 'e2e/journey.spec.ts'], {
    output: 'captured',
    variables: { BASE_URL: url },
  });
  if (status !== 0) throw new Error(`The journey failed:\n${output}`);
  const journey = readLastRun()?.cases.find((result) => result.id === 'J1');
  if (journey?.outcome !== 'PASS') throw new Error('The journey did not pass; a failed run says nothing about speed.');
  return journey.durationMs;
}

function journeyBare(url: string): number {
  const output = quiet(process.execPath, [tsx, 'tools/benchmark/bare-journey.ts', url], {
    THE_BOT_TARGET_KIND: 'sandbox',
  });
  return z.object({ ms: z.number() }).parse(JSON.parse(output.trim().split('\n').at(-1) ?? '')).ms;
}

function quiet(program: string, words: string[], variables: Record<string, string>): string {
  const run = spawnSync(program, words, {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: withVariables(variables),
    // npm is a script there. The path of Node may contain spaces, which a shell would split.
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (run.status !== 0)
    throw new Error(`${program} ${words.join(' ')} failed:\n${run.stdout.slice(-2000)}${run.stderr.slice(-2000)}`);
  return run.stdout;
}

/** Number of responses that the last run measured, including files. */
function answersOfLastRun(): number {
  const { figures } = releaseReportSchema.parse(
    JSON.parse(readFileSync(path.join(reportsFolder(), 'release.json'), 'utf8')),
  );
  return figures.kinds.filter((figure) => figure.kind !== 'all').reduce((sum, figure) => sum + figure.count, 0);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function spread(values: readonly number[]): string {
  return `median ${middle(values)} (${Math.min(...values)} … ${Math.max(...values)})`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
