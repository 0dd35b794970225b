/** Attempts that can be replayed, from any source. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { INDEX_FILE, readIndex, type AttemptEntry, type AttemptIndex } from '../../reporting/trace/index-file';
import { failureOf } from '../../reporting/trace/failure';
import { readTrace, type Trace } from '../../reporting/trace/trace';
import { ZipProblem, readZip } from '../../lib/zip/zip';

/** One attempt of a test, with its run if it is known. */
export interface Candidate {
  readonly attempt: AttemptEntry;
  readonly run: Pick<AttemptIndex, 'runId' | 'seed' | 'target'> | undefined;
  /** The trace's zip; undefined if none was kept. */
  readonly trace: string | undefined;
}

/** The attempts in one run's folder. */
export function inRunFolder(folder: string): Candidate[] {
  const index = readIndex(folder);
  return (index?.attempts ?? []).map((attempt) => ({ attempt, run: index, trace: traceOf(folder, attempt) }));
}

/**
 * The attempts in any folder: those of its runs, if it has some; otherwise every trace in it, as in the results or the
 * report of Allure, or in a folder received by mail.
 * @param onProblem called for each archive that cannot be read
 */
export function inFolder(folder: string, onProblem: (problem: string) => void): Candidate[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  const indexes = files
    .filter((file) => path.basename(file) === INDEX_FILE)
    .sort()
    .reverse();
  if (indexes.length > 0) return indexes.flatMap((file) => inRunFolder(path.dirname(file)));
  return files
    .filter((file) => file.endsWith('.zip') && statSync(file).isFile())
    .flatMap((file) => {
      try {
        return isTrace(file) ? [fromTrace(file)] : [];
      } catch (error) {
        if (!(error instanceof ZipProblem)) throw error;
        onProblem(`${path.relative(process.cwd(), file)} ${error.message}`);
        return [];
      }
    });
}

/** Whether an archive is a Playwright trace. @throws ZipProblem */
export function isTrace(file: string): boolean {
  return readZip(readFileSync(file)).some(({ name }) => name === 'test.trace' || name.endsWith('.trace'));
}

/** Builds a candidate from a trace without a run. @throws ZipProblem */
export function fromTrace(file: string): Candidate {
  const trace = readTrace(readFileSync(file));
  const failure = failureOf(trace);
  const { spec, line, title } = titleParts(trace);
  const labels = (name: string) => trace.labels.filter((label) => label.name === name).map((label) => label.value);
  return {
    trace: file,
    run: undefined,
    attempt: {
      test: `${spec} › ${title}`,
      title,
      file: spec === '' ? '' : `e2e/${spec}`,
      line,
      retry: 0,
      status: failure === undefined ? 'passed' : 'failed',
      passed: failure === undefined,
      startedAt: new Date(trace.startedAt).toISOString(),
      durationMs: Math.max(0, ...trace.steps.map((step) => step.end ?? 0)),
      cases: labels('case'),
      failedCases: [],
      roles: labels('role'),
      step: failure?.path.at(0)?.title ?? null,
      message: failure?.message ?? null,
      trace: file,
      note: null,
    },
  };
}

function traceOf(folder: string, attempt: AttemptEntry): string | undefined {
  const file = attempt.trace === null ? undefined : path.join(folder, attempt.trace);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** `sign-in/teacher.spec.ts:5 › A2 …` */
function titleParts({ title }: Trace): { spec: string; line: number; title: string } {
  const [, spec = '', line = '0', rest = title] = /^(.+?):(\d+) › (.+)$/s.exec(title) ?? [];
  return { spec, line: Number(line), title: rest };
}
