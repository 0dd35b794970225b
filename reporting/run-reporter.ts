/**
 * Writes the results of a run (`run.json` and the reports), prints GO or NO-GO, and prints the location of the
 * reports.
 */
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isShard, reportsFolder, runFolder } from '../suite/config/environment';
import { beforeExit } from '../lib/before-exit';
import { completeAllureResults } from './allure/complete';
import { writeProtocolReport } from './protocol/write';
import { checkCauses, largeCauses } from './release/cause-check';
import type { CauseCheck } from './release/cause-check-result';
import { platformAsker, tokensOfRun } from './release/platform-asker';
import { writeReleaseReport } from './release/write';
import { describeRun, type RunResult } from './run-report/describe';
import { LEFT_BEHIND_FILE } from './run-report/network';
import { takeInternalData } from './run-report/internal-data';
import { summary } from './run-report/summary';
import { readScrubSummary } from './scrub/summary';
import { stripAnsi } from './text/format';

export default class RunReporter implements Reporter {
  private readonly runnerErrors: string[] = [];
  private config: FullConfig | undefined;
  private suite: Suite | undefined;
  private description: RunResult | undefined;
  private checks: ReadonlyMap<string, CauseCheck> = new Map();

  onBegin(config: FullConfig, suite: Suite): void {
    this.config = config;
    this.suite = suite;
    beforeExit(() => this.checkLargeCauses());
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    takeInternalData(result);
  }

  onError(error: TestError): void {
    const message = stripAnsi(error.message ?? error.value ?? 'an error without a message');
    if (!this.runnerErrors.includes(message)) this.runnerErrors.push(message);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const description = describeRun({ config: this.config, suite: this.suite, result, runnerErrors: this.runnerErrors }, this.checks);
    this.description = description;
    const folder = reportsFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'run.json'), `${JSON.stringify(description.run, null, 2)}\n`);
    const { runId, target, leftBehind } = description.run;
    if (leftBehind.length > 0) writeFileSync(path.join(runFolder(runId), LEFT_BEHIND_FILE), `${JSON.stringify({ runId, target, leftBehind }, null, 2)}\n`);
    writeProtocolReport(description, folder);
    writeReleaseReport(description, folder);
    if (result.status === 'interrupted') return { status: 'interrupted' };
    return { status: description.run.verdict.decision === 'GO' ? 'passed' : 'failed' };
  }

  /** Prints the summary after every other reporter has finished its output. */
  async onExit(): Promise<void> {
    if (this.description === undefined) return;
    const { run } = this.description;
    // A shard does not know the results of the other shards; its results are completed when the shards are merged.
    if (!isShard()) completeAllureResults(path.join(runFolder(run.runId), 'allure-results'), this.description);
    process.stdout.write(summary(run, this.failedTraces(), readScrubSummary(runFolder())));
  }

  /** Checks large causes with a second request before the report attributes them to the platform. */
  private async checkLargeCauses(): Promise<void> {
    const now = { startTime: new Date(), duration: 0, status: 'passed' as const };
    const { assessment, run } = describeRun({ config: this.config, suite: this.suite, result: now, runnerErrors: this.runnerErrors });
    const large = largeCauses(assessment.causes, assessment.evaluated.length);
    if (large.length === 0 || run.target.baseUrl === '') return;
    this.checks = await checkCauses(large, platformAsker(run.target.baseUrl, tokensOfRun(run.target.baseUrl, run.runId)));
  }

  private failedTraces(): { test: string; trace: string }[] {
    return (this.suite?.allTests() ?? []).filter((test) => !test.ok()).flatMap((test) => traceOf(test));
  }
}

function traceOf(test: TestCase): { test: string; trace: string }[] {
  const trace = test.results.at(-1)?.attachments.find((attachment) => attachment.name === 'trace')?.path;
  return trace === undefined ? [] : [{ test: test.title, trace: path.relative(process.cwd(), trace) }];
}
