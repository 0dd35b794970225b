/**
 * Writes the results of a run (`run.json` and the reports), prints GO or NO-GO, and prints the location of the
 * reports. A run that is ended early writes them, too.
 */
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ciService } from '../suite/config/ci-service';
import { environment, isSecondRun, isShard, reportsFolder, runFolder, runId } from '../suite/config/environment';
import { beforeExit } from '../lib/before-exit';
import { leaveReportFolder, noteProgress, takeReportFolder } from '../suite/run/report-owner';
import { completeAllureResults } from './render/allure/complete';
import { serviceMessages } from './render/ci/service-messages';
import { checkCauses, largeCauses } from './causes/cause-check';
import type { CauseCheck } from './causes/cause-check-result';
import { platformAsker, tokensOfRun } from './causes/platform-asker';
import { passEarlierOn, readEarlierRun, type EarlierRun } from './causes/changes';
import { publish, publishBeginning, publishEnd } from './run-end/write-reports';
import { givenUpText, isNoSpace, releaseReserve, relieveDisk, reserveSpace, writeReport } from './disk/disk';
import { exitCodeOf, watchForStop, type Stop } from './run-end/stop-signals';
import { describeRun, type ReporterEnd, type RunResult } from './verdict/describe';
import { isRateLimited, outageOf } from './cases/interrupted-attempts';
import { isMachineSlow } from './cases/machine-slow';
import { reasonText } from './verdict/reason-texts';
import { LEFT_BEHIND_FILE } from './collect/network';
import { takeInternalData } from './collect/internal-data';
import { dropKeptResults } from './run-end/kept-results';
import { summary } from './render/terminal/summary';
import { titleOfTest } from './cases/test-titles';
import { readScrubSummary, type ScrubSummary } from './scrub/summary';
import { stripAnsi } from './text/format';

/** A run that was told to end has this time to clean up; CI services kill it after ten seconds. */
const MAX_END_MS = 8_000;

export default class RunReporter implements Reporter {
  private readonly runnerErrors: string[] = [];
  private readonly startTime = new Date();
  private readonly running = new Map<TestResult, TestCase>();
  private config: FullConfig | undefined;
  private suite: Suite | undefined;
  private description: RunResult | undefined;
  private checks: ReadonlyMap<string, CauseCheck> = new Map();
  private stop: Stop | undefined;
  /** What the run before left. This run replaces it at once. */
  private readonly earlier: EarlierRun | undefined;
  private readonly finished = new Set<TestCase>();
  private readonly repeated = new Set<TestCase>();

