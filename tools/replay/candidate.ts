/** Attempts that can be replayed, from any source. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { INDEX_FILE, readIndex, type AttemptEntry, type AttemptIndex } from '../../reporting/trace/index-file';
import { failureOf } from '../../reporting/trace/failure';
import { readTrace, type Trace } from '../../reporting/trace/trace';
import { ZipProblem, readZip } from '../../lib/zip/zip';
import { displayedName, unpackArtefact } from './artefact';

/** The runner and the trace take the time of the start one after the other. */
const SAME_START_MS = 5_000;

/** One attempt of a test, with its run if it is known. */
export interface Candidate {
  readonly attempt: AttemptEntry;
  readonly run: Pick<AttemptIndex, 'runId' | 'seed' | 'target' | 'conditions'> | undefined;
  /** The trace's zip; undefined if none was kept. */
  readonly trace: string | undefined;
}

/** The attempts in one run's folder. */
export function inRunFolder(folder: string): Candidate[] {
  const index = readIndex(folder);
  return (index?.attempts ?? []).map((attempt) => ({ attempt, run: index, trace: traceOf(folder, attempt) }));
}

/**
 * The attempts in any folder: those of its runs, and every trace that no run lists, as in the results of Allure, in a shard,
 * or in a folder received by mail. Archives inside it are opened where it holds nothing else.
 * @param onProblem called for each archive that cannot be read
 */
export function inFolder(folder: string, onProblem: (problem: string) => void): Candidate[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  const listed = files
    .filter((file) => path.basename(file) === INDEX_FILE)
    .sort()
    .reverse()
    .flatMap((file) => inRunFolder(path.dirname(file)));
  if (listed.some(({ trace }) => trace !== undefined)) return listed;
  const archives = files.filter((file) => file.endsWith('.zip') && statSync(file).isFile());
  const readable = archives.flatMap((file) => {
    const problem = problemOf(file);
    if (problem === undefined) return [file];
    onProblem(`${displayedName(file)} ${problem}`);
    return [];
  });
  const traces = readable.filter(isTrace).map(fromTrace);
  if (listed.length > 0) return listed.map((candidate) => withTrace(candidate, traces));
  if (traces.length > 0) return traces;
  return readable.flatMap((file) => inFolder(unpackArtefact(file), onProblem));
}

/** A shard keeps the traces under the names that Allure gave them. */
function withTrace(candidate: Candidate, traces: readonly Candidate[]): Candidate {
  const { attempt } = candidate;
  const own = traces.find(
    (one) =>
      one.attempt.title === attempt.title &&
      Math.abs(Date.parse(one.attempt.startedAt) - Date.parse(attempt.startedAt)) < SAME_START_MS,
  );
  return own === undefined ? candidate : { ...candidate, trace: own.trace };
}

/** Why an archive cannot be read; undefined when it can. */
function problemOf(file: string): string | undefined {
  try {
    const members = readZip(readFileSync(file));
    if (members.some(({ name }) => name.endsWith('.trace'))) readTrace(readFileSync(file));
    return undefined;
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    return error.message;
  }
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
      failedCases: trace.notes.steps.filter(({ outcome }) => outcome === 'FAIL').map(({ id }) => id),
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
