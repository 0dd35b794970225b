/** From tests to cases: what each numbered line of the protocol came out as. */
import type { TestCase, TestResult } from '@playwright/test/reporter';
import path from 'node:path';
import { CASES, caseById, isCaseId, type CaseId } from '../../fixtures/catalogue';
import { CASE_LABEL } from '../../fixtures/metadata';
import { RECORD_ATTACHMENT, recordShape, type Outcome, type StepRecord } from '../../fixtures/protocol/outcome';
import { BLOCKED_PREFIX } from '../../fixtures/sessions/errors';
import { plain } from '../text/plain';
import type { CaseResult } from './shape';

/** Worse outcomes win where a case ran more than once (`--repeat-each`, several projects). */
const BADNESS: Record<Outcome, number> = { PASS: 0, SKIPPED: 1, BLOCKED: 2, FAIL: 3 };

/** One result a case, in the protocol's order; tests beyond the protocol follow in the order of the run. */
export function caseResults(tests: readonly TestCase[], rootDir: string): CaseResult[] {
  const worst = new Map<string, CaseResult>();
  for (const result of tests.flatMap((test) => resultsOf(test, rootDir))) {
    const known = worst.get(result.id);
    if (known === undefined || BADNESS[result.outcome] > BADNESS[known.outcome]) worst.set(result.id, result);
  }
  const order = new Map<string, number>(CASES.map((entry, index) => [entry.id, index]));
  return [...worst.values()].sort((a, b) => (order.get(a.id) ?? CASES.length) - (order.get(b.id) ?? CASES.length));
}

/** Every case of the catalogue as BLOCKED, for a platform that could not be tested. */
export function allBlocked(reason: string): CaseResult[] {
  return CASES.map((entry) => ({
    id: entry.id,
    title: entry.wording.en,
    role: entry.performer,
    outcome: 'BLOCKED',
    durationMs: 0,
    test: '',
    error: reason,
  }));
}

function resultsOf(test: TestCase, rootDir: string): CaseResult[] {
  const result = test.results.at(-1);
  if (result === undefined) return [];
  const name = testName(test, rootDir);
  const records = recordsOf(test, result);
  const ofCases: CaseResult[] = records.map((record) => ({
    id: record.id,
    title: caseById(record.id).wording.en,
    role: caseById(record.id).performer,
    outcome: record.outcome,
    durationMs: record.durationMs,
    test: name,
    ...(record.reason === undefined ? {} : { error: plain(record.reason) }),
  }));
  // A test whose cases all passed may still have failed: something was left behind, or a page went wrong beside them.
  const told = records.some((record) => record.outcome === 'FAIL' || record.outcome === 'BLOCKED');
  const { outcome, error } = outcomeOf(test, result);
  if (records.length > 0 && (told || outcome === 'PASS')) return ofCases;
  const role = test.tags.find((tag) => /^@(admin|teacher|student|tutor|parent)$/.test(tag))?.slice(1) ?? 'anyone';
  return [
    ...ofCases,
    { id: name, title: test.title, role, outcome, durationMs: result.duration, test: name, ...(error === undefined ? {} : { error }) },
  ];
}

/** What the test noted step by step; where it never came so far, what its end says about the cases it declares. */
function recordsOf(test: TestCase, result: TestResult): StepRecord[] {
  const note = result.attachments.findLast((attachment) => attachment.name === RECORD_ATTACHMENT)?.body;
  if (note !== undefined) return recordShape.parse(JSON.parse(note.toString('utf8')));
  const declared = test.annotations
    .filter((annotation) => annotation.type === CASE_LABEL)
    .map((annotation) => annotation.description ?? '')
    .filter(isCaseId);
  const { outcome, error } = outcomeOf(test, result);
  return declared.map((id, index) => {
    // A scenario that broke before its first step was noted: that step failed and the others were never reached.
    const own = outcome === 'FAIL' && index > 0 ? 'BLOCKED' : outcome;
    return {
      id: id satisfies CaseId,
      outcome: own,
      startedAt: result.startTime.getTime(),
      durationMs: index === 0 ? result.duration : 0,
      ...(error === undefined ? {} : { reason: error }),
    };
  });
}

function outcomeOf(test: TestCase, result: TestResult): { outcome: Outcome; error?: string } {
  if (result.status === 'skipped') {
    const reason = test.annotations.find((annotation) => annotation.type === 'skip')?.description;
    return { outcome: 'SKIPPED', error: reason ?? 'skipped' };
  }
  if (result.status === test.expectedStatus) return { outcome: 'PASS' };
  const messages = result.errors.map((error) => plain(error.message ?? error.value ?? ''));
  const blocked = messages.find((message) => message.includes(BLOCKED_PREFIX));
  if (blocked !== undefined) return { outcome: 'BLOCKED', error: blocked };
  return { outcome: 'FAIL', error: messages.join('\n') || `the test ended as ${result.status}` };
}

/** `journey.spec.ts › J1 …` */
export function testName(test: TestCase, rootDir: string): string {
  const file = path.relative(rootDir, test.location.file).split(path.sep).join('/');
  return `${file} › ${test.titlePath().slice(3).join(' › ')}`;
}
