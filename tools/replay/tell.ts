/** Formats attempts and traces as text for the terminal. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, environment } from '../../suite/config/environment';
import type { Divergence } from '../../reporting/trace/compare';
import { pageErrorsBefore, failureOf, failureSummary, lastRequests, objectIds, type Failure } from '../../reporting/trace/failure';
import type { RecordedRequest, Step, Trace } from '../../reporting/trace/trace';
import { durationText } from '../../reporting/html/language';
import type { Candidate } from './candidate';

const REQUESTS_SHOWN = 12;
/** Number of characters shown of a refused request's response body. */
const BODY_SHOWN = 160;

/** The list to choose from, one or two lines per attempt. */
export function listOf(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ attempt, trace }, index) => {
      const ids = attempt.failedCases.length > 0 ? ` [${attempt.failedCases.join(', ')}]` : '';
      const step = attempt.step === null ? '' : `at «${attempt.step}»: `;
      return (
        `${String(index + 1).padStart(3)}  ${attempt.title}${ids}\n` +
        `     ${attempt.roles.join(', ')}, ${ageOf(attempt.startedAt)}${trace === undefined ? ', no trace' : ''}\n` +
        `     ${step}${attempt.message === null ? attempt.status : failureSummary(attempt.message)}\n`
      );
    })
    .join('');
}

/** All details of one failed attempt. */
export function formatFailure({ attempt, run, trace: file }: Candidate, trace: Trace | undefined): string {
  const failure = trace === undefined ? undefined : failureOf(trace);
  const when = `${attempt.status} ${ageOf(attempt.startedAt)}${run === undefined ? '' : ` in run ${run.runId}`}, attempt ${attempt.retry + 1}, after ${durationText('en', attempt.durationMs)}`;
  const requests = trace === undefined || failure === undefined ? [] : lastRequests(trace, failure.at, REQUESTS_SHOWN);
  const pageErrors = trace === undefined || failure === undefined ? [] : pageErrorsBefore(trace, failure.at);
  const rows: [string, string | undefined][] = [
    ['Actor', failure?.actor ?? (attempt.roles.join(', ') || 'unknown')],
    ['Cases', attempt.failedCases.join(', ') || undefined],
    ['Step', failure === undefined ? (attempt.step ?? 'unknown') : stepOf(failure)],
    ['Line', failure?.place === undefined ? `${attempt.file}:${attempt.line}` : `${fromProject(failure.place.file)}:${failure.place.line}`],
    ['Expected', failure?.expected],
    ['Seen', failure?.seen ?? attempt.message ?? undefined],
    ['Requests', requests.length === 0 ? (trace === undefined ? undefined : 'none to the API') : requests.map(requestLine).join('\n')],
    ['Page errors', pageErrors.map(({ actor = '', kind, text, at }) => `${clock(at)}  ${actor} ${kind}: ${firstLine(text)}`).join('\n') || (trace === undefined ? undefined : 'none')],
    ['Objects', trace === undefined ? undefined : objectIds(trace.recordedRequests).join(', ') || 'none'],
    ['Target', run === undefined ? trace?.baseUrl : `${run.target.baseUrl} (${run.target.kind})`],
    ['Seed', run?.seed ?? (run === undefined ? 'not recorded' : 'none: the order was not shuffled')],
    ['Again', `${commandFor(attempt, run)}\nsame texts, files and figures; names get a fresh mark, deadlines count from now`],
    ['Trace', file === undefined ? `none${attempt.note === null ? '' : `: ${attempt.note}`}` : `${path.relative(process.cwd(), file)} (${(statSync(file).size / 1_000_000).toFixed(1)} MB, whole)`],
  ];
  return `\n${attempt.title}\n${when}\n\n${rows.flatMap(([name, text]) => (text === undefined ? [] : [row(name, text)])).join('')}\n`;
}

/** Where the failed attempt and a passed one diverge. */
export function comparison(divergences: readonly Divergence[], passing: Candidate): string {
  const from = passing.run === undefined ? passing.trace : `run ${passing.run.runId}, attempt ${passing.attempt.retry + 1}`;
  if (divergences.length === 0) return `Compared with a passing attempt (${from}): the same actions, requests, answers and times.\n\n`;
  const lines = divergences.map(({ kind, at, step, failing, passing: other }, index) =>
    row(index === 0 ? `${kind} (first)` : kind, `${clock(at)}  in «${step}»\nfailing: ${failing}\npassing: ${other}`),
  );
  return `Compared with a passing attempt (${from}) they part here:\n\n${lines.join('')}\n`;
}

/** The command that runs only this test again, against the same platform. */
export function commandFor(attempt: Candidate['attempt'], run: Candidate['run']): string {
  const given = environment().givenUrl;
  const url = run?.target.kind === 'remote' ? run.target.baseUrl : undefined;
  const prefix = url === given || run === undefined ? '' : url === undefined ? 'BASE_URL= ' : `BASE_URL=${url} `;
  const title = attempt.title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/[$`"\\]/g, '\\$&');
  return `${prefix}npm start -- ${attempt.file} -g "${title}"`;
}

function requestLine(exchange: RecordedRequest): string {
  const { actor = '', at, method, url, status, ms } = exchange;
  const body = status >= 400 ? `\n    ${exchange.body().replace(/\s+/g, ' ').slice(0, BODY_SHOWN)}` : '';
  return `${clock(at)}  ${actor.padEnd(14)} ${method.padEnd(6)} ${status > 0 ? status : '---'}  ${String(ms).padStart(5)} ms  ${url.pathname}${url.search}${body.trimEnd()}`;
}

function stepOf({ after, path: steps }: Failure): string {
  const before = after === undefined ? [] : [`after «${after}»`];
  return [...before, ...steps.map(sentence)].join('\n› ') || 'before the first step';
}

function sentence(step: Step): string {
  return step.subject === '' ? step.title : `${step.title} ${step.subject}`;
}

function row(name: string, text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return `${name.padEnd(16)}${first}\n${rest.map((line) => `${' '.repeat(16)}${line}\n`).join('')}`;
}

/** `+3.546 s` since the start of the test. */
function clock(ms: number): string {
  return `+${(ms / 1000).toFixed(3)} s`.padStart(11);
}

function ageOf(startedAt: string): string {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(startedAt)) / 60_000));
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '')?.trim() ?? '';
}

function fromProject(file: string): string {
  const relative = path.relative(PROJECT_ROOT, file);
  // A trace from another machine contains paths of that machine.
  return relative.startsWith('..') ? (/(?:e2e|fixtures|pages|suite|tests)[\\/].*$/.exec(file)?.[0] ?? file) : relative;
}
