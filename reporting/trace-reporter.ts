/**
 * Keeps the traces of a run within the trace budget, lists the discarded ones, and writes the index of failed
 * attempts. Must follow the scrub reporter, which has scrubbed the traces by then, and the run reporter, which has
 * read the notes of the tests. Must precede the reporters that copy traces.
 */
import type { FullConfig, Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, environment, runFolder, runId } from '../suite/config/environment';
import { CASE_LABEL, rolesOf } from '../suite/catalogue/metadata';
import { recordSchema } from '../suite/protocol/outcome';
import { readRunState } from '../suite/run/run-state';
import { testName } from './cases/test-names';
import { seedOf } from './verdict/describe';
import { readInternalData } from './collect/internal-data';
import { stripAnsi } from './text/format';
import { TraceBudget, causeOf, type Decision } from './trace/budget';
import { INDEX_FILE, written, type AttemptEntry, type RunConditions } from './trace/index-file';

const NOT_KEPT = 'trace not kept';

export default class TraceReporter implements Reporter {
  private readonly budget = new TraceBudget(environment().trace.budgetMb * 1_000_000);
  private readonly attempts: AttemptEntry[] = [];
  private config: FullConfig | undefined;

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig): void {
    this.config = config;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const passed = result.status === test.expectedStatus;
    const kept = this.keepTrace(test, result);
    if (passed && kept.trace === null) return;
    if (result.status === 'skipped') return;
    const message = passed ? undefined : messageOf(result);
    this.attempts.push({
      test: testName(test, this.config?.rootDir ?? PROJECT_ROOT),
      title: test.title,
      file: fromProject(test.location.file),
      line: test.location.line,
      retry: result.retry,
      status: result.status,
      passed,
      startedAt: result.startTime.toISOString(),
      durationMs: result.duration,
      cases: test.annotations.filter(({ type }) => type === CASE_LABEL).map(({ description = '' }) => description),
      failedCases: failedCases(result),
      roles: rolesOf(test.tags),
      step: passed ? null : (failedStep(result.steps)?.title ?? null),
      message: message ?? null,
      ...kept,
    });
  }

  onEnd(): void {
    mkdirSync(runFolder(), { recursive: true });
    const target = readRunState(runId())?.target;
    const index = {
      runId: runId(),
      seed: seedOf(this.config),
      target: { baseUrl: target?.baseUrl ?? '', kind: target?.kind ?? 'remote' },
      conditions: this.conditions(target?.version ?? null),
      attempts: this.attempts,
    };
    writeFileSync(path.join(runFolder(), INDEX_FILE), written(index));
  }

  private conditions(version: string | null): RunConditions {
    const { timeZone, reportLanguage, browserName, view } = environment();
    const retries = Math.max(0, ...(this.config?.projects ?? []).map((project) => project.retries));
    return { version, timeZone, language: reportLanguage, browser: browserName, view, attempts: retries + 1 };
  }

  /** Prints which traces were discarded, so that no reader searches for them. */
  async onExit(): Promise<void> {
    const left = this.attempts.filter((attempt) => attempt.note !== null);
    if (left.length > 0)
      process.stdout.write(
        `\nTraces    ${left.length} not kept:\n${left.map(({ title, note }) => `          - ${title}: ${note ?? ''}\n`).join('')}`,
      );
  }

  /** Decides whether to keep an attempt's trace. Removes it from the attachments when it exceeds the budget. */
  private keepTrace(test: TestCase, result: TestResult): Pick<AttemptEntry, 'trace' | 'note'> {
    const attachment = result.attachments.find(({ name }) => name === 'trace');
    const file = attachment?.path;
    if (attachment === undefined || file === undefined || !existsSync(file)) return { trace: null, note: null };
    const { kept, reason } = this.decideKept(test, result, statSync(file).size);
    if (kept) return { trace: path.relative(runFolder(), file).split(path.sep).join('/'), note: null };
    rmSync(file);
    const note = { name: NOT_KEPT, contentType: 'text/plain', body: Buffer.from(`The trace was not kept: ${reason}.`) };
    result.attachments.splice(result.attachments.indexOf(attachment), 1, note);
    return { trace: null, note: reason };
  }

  /** Keeps a passing attempt only for comparison with an earlier failure of the same test. */
  private decideKept(test: TestCase, result: TestResult, size: number): Decision {
    const own = messageOf(result);
    if (own !== undefined) return this.budget.admit(causeOf(own), size);
    const earlier = test.results.filter((attempt) => attempt.retry < result.retry);
    const lost =
      earlier.length > 0 && !earlier.some(({ attachments }) => attachments.some(({ name }) => name === 'trace'));
    if (lost) return { kept: false, reason: 'there is none of the failed attempt to compare it with' };
    return this.budget.admit(causeOf(earlier.map(messageOf).find((message) => message !== undefined) ?? ''), size);
  }
}

function messageOf(result: TestResult): string | undefined {
  const error = result.errors[0];
  return error === undefined ? undefined : stripAnsi(error.message ?? error.value ?? '');
}

function failedCases(result: TestResult): string[] {
  const records = readInternalData(result, 'protocol', recordSchema) ?? [];
  return records.filter(({ outcome }) => outcome === 'FAIL').map(({ id }) => id);
}

/** Returns the first failed step at the deepest named level. */
function failedStep(steps: readonly TestStep[]): TestStep | undefined {
  for (const step of steps) {
    const inner = failedStep(step.steps);
    if (inner !== undefined) return inner;
    if (step.category === 'test.step' && step.error !== undefined) return step;
  }
  return undefined;
}

function fromProject(file: string): string {
  return path.relative(PROJECT_ROOT, file).split(path.sep).join('/');
}
