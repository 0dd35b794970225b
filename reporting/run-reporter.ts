/** Writes `run.json` at the end of a run, decides GO or NO-GO, and says where everything lies. */
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, reportsFolder, runId, targetUrl } from '../fixtures/environment';
import { targetFolder } from '../fixtures/run/folders';
import { readRunNote, type RunNote } from '../fixtures/run/run-note';
import { Ration, busiestMinute } from '../fixtures/sessions/ration';
import { commitOf } from './git';
import { allBlocked, caseResults, testName } from './run-report/cases';
import { SCHEMA_VERSION, runShape, type Run } from './run-report/shape';
import { summary } from './run-report/summary';
import { verdictOf } from './run-report/verdict';
import { plain } from './text/plain';

const NOWHERE = { baseUrl: '', kind: 'remote', version: null } as const;

export default class RunReporter implements Reporter {
  private readonly mishaps: string[] = [];
  private config: FullConfig | undefined;
  private suite: Suite | undefined;
  private run: Run | undefined;

  onBegin(config: FullConfig, suite: Suite): void {
    this.config = config;
    this.suite = suite;
  }

  onError(error: TestError): void {
    this.mishaps.push(plain(error.message ?? error.value ?? 'an error without a message'));
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const note = readRunNote(runId());
    this.run = runShape.parse(this.describe(result, note));
    const folder = reportsFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'run.json'), `${JSON.stringify(this.run, null, 2)}\n`);
    if (result.status === 'interrupted') return { status: 'interrupted' };
    return { status: this.run.verdict.decision === 'GO' ? 'passed' : 'failed' };
  }

  /** The last words of a run, after every other reporter has written its own. */
  async onExit(): Promise<void> {
    if (this.run !== undefined) process.stdout.write(summary(this.run, this.failedTraces()));
  }

  private describe(result: FullResult, note: RunNote | undefined): Run {
    const tests = this.suite?.allTests() ?? [];
    const unwell = note?.unwell ?? null;
    const cases = unwell === null ? caseResults(tests, this.config?.rootDir ?? PROJECT_ROOT) : allBlocked(unwell);
    const ran = tests.filter((test) => test.results.some((attempt) => attempt.status !== 'skipped'));
    const flaky = tests.filter((test) => test.outcome() === 'flaky');
    const count = (outcome: string) => cases.filter((entry) => entry.outcome === outcome).length;
    // What the preflight has said already is not said again as an error of the runner.
    const mishaps = unwell === null ? this.mishaps : [];
    return {
      schemaVersion: SCHEMA_VERSION,
      runId: runId(),
      seed: seedOf(this.config),
      startedAt: result.startTime.toISOString(),
      durationMs: Math.round(result.duration),
      git: { sha: commitOf(PROJECT_ROOT) },
      target: note?.target ?? NOWHERE,
      totals: {
        passed: count('PASS'),
        failed: count('FAIL'),
        blocked: count('BLOCKED'),
        flaky: flaky.length,
        skipped: count('SKIPPED'),
      },
      firstAttemptPassRate:
        ran.length === 0 ? null : ran.filter((test) => test.results[0]?.status === test.expectedStatus).length / ran.length,
      cases,
      signIns: signInsOfRun(),
      verdict: verdictOf({ cases, flaky: flaky.map((test) => testName(test, this.config?.rootDir ?? PROJECT_ROOT)), mishaps, unwell }),
      unwell,
    };
  }

  private failedTraces(): { test: string; trace: string }[] {
    return (this.suite?.allTests() ?? []).filter((test) => !test.ok()).flatMap((test) => traceOf(test));
  }
}

function traceOf(test: TestCase): { test: string; trace: string }[] {
  const trace = test.results.at(-1)?.attachments.find((attachment) => attachment.name === 'trace')?.path;
  return trace === undefined ? [] : [{ test: test.title, trace: path.relative(process.cwd(), trace) }];
}

function signInsOfRun(): Run['signIns'] {
  const url = targetUrl();
  if (url === undefined) return { count: 0, maxPerMinute: 0 };
  const attempts = new Ration(targetFolder(url), runId()).attempts();
  return { count: attempts.filter((attempt) => attempt.runId === runId()).length, maxPerMinute: busiestMinute(attempts) };
}

/** `--shuffle` makes a seed and leaves it in the run's metadata. */
function seedOf(config: FullConfig | undefined): string | null {
  const seed: unknown = config?.metadata.shuffleSeed;
  return typeof seed === 'string' || typeof seed === 'number' ? String(seed) : null;
}
