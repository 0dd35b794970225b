/** `reports/junit.xml`, held against its schema by libxml, which has nothing in common with what writes it. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { junitXml } from '../../reporting/render/junit/junit';
import type { CaseResult } from '../../reporting/cases/case-result';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { attempt, blocked, finding, passed, run } from '../specimens/findings';
import { MIXED, UNESCAPED_TEXT, assessmentSpecimen } from '../specimens/release';

const schema = readFileSync(path.join(PROJECT_ROOT, 'reporting/render/junit/junit.xsd'), 'utf8');

function reportOf(caseResults: readonly CaseResult[], verdict: Parameters<typeof run>[0] = {}): string {
  const assessment = assessmentSpecimen(caseResults);
  const reasons = assessment.reasons.map(({ kind }) => kind);
  return junitXml({
    run: run({ verdict: { decision: assessment.decision, reasons, scope: 'release' }, ...verdict }),
    caseResults,
    assessment,
  });
}

async function errorsIn(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
}

test('junit: a red run fits the schema, with every status and text that has to be escaped', async () => {
  const xml = reportOf(MIXED);
  expect(await errorsIn(xml)).toEqual([]);
  expect(xml).toContain('<testcase classname="THE_BOT.protocol.S1" name="1.9 ');
  expect(xml).toMatch(/<skipped message="BLOCKED: 1\.9 failed before it"\/>/);
  expect(xml).toContain('<property name="priority" value="P1"/>');
  expect(xml).toContain('<skipped message="KNOWN ISSUE: the size is not shown"/>');
  expect(xml).not.toContain(UNESCAPED_TEXT);
  expect(xml).toMatch(
    /<failure message="[^"]*create an assignment[^"]*" type="server-error">The server did not create the assignment: POST/,
  );
  expect(xml).toMatch(
    /<testcase classname="THE_BOT\.Release" name="verdict" [^>]*>\s*<properties>.*?<\/properties>\s*<failure message="NO-GO: /s,
  );
});

test('junit: a run in which everything is blocked is not green', async () => {
  const xml = reportOf([blocked('1.10', '1.9')]);
  expect(await errorsIn(xml)).toEqual([]);
  expect(xml).toContain('<testsuites name="THE_BOT" tests="2" failures="1" errors="0" skipped="1"');
});

test('junit: of a GO nothing fails, and a passing second attempt is told', async () => {
  const xml = junitXml({
    run: run(),
    caseResults: [],
    assessment: { ...assessmentSpecimen([passed('A1')]), reasons: [] },
  });
  expect(await errorsIn(xml)).toEqual([]);
  expect(xml).toContain('<testsuites name="THE_BOT" tests="2" failures="0" errors="0" skipped="0"');
  const flaky = reportOf([finding('2.2', attempt('FAIL', { error: 'not in the list' }), attempt('PASS'))]);
  expect(flaky).toContain('attempt 1 of 2: FAIL');
  expect(flaky).toContain('<property name="status" value="flaky"/>');
});

test('junit: characters that XML forbids do not break the report', async () => {
  const xml = reportOf([finding('2.2', attempt('FAIL', { error: 'seen: «\u0000\u001b[31m]]>😀\uFFFF»' }))]);
  expect(await errorsIn(xml)).toEqual([]);
  expect(xml).toContain('😀');
});

test('junit: the steps that began during the case are listed with their times', () => {
  const startTime = new Date('2026-11-22T09:00:00Z');
  const step = (title: string, at: number) => ({
    title,
    titlePath: () => [title],
    category: 'test.step',
    startTime: new Date(startTime.getTime() + at),
    duration: 1_240,
    annotations: [],
    attachments: [],
    steps: [],
  });
  const plain = attempt('PASS');
  const result = {
    ...plain.result,
    steps: [step('teacher presses «Опубликовать»', 100), step('student opens the list', 5_000)],
  };
  const xml = reportOf([finding('1.9', { ...plain, startedAt: startTime.getTime(), durationMs: 2_000, result })]);
  expect(xml).toContain('1.2 s  teacher presses «Опубликовать»');
  expect(xml).not.toContain('student opens the list');
});

test('junit: the schema refuses a report without the verdict’s suite and a time with a unit', async () => {
  const xml = reportOf(MIXED);
  expect(await errorsIn(xml.replace(/time="[^"]*"/, 'time="3 s"'))).not.toEqual([]);
  expect(
    await errorsIn('<testsuites name="THE_BOT" tests="0" failures="0" errors="0" skipped="0" time="0"/>'),
  ).not.toEqual([]);
});
