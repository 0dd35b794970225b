/** One round: a silent run of the suite in a separate process, and its result. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newRunId, reportsFolder } from '../../suite/config/environment';
import { isolateUnscrubbed } from '../../suite/run/isolate';
import { EVALUATED_KINDS } from '../../reporting/collect/response-kinds';
import { releaseReportSchema } from '../../reporting/render/release/report';
import { runSchema } from '../../reporting/collect/run-schema';
import { readIndex } from '../../reporting/trace/index-file';
import type { Round } from '../../reporting/watch/schema';
import { runPlaywright } from '../suite/playwright';

/** Longest output that explains a round without a report, in characters. */
const REASON_LENGTH = 1_000;

/** Folder for the rounds' reports; those of the tester's own runs are not touched. */
export function roundsFolder(): string {
  return path.join(reportsFolder(), 'watch');
}

/** @param words selected tests, as Playwright arguments @param stopped ends the round when it is aborted */
export async function runRound(baseUrl: string, words: readonly string[], stopped: AbortSignal): Promise<Round> {
  const id = newRunId();
  const started = Date.now();
  // A retry would hide what a user meets at the first attempt.
  const { output } = await runPlaywright(['test', ...words, '--retries', '0'], {
    output: 'captured',
    keep: REASON_LENGTH,
    stop: stopped,
    variables: {
      BASE_URL: baseUrl,
      READ_ONLY: 'true',
      REPORTS_DIR: roundsFolder(),
      THE_BOT_RUN_ID: id,
      GITHUB_STEP_SUMMARY: undefined,
    },
  });
  isolateUnscrubbed();
  const at = new Date(started).toISOString();
  return (
    accountOf(id, at, Date.now() - started) ?? {
      ...nothing(at, Date.now() - started),
      state: 'broken',
      reason: `its output was: ${output.trim()}`,
    }
  );
}

function nothing(at: string, durationMs: number): Omit<Round, 'state' | 'reason'> {
  return {
    at,
    runId: null,
    durationMs,
    passed: 0,
    failures: [],
    signIns: 0,
    answers: 0,
    errors: 0,
    times: [],
    traces: [],
  };
}

/** Undefined if the run left no report. */
function accountOf(id: string, at: string, durationMs: number): Round | undefined {
  const [runFile, reportFile] = ['run.json', 'release.json'].map((name) => path.join(roundsFolder(), name));
  if (runFile === undefined || reportFile === undefined || !existsSync(runFile) || !existsSync(reportFile))
    return undefined;
  const run = runSchema.parse(JSON.parse(readFileSync(runFile, 'utf8')));
  const {
    figures,
    run: { id: reportId },
  } = releaseReportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  if (run.runId !== id || reportId !== id) return undefined;
  const failures = run.cases
    .filter(({ outcome }) => outcome === 'FAIL' || outcome === 'BLOCKED')
    .map(({ id: caseId, title, error }) => ({ id: caseId, title, seen: error ?? '' }));
  const counted = figures.kinds.filter(({ kind }) => kind !== 'all');
  return {
    ...nothing(at, durationMs),
    runId: id,
    state:
      run.unhealthyReason !== null
        ? 'unhealthy'
        : failures.length > 0
          ? 'failed'
          : run.totals.passed + run.totals.flaky === 0
            ? 'broken'
            : 'healthy',
    passed: run.totals.passed,
    failures: run.unhealthyReason === null ? failures : [],
    reason:
      run.unhealthyReason ??
      (failures.length === 0 && run.totals.passed + run.totals.flaky === 0 ? 'nothing was run' : null),
    signIns: run.signIns.count,
    answers: counted.reduce((sum, { count }) => sum + count, 0),
    errors: counted.reduce((sum, { errors }) => sum + errors, 0),
    times: figures.kinds.flatMap(({ kind, count, averageMs }) => {
      const evaluated = EVALUATED_KINDS.find((known) => known === kind);
      return evaluated === undefined || count === 0 ? [] : [{ kind: evaluated, count, averageMs }];
    }),
    traces: keepTraces(id),
  };
}

/** Most traces of one round: the others tell the same more often than not. */
const MAX_TRACES = 3;

/** Only the last runs keep their folders; a failed round keeps its traces as long as the page. */
function tracesFolder(): string {
  return path.join(roundsFolder(), 'traces');
}

/** Called before the first round. */
export function forgetTraces(): void {
  rmSync(tracesFolder(), { recursive: true, force: true });
}

function keepTraces(id: string): Round['traces'] {
  const folder = path.join(roundsFolder(), 'runs', id);
  const failed = (readIndex(folder)?.attempts ?? []).filter(({ passed }) => !passed);
  const kept = failed.flatMap(({ title, trace }) =>
    trace === null || !existsSync(path.join(folder, trace)) ? [] : [{ title, from: path.join(folder, trace) }],
  );
  return kept.slice(0, MAX_TRACES).map(({ title, from }, index) => {
    const file = path.join(tracesFolder(), `${id}-${index + 1}.zip`);
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(from, file);
    return { title, file: path.relative(reportsFolder(), file).split(path.sep).join('/') };
  });
}
