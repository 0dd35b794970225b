/** `--json`: failures as data, for editors and assistants. Other tools depend on these names. */
import { failureOf, lastRequests, objectIds, pageErrorsBefore } from '../../reporting/trace/failure';
import type { Divergence } from '../../reporting/trace/compare';
import { commandFor, targetOf } from './again';
import { displayedName } from './artefact';
import type { Candidate } from './candidate';
import type { Known } from './known';

const SCHEMA_VERSION = 1;
const REQUESTS = 12;
const BODY = 400;

/** One failure with what is known of it, and where it parts from a passed attempt if that was asked for. */
export interface KnownFailure {
  readonly candidate: Candidate;
  readonly known: Known;
  readonly differences?: readonly Divergence[] | undefined;
}

/** Returns the text of `--json`. Times of a test are milliseconds since its start. */
export function asJsonText(failures: readonly KnownFailure[]): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, failures: failures.map(failureAsData) }, null, 2)}\n`;
}

function failureAsData({ candidate, known, differences }: KnownFailure): Record<string, unknown> {
  const { attempt, run, trace: file } = candidate;
  const { trace, explanation, reachable } = known;
  const failure = trace === undefined ? undefined : failureOf(trace);
  return {
    test: attempt.test,
    title: attempt.title,
    file: attempt.file,
    line: failure?.place?.line ?? attempt.line,
    cases: attempt.cases,
    failedCases: attempt.failedCases,
    status: attempt.status,
    attempt: attempt.retry + 1,
    attempts: run?.conditions?.attempts ?? null,
    startedAt: attempt.startedAt,
    durationMs: attempt.durationMs,
    actor: failure?.actor ?? null,
    roles: attempt.roles,
    steps: failure?.path.map(({ title, subject }) => [title, subject].filter(Boolean).join(' ')) ?? [],
    message: failure?.message ?? attempt.message,
    expected: explanation?.failure?.expected ?? failure?.expected ?? null,
    seen: explanation?.failure?.seen ?? failure?.seen ?? null,
    failure: explanation?.failure ?? null,
    page: explanation?.page ?? null,
    nearestText: explanation?.nearest ?? null,
    inResponses: explanation?.responseValue ?? null,
    controls: explanation?.controls ?? null,
    elsewhere: explanation?.elsewhere ?? null,
    texts: explanation?.texts ?? null,
    refused: (explanation?.refused ?? []).map(({ method, url, status }) => ({ method, path: url.pathname, status })),
    lastChange: explanation?.lastChange ?? null,
    waited: explanation?.waited ?? null,
    furtherErrors: trace?.errors.slice(1).map(({ message }) => message) ?? [],
    requests: requestsOf(known),
    pageErrors: trace === undefined || failure === undefined ? [] : pageErrorsBefore(trace, failure.at),
    objects: trace === undefined ? [] : objectIds(trace.recordedRequests),
    run: run?.runId ?? null,
    target: { ...targetOf(candidate, trace), reachable: reachable ?? null },
    conditions: run?.conditions ?? null,
    seed: run?.seed ?? null,
    again: commandFor(candidate, trace),
    trace: file === undefined ? null : displayedName(file),
    noTrace: attempt.note,
    ...(differences === undefined ? {} : { differences }),
  };
}

function requestsOf({ trace }: Known): Record<string, unknown>[] {
  const failure = trace === undefined ? undefined : failureOf(trace);
  if (trace === undefined || failure === undefined) return [];
  return lastRequests(trace, failure.at, REQUESTS).map((exchange) => ({
    at: exchange.at,
    actor: exchange.actor ?? null,
    method: exchange.method,
    path: `${exchange.url.pathname}${exchange.url.search}`,
    status: exchange.status,
    ms: exchange.ms,
    ...(exchange.status >= 400 ? { body: exchange.body().slice(0, BODY) } : {}),
  }));
}
