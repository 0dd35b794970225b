/** Runs the suite with Playwright in a separate process, and reads its results. */
import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  beginRun,
  environment,
  misspeltSettings,
  overriddenSettings,
  reportsFolder,
  useDefaultSettings,
  withoutPhases,
  EnvironmentError,
} from '../../suite/config/environment';
import { terminalWidth } from '../../suite/config/run-options';
import { LAYING_OVER } from '../../suite/config/second-run';
import { isolateUnscrubbed } from '../../suite/run/isolate';
import {
  FolderInUseError,
  describeOwner,
  folderInUseText,
  isAlive,
  leaveReportFolder,
  readOwner,
  takeReportFolder,
  waitForReportFolder,
} from '../../suite/run/report-owner';
import { readEarlierRun } from '../../reporting/causes/changes';
import { isNoSpace } from '../../reporting/disk/disk';
import { publishBeginning, publishCut, publishRefusal } from '../../reporting/run-end/write-reports';
import { cutText, type Refusal } from '../../reporting/run-end/not-run-texts';
import { exitCodeOf, handledSignals, type StopSignal } from '../../reporting/run-end/stop-signals';
import { refusal, refusedWords } from '../../lib/command-line';
import type { Run } from '../../reporting/collect/run-schema';
import { storedRun } from './last-run';
import { inMixedOrder } from './order';
import { PlaywrightProcess } from './playwright';

/** How a run of the suite ended. */
export interface SuiteExit {
  /** The run's run.json; undefined if it ended before writing it. */
  run: Run | undefined;
  /** Whether the configuration or an argument was rejected before anything ran. */
  misconfigured: boolean;
  /** Exit status of Playwright's process; null if a signal ended it. */
  status: number | null;
  /** The signal that this command was given, if any. */
  stoppedBy?: StopSignal;
}

/**
 * Runs the suite and waits for its end; its output goes to the terminal as it arrives.
 * @param words passed to Playwright, with the fixed order of the tests unless they name one
 * @param variables added to the tester's own variables
 */
