/** Reports of a sample monitor and of a sample drill. */
import { drillHtml } from '../../reporting/render/drill/html';
import { drillMarkdown } from '../../reporting/render/drill/markdown';
import type { Drill } from '../../reporting/drill/schema';
import type { Formatter } from '../../reporting/text/language';
import { readPolicy } from '../../reporting/status/policy';
import { evaluate } from '../../reporting/watch/evaluate';
import type { Watch } from '../../reporting/watch/schema';
import { watchHtml } from '../../reporting/render/watch/watch-page';
import { AT, TOOL, UNREACHABLE, type SamplePage } from './reports';

/** Renders the page of the monitor, with every kind of round, and the report of a drill with every result. */
export function furtherReports(format: Formatter): SamplePage[] {
  const drill = drillOfEveryResult();
  return [
    { name: 'the monitor', html: watchHtml(monitored(), format, readPolicy().limits), markdown: undefined },
    { name: 'the drill', html: drillHtml(drill, format), markdown: drillMarkdown(drill, format) },
  ];
}

/** A monitor that has seen every kind of round. */
function monitored(): Watch {
  const round = {
    at: AT,
    runId: 'x',
    durationMs: 9_000,
    passed: 40,
    reason: null,
    signIns: 5,
    answers: 120,
    errors: 0,
    times: [{ kind: 'all' as const, count: 120, averageMs: 400 }],
    traces: [{ title: 'A2 the teacher signs in', file: 'watch/traces/x-1.zip' }],
  };
  const seen = {
    state: 'watching' as const,
    rounds: [
      { ...round, state: 'healthy' as const, failures: [] },
      {
        ...round,
        state: 'failed' as const,
        failures: [{ id: 'A2', title: 'A2 the teacher signs in', seen: 'the server answered 500' }],
      },
      { ...round, state: 'unhealthy' as const, failures: [], reason: UNREACHABLE },
      { ...round, state: 'broken' as const, failures: [], reason: 'the round left no results' },
    ],
    outages: [{ from: AT, until: null, probes: 4, seen: 'GET /api/system/health/live/ gave no answer (ECONNREFUSED)' }],
    probes: { all: 20, healthy: 16, everyMs: 30_000, answered: 16, averageMs: 5 },
  };
  return {
    schemaVersion: 2,
    target: 'https://stand.school.example',
    startedAt: AT,
    until: AT,
    updatedAt: AT,
    everyMs: 8_000,
    ...seen,
    ...evaluate(seen, readPolicy().limits),
  };
}

/** A drill with a fault of every result. */
function drillOfEveryResult(): Drill {
  const fault = {
    area: 'grades',
    breaks: 'a mark is stored rounded to tens',
    detectedBy: ['4.11'],
    by: 'cases' as const,
    blocked: [],
    unexpectedFailures: [],
    faultError: null,
    durationMs: 6_100,
  };
  return {
    schemaVersion: 2,
    startedAt: AT,
    durationMs: 100_000,
    commit: 'f00dfeed0123456789',
    timeZone: 'UTC',
    workers: 2,
    known: 5,
    control: { cases: 100, failed: [{ by: '4.8', seen: 'the field was empty' }], durationMs: 1_000 },
    faults: [
      { ...fault, id: 'grade-rounded', verdict: 'killed', killedBy: [{ by: '4.11', seen: TOOL }] },
      {
        ...fault,
        id: 'grade-slow',
        verdict: 'timed out',
        killedBy: [{ by: '4.11', seen: 'Test timeout of 60000ms exceeded.' }],
      },
      { ...fault, id: 'grade-lost', verdict: 'survived', killedBy: [] },
      { ...fault, id: 'grade-broken', verdict: 'invalid', killedBy: [], faultError: 'no such table: grades' },
    ],
  };
}
