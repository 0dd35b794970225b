/** `npm start -- --failed`: repeats what did not pass in the last run, and lays the outcome over that run's report. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { environment, isLoopback, runFolder } from '../../suite/config/environment';
import { joinedMachines } from '../../suite/machine/record';
import { LAYING_OVER, SECOND_RUN } from '../../suite/config/second-run';
import { CASE_LABEL } from '../../suite/catalogue/metadata';
import { readOutages } from '../../suite/outage/record';
import { activeFaults } from '../../reporting/collect/active-fault';
import type { Run, RunPart } from '../../reporting/collect/run-schema';
import { selectingArguments } from '../../reporting/collect/selection';
import { listLine } from '../../reporting/shards/plan';
import { SHARD_BLOB } from '../../suite/config/folders';
import { keepResults } from '../../reporting/run-end/kept-results';
import { UsageError } from '../cli/options';
import { notify } from '../notices/notify';
import { mergeBlobs, type Merged } from '../shards/merge-blobs';
import { writeTestList } from '../shards/planning';
import { listedTests } from '../suite/listed-tests';
import { splitIds } from '../cases/named-cases';
import { exitCode, runSuite, type SuiteExit } from '../suite/run-suite';
import { variablesForFaults } from '../suite/sandbox-faults';
import { layOver, testsOfBlob } from './blob';
import { chooseTests, type Chosen } from './choose';
import { findFirstRun, type FirstRun } from './source';

/** Where the first run is, and the words for Playwright. */
export interface SecondRunWords {
  /** Folder or zip of `--failed-from`; undefined for the last run. */
  readonly from: string | undefined;
  readonly words: readonly string[];
}

/**
 * Reads `--failed` and `--failed-from` out of a command line.
 * @returns undefined when it asks for no second run
 * @throws UsageError when the place is missing, or other words choose tests
 */
export function secondRunWords(words: readonly string[]): SecondRunWords | undefined {
  const at = words.findIndex((word) => /^--failed-from(?:=|$)/.test(word));
  if (at === -1 && !words.includes('--failed')) return undefined;
  const separate = words[at] === '--failed-from';
  const from = at === -1 ? undefined : separate ? words[at + 1] : words[at]?.slice('--failed-from='.length);
  if (at !== -1 && (from === undefined || from === '' || from.startsWith('--')))
    throw new UsageError('--failed-from takes the folder or the zip of a CI artefact with the reports of a run.');
  const others = words.filter((word, index) => word !== '--failed' && index !== at && !(separate && index === at + 1));
  const choosing = [...splitIds(others).ids, ...selectingArguments(splitIds(others).others)];
  if (choosing.length > 0)
    throw new UsageError(`--failed chooses the tests itself: leave out ${choosing.join(' ')}, or leave out --failed.`);
  return { from, words: others };
}