export async function runSuite(
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<SuiteExit> {
  const wrong = mistakeIn(words);
  const id = beginRun();
  try {
    if (wrong !== undefined) {
      process.stderr.write(`${wrong.sentence}\n`);
      refuseRun(wrong);
      return MISCONFIGURED;
    }
    if (words.includes(WAIT))
      await waitForReportFolder((owner) => void process.stderr.write(`Waiting for ${describeOwner(owner)}.\n`));
    const killed = takeReportFolder(id);
    if (killed !== undefined)
      process.stdout.write(`${cutText(killed, { how: 'killed' })[environment().reportLanguage]}\n`);
    if (!isSecondRun(variables)) beginReports();
    const full = fullTemporaryFolder();
    if (full !== undefined) {
      process.stderr.write(`${full.sentence}\n`);
      publishRefusal(full);
      return MISCONFIGURED;
    }
    for (const sentence of misspeltSettings()) process.stderr.write(`${sentence}\n`);
    for (const name of overriddenSettings())
      process.stderr.write(`${name} of .env has no effect: the shell sets another value.\n`);
    return await runInChild(id, inMixedOrder(words.filter((word) => word !== WAIT)), variables);
  } catch (error) {
    if (!(error instanceof FolderInUseError) && !isNoSpace(error)) throw error;
    const why =
      error instanceof FolderInUseError
        ? folderInUseText(error.owner, environment().reportLanguage)
        : `REPORTS_DIR cannot be written to (${error instanceof Error ? error.message : String(error)}). Make room, or set it to another folder.`;
    process.stderr.write(`${why}\n`);
    return MISCONFIGURED;
  } finally {
    leaveReportFolder(id);
  }
}

/**
 * Marks the reports as those of a run that goes on, before Playwright is loaded: whatever ends it until then must not
 * leave the verdict of the run before.
 */
function beginReports(): void {
  readEarlierRun(reportsFolder());
  publishBeginning();
}

/** A second run keeps the reports of the first one's predecessor for the comparison, and begins its own. */
function isSecondRun(variables: Readonly<Record<string, string>>): boolean {
  return Object.keys(LAYING_OVER).every((name) => name in variables);
}

/** Replaces the reports by the reason why the run does not start, unless another run writes into the folder. */
export function refuseRun(why: Refusal): void {
  if (!isFolderInUse()) publishRefusal(why);
}

/** Waits for another run that writes into the same report folder, instead of ending with exit code 2. */
const WAIT = '--wait';

const MISCONFIGURED: SuiteExit = { run: undefined, misconfigured: true, status: null };

/** Returns what is wrong with the configuration or the arguments; undefined when nothing is. */
function mistakeIn(words: readonly string[]): Refusal | undefined {
  try {
    environment();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return { code: 'settings', mistakes: error.mistakes, sentence: error.message };
  }
  const own = words.filter((word) => word !== WAIT);
  const sentence = refusal(own);
  return sentence === undefined ? undefined : { code: 'words', words: refusedWords(own), sentence };
}

/** Playwright and the browser need at least this much for temporary files. */
const TEMPORARY_BYTES = 1_000_000;

/** Returns why no run can start with the folder for temporary files; undefined when it has room. */
function fullTemporaryFolder(): Refusal | undefined {
  const file = path.join(os.tmpdir(), `the-bot-${process.pid}`);
  try {
    writeFileSync(file, Buffer.alloc(TEMPORARY_BYTES, 1));
    return undefined;
  } catch (error) {
    if (!isNoSpace(error)) throw error;
    const sentence = `The folder for temporary files, ${os.tmpdir()}, cannot be written to (${error instanceof Error ? error.message : String(error)}). Make room, or set TMPDIR to another folder.`;
    return { code: 'temporary folder', folder: os.tmpdir(), sentence };
  } finally {
    rmSync(file, { force: true });
  }
}

function isFolderInUse(): boolean {
  useDefaultSettings();
  const owner = readOwner();
  return owner !== undefined && isAlive(owner);
}

async function runInChild(
  id: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<SuiteExit> {
  const child = new PlaywrightProcess(['test', ...words], {
    output: 'scrubbed',
    variables: {
      THE_BOT_RUN_ID: id,
      ...withoutPhases([]),
      ...terminalWidth(process.stdout.isTTY ? process.stdout.columns : undefined),
      ...variables,
    },
  });
  let stoppedBy: StopSignal | undefined;
  // Ctrl-C goes to the whole group of processes, other signals only to this one. The run cleans up and reports by
  // itself; this process waits for it.
  for (const signal of handledSignals()) {
    process.on(signal, () => {
      stoppedBy ??= signal;
      // Windows has told the run, too; a signal that a program sends there ends the other one before it can clean up.
      if (process.platform !== 'win32') child.send(signal);
    });
  }
  const { status, signal: killer } = await child.exit;
  const last = storedRun();
  // A run that fails before its reporters begin must not leave the reports of the run before.
  if (last?.runId !== id || last.state === 'running') {
    const sentence = cutText(
      readOwner(),
      killer === null ? { how: 'exit', detail: String(status) } : { how: 'signal', detail: killer },
    );
    publishCut(sentence);
    process.stdout.write(`${sentence[environment().reportLanguage]}\n`);
  }
  // A killed run could not clean up; CI would upload what it left.
  isolateUnscrubbed();
  const run = storedRun();
  return {
    run: run?.runId === id ? run : undefined,
    misconfigured: false,
    status,
    ...(stoppedBy === undefined ? {} : { stoppedBy }),
  };
}

/**
 * The documented exit codes: 0 all passed, 1 a case failed, 2 the configuration is wrong, 3 the platform is unreachable
 * or unhealthy; 130, 143 or 129 the run was ended by a signal.
 */
export function exitCode(exit: SuiteExit): number {
  if (exit.misconfigured) return 2;
  if (exit.stoppedBy !== undefined) return exitCodeOf(exit.stoppedBy);
  if (exit.status !== null && exit.status > 128) return exit.status;
  if (exit.run !== undefined && exit.run.unhealthyReason !== null) return 3;
  return exit.status === 0 && exit.run?.verdict.decision === 'GO' ? 0 : 1;
}
