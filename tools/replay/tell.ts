/** Formats attempts and traces as text for the terminal. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT, environment } from '../../suite/config/environment';
import type { Divergence } from '../../reporting/trace/compare';
import {
  pageErrorsBefore,
  failureOf,
  failureSummary,
  lastRequests,
  objectIds,
  type Failure,
} from '../../reporting/trace/failure';
import type { RecordedRequest, Step, Trace } from '../../reporting/trace/trace';
import { durationText } from '../../reporting/text/language';
import type { Explanation } from '../../reporting/trace/explanation';
import { commandFor, targetOf } from './again';
import { displayedName } from './artefact';
import type { Candidate } from './candidate';
import { explanationRows, type ExplanationRow } from './explain-rows';
import { clock, shortened } from './format';
import type { Known } from './known';
import { say } from './say';

const REQUESTS_SHOWN = 12;
/** Number of characters shown of a refused request's response body. */
const BODY_SHOWN = 160;
/** Number of characters shown of an expected or found value: its difference follows. */
const VALUE_SHOWN = 1_200;

type RowName =
  | 'actor'
  | 'cases'
  | 'step'
  | 'line'
  | 'expected'
  | 'seen'
  | 'requests'
  | 'pageErrors'
  | 'objects'
  | 'target'
  | 'seed'
  | 'again'
  | 'trace'
  | ExplanationRow;

/** The list to choose from, one or two lines per attempt. */
export function listOf(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ attempt, trace }, index) => {
      const ids = attempt.failedCases.length > 0 ? ` [${attempt.failedCases.join(', ')}]` : '';
      const step = attempt.step === null ? '' : say('replay.at', { step: attempt.step });
      return (
        `${String(index + 1).padStart(3)}  ${attempt.title}${ids}\n` +
        `     ${attempt.roles.join(', ')}, ${ageOf(attempt.startedAt)}${trace === undefined ? `, ${say('replay.noTrace')}` : ''}\n` +
        `     ${step}${attempt.message === null ? say('replay.status', { status: attempt.status }) : failureSummary(attempt.message)}\n`
      );
    })
    .join('');
}

/** All details of one failed attempt. */
export function formatFailure(candidate: Candidate, { trace, explanation, reachable }: Known): string {
  const { attempt, run, trace: file } = candidate;
  const failure = trace === undefined ? undefined : failureOf(trace);
  const when = say('replay.when', {
    status: say('replay.status', { status: attempt.status }),
    age: ageOf(attempt.startedAt),
    run: run?.runId ?? 'none',
    attempt: attempt.retry + 1,
    attempts: run?.conditions?.attempts ?? 0,
    duration: durationText(environment().reportLanguage, attempt.durationMs),
  });
  const requests = trace === undefined || failure === undefined ? [] : lastRequests(trace, failure.at, REQUESTS_SHOWN);
  const pageErrors = trace === undefined || failure === undefined ? [] : pageErrorsBefore(trace, failure.at);
  const rows: [RowName, string | undefined][] = [
    ['actor', failure?.actor ?? (attempt.roles.join(', ') || say('replay.unknown'))],
    ['cases', attempt.failedCases.join(', ') || undefined],
    ['step', failure === undefined ? (attempt.step ?? say('replay.unknown')) : stepOf(failure)],
    [
      'line',
      failure?.place === undefined
        ? `${attempt.file}:${attempt.line}`
        : `${fromProject(failure.place.file)}:${failure.place.line}`,
    ],
    ...expectedAndSeen(candidate, failure, explanation),
    ...(explanation === undefined || trace === undefined ? [] : explanationRows(explanation, trace)),
    [
      'requests',
      requests.length === 0
        ? trace === undefined
          ? undefined
          : say('replay.noRequests')
        : requests.map(requestLine).join('\n'),
    ],
    [
      'pageErrors',
      pageErrors
        .map(({ actor = '', kind, text, at }) => `${clock(at)}  ${actor} ${kind}: ${firstLine(text)}`)
        .join('\n') || (trace === undefined ? undefined : say('replay.nothing')),
    ],
    [
      'objects',
      trace === undefined ? undefined : objectIds(trace.recordedRequests).join(', ') || say('replay.nothing'),
    ],
    ['target', targetText(candidate, trace, reachable)],
    ['seed', run?.seed ?? say(run === undefined ? 'replay.seedUnknown' : 'replay.notShuffled')],
    ['again', `${commandFor(candidate, trace)}\n${say('replay.sameTexts')}`],
    [
      'trace',
      file === undefined
        ? say('replay.traceNone', { note: attempt.note ?? 'none' })
        : say('replay.traceFile', {
            file: displayedName(file),
            size: (statSync(file).size / 1_000_000).toFixed(1),
          }),
    ],
  ];
  return `\n${attempt.title}\n${when}\n\n${rows.flatMap(([name, text]) => (text === undefined ? [] : [row(say(`replay.row.${name}`), text)])).join('')}\n`;
}