/** @returns the exit code: as for `npm start`; 0 when nothing is to be repeated and the first run was a GO */
export async function runFailed({ from, words }: SecondRunWords): Promise<number> {
  const first = await findFirstRun(from);
  const { run } = first.kept;
  checkPlatform(run);
  const chosen = chooseTests(first.kept, testsOfBlob(first.blob, CASE_LABEL));
  if (chosen.lines.length === 0) return nothingToRepeat(run);
  const possible = await possibleLines(chosen, run);
  process.stdout.write(
    `Second run of ${chosen.cases.length === 1 ? '1 case' : `${chosen.cases.length} cases`} in ${possible.length === 1 ? '1 test' : `${possible.length} tests`}, over run ${run.runId} of ${run.startedAt.slice(0, 16).replace('T', ' ')} UTC\n`,
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'the-bot-failed-'));
  try {
    const ending = await runSuite(['--test-list', writeTestList(path.join(folder, 'tests.txt'), possible), ...words], {
      ...SECOND_RUN,
      ...sameFaults(run),
    });
    if (ending.misconfigured) return exitCode(ending);
    const merged = await layOverFirst(first, ending.run, chosen);
    if (merged.run !== undefined) await notify(merged.run.runId);
    return codeOf(ending, merged);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A report never tells of two platforms. A sandbox has another port each time. @throws UsageError */
function checkPlatform({ target }: Run): void {
  const { givenUrl: given } = environment();
  const isSame =
    given === undefined
      ? target.kind === 'sandbox'
      : given === target.baseUrl || (target.kind === 'sandbox' && isLoopback(new URL(given).hostname));
  // A run that met no platform tells none.
  if (target.baseUrl === '' || isSame) return;
  const tested = target.kind === 'sandbox' ? 'the embedded sandbox' : target.baseUrl;
  throw new UsageError(
    `--failed: the last run tested ${tested}, and this one would test ${given ?? 'the embedded sandbox'}. ${target.kind === 'sandbox' ? 'Leave out BASE_URL' : `Set BASE_URL=${target.baseUrl}`}.`,
  );
}

/** The embedded sandbox has the faults of the first run again: a sound one would pass. @throws UsageError for one that is gone */
function sameFaults({ target }: Run): Record<string, string> {
  return environment().givenUrl === undefined ? variablesForFaults(activeFaults(target.version)) : {};
}

/** An empty choice never runs everything. */
function nothingToRepeat({ verdict, runId }: Run): number {
  const rest =
    verdict.decision === 'GO' ? '' : `; its verdict stays ${verdict.decision}: ${verdict.reasons.join('; ')}`;
  process.stdout.write(`Nothing to repeat: in run ${runId} nothing failed, was blocked or interrupted${rest}.\n`);
  return verdict.decision === 'GO' ? 0 : 1;
}

/** @returns the tests that these settings can run @throws UsageError when there are none */
async function possibleLines({ lines }: Chosen, { runId }: Run): Promise<string[]> {
  const listed = new Set(
    (await listedTests([], {})).flatMap(({ file, titles, projects }) =>
      projects.map((project) => listLine(project, file, titles)),
    ),
  );
  const possible = lines.filter((line) => listed.has(line));
  const why = 'They are no longer in the suite, or these settings leave them out (READ_ONLY, VIEW, BROWSER_NAME)';
  if (possible.length === 0)
    throw new UsageError(`--failed: none of the ${lines.length} tests to repeat of run ${runId} can be run. ${why}.`);
  const others = lines.filter((line) => !listed.has(line));
  if (others.length > 0)
    process.stderr.write(
      `${others.length} of ${lines.length} tests cannot be repeated and keep their outcome: ${others.join('; ')}. ${why}.\n`,
    );
  return possible;
}

/** A second run that has tested the platform, and its attempts. */
interface SecondRun {
  readonly run: Run;
  readonly blob: Buffer;
}

/** @returns undefined when the run could not test the platform, or did not come to its orderly end */
function secondRunOf(run: Run | undefined): SecondRun | undefined {
  if (run === undefined || run.unhealthyReason !== null) return undefined;
  const file = path.join(runFolder(run.runId), SHARD_BLOB);
  return existsSync(file) ? { run, blob: readFileSync(file) } : undefined;
}

/** Writes one report of both runs. Where the second run has no results, it is the first run's report again, with the reason. */
async function layOverFirst({ kept, blob, allure }: FirstRun, ended: Run | undefined, chosen: Chosen): Promise<Merged> {
  const { run, plan, earlier } = kept;
  const second = secondRunOf(ended);
  const runs = second === undefined ? [run] : [run, second.run];
  const last = second?.run ?? run;
  const parts = [
    ...(run.runs.length > 0 ? run.runs : [partOf(run, [])]),
    ...(second === undefined ? [] : [partOf(second.run, chosen.cases)]),
  ];
  const merged = await mergeBlobs(
    {
      blobs: [
        second === undefined
          ? blob
          : layOver(
              { blob, origin: originOf(run) },
              { blob: second.blob, origin: originOf(second.run) },
              run.unhealthyReason !== null,
            ),
      ],
      allure: [allure, ...(ended === undefined ? [] : [path.join(runFolder(ended.runId), 'allure-results')])],
      state: { target: last.target, unhealthyReason: last.unhealthyReason, notReady: last.notReady },
      outages: [...kept.outages, ...(ended === undefined ? [] : readOutages(ended.runId))],
      sessionLosses: runs.flatMap(({ sessionLosses }) => sessionLosses),
      note: {
        plan,
        faults:
          second === undefined
            ? [`The second run left no results: ${ended?.unhealthyReason ?? 'it was ended before it could report'}`]
            : [],
        signIns: {
          count: runs.reduce((sum, { signIns }) => sum + signIns.count, 0),
          maxPerMinute: Math.max(...runs.map(({ signIns }) => signIns.maxPerMinute)),
        },
        machine: joinedMachines(runs.map(({ machine }) => machine)),
        runs: parts.length > 1 ? parts : [],
      },
      earlier,
    },
    LAYING_OVER,
  );
  // Without results of the second run, those of the first stay where they are for another try.
  if (merged.run !== undefined && second !== undefined) keepResults(merged.run, plan);
  return merged;
}

function partOf({ runId, startedAt, durationMs, target }: Run, cases: readonly string[]): RunPart {
  return { id: runId, startedAt, durationMs, version: target.version, cases: [...cases] };
}

function originOf({ runId, target }: Run): { runId: string; build: string | null } {
  return { runId, build: target.version };
}

/** The second run's own end comes first: it was stopped, or could not test the platform. */
function codeOf(ending: SuiteExit, { run, status }: Merged): number {
  if (
    ending.stoppedBy !== undefined ||
    (ending.status !== null && ending.status > 128) ||
    ending.run?.unhealthyReason != null
  )
    return exitCode(ending);
  return exitCode({ run, misconfigured: false, status });
}
