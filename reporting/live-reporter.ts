/** Prints live progress, one line per step with its role, also when the output is not a terminal, and how far the run has come. */
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { environment, releaseReportsFolder, runId } from '../suite/config/environment';
import { terminalColumns } from '../suite/config/run-options';
import { readRunState } from '../suite/run/run-state';
import { durationText } from './text/language';
import { Progress } from './render/terminal/progress';
import { ProgressLine } from './render/terminal/progress-line';
import { lineOf } from './cases/test-names';
import { readDurations } from './shards/durations';
import { stripAnsi } from './text/format';

export default class LiveReporter implements Reporter {
  private total = 0;
  /** Tests with at least one finished attempt. */
  private readonly finished = new Set<TestCase>();
  private signInUnavailable = false;
  private readonly numbers = new Map<TestCase, number>();
  private rootDir = '';
  private progress = new Progress([], new Map(), 1, 0);
  private readonly line = new ProgressLine(
    style(),
    () => this.progress.text(Date.now()),
    (text) => void process.stdout.write(text),
    terminalColumns(),
  );

  onBegin(config: FullConfig, suite: Suite): void {
    this.total = suite.allTests().length;
    this.rootDir = config.rootDir;
    this.progress = new Progress(
      suite.allTests().map((test) => lineOf(test, config.rootDir)),
      readDurations(releaseReportsFolder()),
      config.workers,
      Date.now(),
    );
    const target = readRunState(runId())?.target;
    this.line.say(
      `Run ${runId()}: ${countOf(this.total, 'test')}, ${countOf(config.workers, 'worker')}, target ${target?.baseUrl ?? 'none'} (${target?.kind ?? 'unknown'})`,
    );
  }

  onTestBegin(test: TestCase): void {
    if (!this.numbers.has(test)) this.numbers.set(test, this.numbers.size + 1);
    if (!this.isSignInUnavailable()) this.line.say(`${this.tag(test)} ▶ ${test.title}`);
  }

  onStepBegin(test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category === 'test.step') this.line.say(`${this.tag(test)} ${'  '.repeat(depth(step))}  ${step.title}`);
  }

  onStepEnd(test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category === 'test.step' && step.error !== undefined)
      this.line.say(`${this.tag(test)} ${'  '.repeat(depth(step))}✗ ${step.title}`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.finished.add(test);
    this.progress.ended(
      lineOf(test, this.rootDir),
      result.status === 'skipped' ? 'skipped' : result.status === test.expectedStatus ? 'passed' : 'failed',
    );
    if (result.status === 'skipped' && this.isSignInUnavailable()) return;
    // A test that skips itself expects to be skipped: that is no pass.
    const mark = result.status === 'skipped' ? '–' : result.status === test.expectedStatus ? '✓' : '✗';
    this.line.say(
      `${this.tag(test)} ${mark} ${test.title} (${durationText('en', result.duration)}) · ${this.finished.size} of ${this.total} done`,
    );
    if (mark === '✗') for (const error of result.errors) this.line.say(indented(error));
  }

  onError(error: TestError): void {
    const message = stripAnsi(error.message ?? error.value ?? '');
    // The verdict of the run reports why the platform could not be tested.
    if (!message.startsWith('TargetUnhealthyError')) this.line.say(message);
  }

  onEnd(): void {
    this.line.end();
  }

  printsToStdio(): boolean {
    return true;
  }

  /** Returns whether the platform became unhealthy during the run: the remaining tests are skipped. */
  private isSignInUnavailable(): boolean {
    if (this.signInUnavailable) return true;
    this.signInUnavailable = typeof readRunState(runId())?.unhealthyReason === 'string';
    if (this.signInUnavailable)
      this.line.say('Nobody can sign in. The remaining tests are not run; the verdict has the reason.');
    return this.signInUnavailable;
  }

  private tag(test: TestCase): string {
    return `[${this.numbers.get(test) ?? 0}]`;
  }
}

function depth(step: TestStep): number {
  let count = 0;
  for (let parent = step.parent; parent !== undefined; parent = parent.parent)
    if (parent.category === 'test.step') count += 1;
  return count;
}

function indented(error: TestError): string {
  const text = [
    stripAnsi(error.message ?? error.value ?? ''),
    error.snippet === undefined ? '' : stripAnsi(error.snippet),
  ]
    .filter(Boolean)
    .join('\n');
  return text.replace(/^/gm, '      ');
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function style(): 'terminal' | 'ci' | 'none' {
  if (environment().ci) return 'ci';
  return terminalColumns() === undefined ? 'none' : 'terminal';
}