  constructor() {
    takeReportFolder(runId());
    // A second run is compared with the run before the first, which its command has put here.
    this.earlier = readEarlierRun(isSecondRun() ? runFolder() : reportsFolder());
    if (!isSecondRun()) {
      passEarlierOn(reportsFolder(), runFolder());
      dropKeptResults();
    }
    reserveSpace();
    publishBeginning();
    process.on('exit', () => this.leave());
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, (error: unknown) => this.crashed(error));
    watchForStop(
      (stop) => this.endEarly(stop),
      (stop) => process.exit(exitCodeOf(stop.signal)),
    );
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.config = config;
    this.suite = suite;
    beforeExit(() => this.checkLargeCauses());
    this.noteProgress();
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    this.running.set(result, test);
    this.noteProgress();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.running.delete(result);
    if (result.status !== 'interrupted') this.finished.add(test);
    takeInternalData(result);
    relieveDisk();
    this.repeatWhatWasCut(test, result);
    this.noteProgress();
  }

  onError(error: TestError): void {
    const message = stripAnsi(error.message ?? error.value ?? 'an error without a message');
    if (!this.runnerErrors.includes(message)) this.runnerErrors.push(message);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const description = this.describe(result);
    this.description = description;
    publishEnd(description, this.earlier);
    const { runId: id, target, leftBehind } = description.run;
    if (leftBehind.length > 0)
      writeReport(
        path.join(runFolder(id), LEFT_BEHIND_FILE),
        `${JSON.stringify({ runId: id, target, leftBehind }, null, 2)}\n`,
      );
    if (result.status === 'interrupted') return { status: 'interrupted' };
    return { status: description.run.verdict.decision === 'GO' ? 'passed' : 'failed' };
  }

  /** Prints the summary after every other reporter has finished its output. */
  async onExit(): Promise<void> {
    if (this.description === undefined) return;
    const { run } = this.description;
    // A shard does not know the results of the other shards; its results are completed when the shards are merged.
    const allure = path.join(runFolder(run.runId), 'allure-results');
    if (!isShard() && existsSync(allure)) completeOrTell(allure, this.description);
    // The command of a second run lays it over the first report, which has the verdict.
    if (!(isSecondRun() && isShard()))
      process.stdout.write(summaryOf(this.description, this.failedTraces(), readScrubSummary(runFolder())));
    this.tellCiService(this.description);
    const lost = givenUpText();
    if (lost !== undefined) process.stdout.write(`Disk      ${lost}\n`);
    releaseReserve();
  }

  /**
   * Repeats a test that failed during an outage once, after it: it counts as flaky when it passes then. Repeats a test
   * once that the rate limit of the platform ended: only its last attempt counts. Repeats a test once that waited in vain
   * on a machine that was too slow: it counts as flaky, too. The runner decides about a repetition after this event.
   */
  private repeatWhatWasCut(test: TestCase, result: TestResult): void {
    const byOutage = environment().outageWaitMs > 0 && outageOf(result) !== undefined;
    if (this.repeated.has(test) || !(byOutage || isRateLimited(result) || isMachineSlow(result))) return;
    this.repeated.add(test);
    test.retries = Math.max(test.retries, test.results.length);
  }

  /**
   * Writes the reports at once, because nobody knows how much time is left, and lets the tests clean up. After the
   * time that a CI service gives, the run ends without that.
   */
  private endEarly(stop: Stop): void {
    this.stop = stop;
    process.stdout.write(`\nStopping: ${nameOf(stop)}. The reports so far are written; running tests are ended.\n`);
    publish(
      this.describe({
        status: 'interrupted',
        startTime: this.startTime,
        duration: Date.now() - this.startTime.getTime(),
      }),
      this.earlier,
    );
    if (stop.signal === 'SIGINT') return;
    // The runner ends a run in order only on this signal.
    process.emit('SIGINT');
    setTimeout(() => {
      const description = this.describe({
        status: 'interrupted',
        startTime: this.startTime,
        duration: Date.now() - this.startTime.getTime(),
      });
      this.description = description;
      publishEnd(description, this.earlier);
      process.stdout.write(
        `${summaryOf(description, [])}Clean-up  was not finished; npm run janitor -- --run ${runId()} lists what may be left\n`,
      );
      process.exit(exitCodeOf(stop.signal));
    }, MAX_END_MS).unref();
  }

  /** Another reporter's error after its event: a full disk costs its report, anything else ends the run with a verdict. */
  private crashed(error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (isNoSpace(error)) {
      process.stdout.write(`Disk      a report file is lost: ${message.split('\n')[0] ?? ''}\n`);
      return;
    }
    process.stderr.write(`${message}\n`);
    this.onError({ message: `The runner crashed: ${message.split('\n')[0] ?? ''}` });
    publishEnd(
      this.describe(
        { status: 'failed', startTime: this.startTime, duration: Date.now() - this.startTime.getTime() },
        true,
      ),
      this.earlier,
    );
    process.exit(1);
  }

  private describe(result: FullResult, endless = false): RunResult {
    const { config, suite, runnerErrors } = this;
    const stop =
      this.stop === undefined
        ? undefined
        : {
            by: this.stop.abandoned ? ('command' as const) : this.stop.signal,
            done: this.finished.size,
            all: suite?.allTests().length ?? 0,
          };
    const end: ReporterEnd = { config, suite, result, runnerErrors, cut: new Set(this.running.keys()), stop, endless };
    return describeRun(end, this.checks);
  }

  private noteProgress(): void {
    try {
      noteProgress(runId(), {
        done: this.finished.size,
        all: this.suite?.allTests().length ?? 0,
        running: [...this.running.values()].map(({ title }) => title),
        runningRu: [...this.running.values()].map((test) => titleOfTest(test).ru),
      });
    } catch (error) {
      // Only the command after a killed run reads it.
      if (!isNoSpace(error)) throw error;
    }
  }

  private leave(): void {
    // Without an end the file shows the next command how far the run had come.
    if (this.description !== undefined) leaveReportFolder(runId());
    if (this.stop !== undefined) process.exitCode = exitCodeOf(this.stop.signal);
  }

  /** Checks large causes with a second request before the report attributes them to the platform. */
  private async checkLargeCauses(): Promise<void> {
    if (this.stop !== undefined) return;
    const now = { startTime: new Date(), duration: 0, status: 'passed' as const };
    const { assessment, run } = describeRun({
      config: this.config,
      suite: this.suite,
      result: now,
      runnerErrors: this.runnerErrors,
    });
    const large = largeCauses(assessment.causes, assessment.evaluated.length);
    if (large.length === 0 || run.target.baseUrl === '') return;
    this.checks = await checkCauses(
      large,
      platformAsker(run.target.baseUrl, tokensOfRun(run.target.baseUrl, run.runId)),
    );
  }

  private tellCiService(description: RunResult): void {
    const service = ciService();
    if (service !== undefined)
      process.stdout.write(
        `${serviceMessages(service, description, path.relative(process.cwd(), reportsFolder())).join('\n')}\n`,
      );
  }

  private failedTraces(): { test: string; trace: string }[] {
    return (this.suite?.allTests() ?? []).filter((test) => !test.ok()).flatMap((test) => traceOf(test));
  }
}

function summaryOf(
  { run, assessment }: RunResult,
  failedTraces: { test: string; trace: string }[],
  scrubSummary?: ScrubSummary,
): string {
  const { reportLanguage } = environment();
  return summary(
    run,
    failedTraces,
    scrubSummary,
    reportLanguage,
    assessment.reasons.map((reason) => reasonText(reason, reportLanguage, assessment.titles)),
  );
}

/** Allure's results must not cost the verdict on the terminal: a full disk leaves some of them empty. */
function completeOrTell(folder: string, description: RunResult): void {
  try {
    completeAllureResults(folder, description);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !isNoSpace(error)) throw error;
    process.stdout.write(
      `Disk      Allure's results are incomplete: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}

function nameOf({ signal, abandoned }: Stop): string {
  return abandoned ? 'the end of the command that started it' : signal;
}

function traceOf(test: TestCase): { test: string; trace: string }[] {
  const trace = test.results.at(-1)?.attachments.find((attachment) => attachment.name === 'trace')?.path;
  const title = titleOfTest(test)[environment().reportLanguage];
  return trace === undefined ? [] : [{ test: title, trace: path.relative(process.cwd(), trace) }];
}