/** Where the failed attempt and a passed one diverge. */
export function comparison(divergences: readonly Divergence[], passing: Candidate): string {
  const from =
    passing.run === undefined
      ? (passing.trace ?? '')
      : say('replay.passingRun', { run: passing.run.runId, attempt: passing.attempt.retry + 1 });
  if (divergences.length === 0) return `${say('replay.same', { from })}\n\n`;
  const lines = divergences.map(({ kind, at, step, failing, passing: other }, index) =>
    row(
      say('replay.kind', { kind, first: index === 0 ? 'yes' : 'no' }),
      `${clock(at)}  ${say('replay.difference', { step, failing, passing: other })}`,
    ),
  );
  return `${say('replay.part', { from })}\n\n${lines.join('')}\n`;
}

/** The values as data, where the test left both: a message may be worded in any way. */
function expectedAndSeen(
  { attempt }: Candidate,
  failure: Failure | undefined,
  explanation: Explanation | undefined,
): [RowName, string | undefined][] {
  const { expected, seen } = explanation?.failure ?? {};
  const values =
    expected !== undefined && seen !== undefined
      ? { expected, seen }
      : { expected: failure?.expected, seen: failure?.seen ?? attempt.message ?? undefined };
  return [
    ['expected', values.expected === undefined ? undefined : shortened(values.expected, VALUE_SHOWN)],
    ['seen', values.seen === undefined ? undefined : shortened(values.seen, VALUE_SHOWN)],
  ];
}

function targetText(candidate: Candidate, trace: Trace | undefined, reachable: string | undefined): string | undefined {
  const { baseUrl, kind, faults } = targetOf(candidate, trace);
  if (baseUrl === '') return undefined;
  const fault = faults.length === 0 ? '' : `, ${say('replay.withFault', { faults: faults.join(', ') })}`;
  return `${baseUrl} (${say('terminal.kind', { kind })}${fault})${reachable === undefined ? '' : `\n${reachable}`}`;
}

function requestLine(exchange: RecordedRequest): string {
  const { actor = '', at, method, url, status, ms } = exchange;
  const body = status >= 400 ? `\n    ${exchange.body().replace(/\s+/g, ' ').slice(0, BODY_SHOWN)}` : '';
  return `${clock(at)}  ${actor.padEnd(14)} ${method.padEnd(6)} ${status > 0 ? status : '---'}  ${String(ms).padStart(5)} ms  ${url.pathname}${url.search}${body.trimEnd()}`;
}

function stepOf({ after, path: steps }: Failure): string {
  const before = after === undefined ? [] : [say('replay.after', { step: after })];
  return [...before, ...steps.map(sentence)].join('\n› ') || say('replay.beforeFirst');
}

function sentence(step: Step): string {
  return step.subject === '' ? step.title : `${step.title} ${step.subject}`;
}

function row(name: string, text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return `${name.padEnd(16)}${first}\n${rest.map((line) => `${' '.repeat(16)}${line}\n`).join('')}`;
}

function ageOf(startedAt: string): string {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(startedAt)) / 60_000));
  if (minutes < 60) return say('replay.minutesAgo', { count: minutes });
  return minutes < 48 * 60
    ? say('replay.hoursAgo', { count: Math.round(minutes / 60) })
    : say('replay.daysAgo', { count: Math.round(minutes / 1440) });
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

function fromProject(file: string): string {
  const relative = path.relative(PROJECT_ROOT, file);
  // A trace from another machine contains paths of that machine.
  return relative.startsWith('..') ? (/(?:e2e|fixtures|pages|suite|tests)[\\/].*$/.exec(file)?.[0] ?? file) : relative;
}
