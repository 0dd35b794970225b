/** Examinations of the security, API and deployment phases: what they count, tell, and compare. */
import { test } from '@playwright/test';
import fc from 'fast-check';
import { failureOf } from '../suite/failure/register';
import { about, sendsProbes } from '../suite/catalogue/metadata';
import { expect } from '../suite/matchers';
import { Findings } from '../suite/failure/findings';
import { mentions } from '../lib/mentions';
import { firstAccepted, wrongAssignmentFields, wrongScores } from '../suite/security/wrong-values';

/** The message of a failing expectation. */
function messageOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'passed';
}

test('findings: an examination passes when each of its checks holds, and fails with the sentences of those that do not', () => {
  const findings = new Findings('Odd requests');
  findings.check(true, () => 'GET /one → 200');
  expect(findings).toFindNothing();
  findings.check(false, () => 'GET /two → 500 instead of 400');
  const message = messageOf(() => expect(findings).toFindNothing());
  expect(message).toContain('Odd requests: 1 of 2 checks do not hold: GET /two → 500 instead of 400.');
  expect(failureOf(new Error(message))).toMatchObject({ code: 'different', control: { names: ['Odd requests'] } });
});

test('findings: what a user may not do is grouped by its request, unless the examination found as much else', () => {
  const open = { request: 'GET /api/assignments/17/', status: 200 };
  const failure = (more: (findings: Findings) => void) => {
    const findings = new Findings('Another teacher');
    findings.check(false, () => 'GET → 200', open);
    more(findings);
    return failureOf(new Error(messageOf(() => expect(findings).toFindNothing())));
  };
  const changed = failure((findings) => findings.check(false, () => 'it is not as it was', 'consequence'));
  expect(changed).toMatchObject({ code: 'not-refused', request: { method: 'GET', path: '/api/assignments/:id/' } });
  expect(failure((findings) => findings.check(false, () => 'a file is missing'))).toMatchObject({ code: 'different' });
  const crashed = { request: 'GET /api/chat/', status: 500 };
  expect(failure((findings) => findings.check(false, () => '500', crashed))).toMatchObject({ code: 'different' });
});

test('findings: an examination without any check fails as a fault of the suite', () => {
  const message = messageOf(() => expect(new Findings('Odd requests')).toFindNothing());
  expect(message).toContain('nothing was checked');
  expect(failureOf(new Error(message)).code).toBe('suite');
});

test('findings: a repeated sentence is printed once with its count', () => {
  const findings = new Findings('Odd requests');
  for (const sentence of ['GET /one → 500', 'GET /two → 500', 'GET /one → 500']) findings.check(false, () => sentence);
  expect(findings.summary).toBe('GET /one → 500 (2 times); GET /two → 500');
});

test('findings: a long list of sentences is cut and counted', () => {
  const findings = new Findings('Odd requests');
  for (let count = 1; count <= 12; count += 1) findings.check(false, () => `request ${count}`);
  expect(findings.summary).toContain('request 8; and 4 more');
});

test('findings: a text is found in a response as JSON escapes it', () => {
  expect(mentions('{"title": "\\u0414\\u043e\\u043c"}', 'Дом')).toBe(true);
  expect(mentions('{"title": "a \\"quoted\\" one"}', 'a "quoted" one')).toBe(true);
  expect(mentions('{"title": "Дом"}', 'Сад')).toBe(false);
});

test('findings: a generated value that is not refused is shrunk and shown with its seed', async () => {
  const sentence = await firstAccepted('numbers', fc.integer({ min: 0, max: 1_000 }), 100, async (value) =>
    value > 100 ? `PATCH /score → 200 with ${value}` : undefined,
  );
  expect(sentence).toMatch(/^PATCH \/score → 200 with 101 \(seed -?\d+, shrunk \d+ times to 101\)$/);
  expect(await firstAccepted('numbers', fc.integer(), 10, async () => undefined)).toBeUndefined();
});

test('findings: every generated value is invalid: no score fits its assignment, and each field belongs to an assignment', () => {
  const fits = (score: unknown) => typeof score === 'number' && score >= 0 && score <= 20;
  expect(fc.sample(wrongScores(20), { numRuns: 500, seed: 1 }).filter(fits)).toEqual([]);
  const fields = new Set(fc.sample(wrongAssignmentFields([1]), { numRuns: 500, seed: 1 }).map(({ field }) => field));
  expect([...fields].sort()).toEqual([
    'assigned_to',
    'attempts_limit',
    'description',
    'due_date',
    'late_penalty_value',
    'max_score',
    'start_date',
    'title',
  ]);
});

test('findings: a test says in its metadata that it sends probing requests', () => {
  const details = { scenario: 'SEA', owner: 'accounts', roles: [], changesData: true } as const;
  const annotationsOf = (probes: boolean) => ({
    annotations: [about({ ...details, cases: ['SE3'], probes }).annotation ?? []].flat(),
  });
  expect(sendsProbes(annotationsOf(true))).toBe(true);
  expect(sendsProbes(annotationsOf(false))).toBe(false);
});
