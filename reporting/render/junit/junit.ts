/**
 * `reports/junit.xml`: the cases of a run for CI services that read JUnit's format. A further test case `verdict` fails
 * unless the run is a GO, because most CI services take blocked cases, which are skipped here, for a green run.
 */
import { create } from 'xmlbuilder2';
import { SCENARIOS, caseById, isCaseId } from '../../../suite/catalogue';
import { text } from '../../../suite/texts/texts';
import type { EvaluatedCase } from '../../status/case-status';
import type { Cause } from '../../causes/causes';
import { withSecondRun } from '../parts/second-run';
import { sentenceOf } from '../../causes/sentences';
import type { RunResult } from '../../verdict/describe';
import { isDecided } from '../../verdict/verdict';
import { stepLines } from './steps';

interface TestCase {
  classname: string;
  name: string;
  seconds: number;
  file?: string | undefined;
  properties: Record<string, string>;
  failure?: { message: string; type: string; text: string } | undefined;
  skipped?: string | undefined;
  output?: string | undefined;
}

interface Group {
  name: string;
  cases: TestCase[];
}

/** @returns the report as XML. Failures are in English, the language of CI logs */
export function junitXml({ run, assessment }: RunResult): string {
  const causes = causesByCase(assessment.causes);
  const groups = new Map<string, Group>();
  for (const one of assessment.evaluated) {
    const name = groupName(one);
    const group = groups.get(name) ?? { name, cases: [] };
    group.cases.push(testCaseOf(one, causes.get(one.caseResult.id)));
    groups.set(name, group);
  }
  groups.set('Release', { name: 'Release', cases: [verdictCase({ run, assessment })] });
  const all = [...groups.values()];
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\u{FFFD}' });
  const suites = document.ele('testsuites', {
    name: 'THE_BOT',
    ...countsOf(all.flatMap(({ cases }) => cases)),
    time: (run.durationMs / 1_000).toFixed(3),
  });
  for (const { name, cases } of all) {
    const properties = { runId: run.runId, target: run.target.baseUrl, build: run.target.version ?? '' };
    // The format asks for a local time without a zone.
    const suite = suites.ele('testsuite', {
      name,
      ...countsOf(cases),
      time: sum(cases).toFixed(3),
      timestamp: run.startedAt.slice(0, 19),
    });
    addProperties(suite, properties);
    for (const one of cases) addCase(suite, one);
  }
  return document.end({ prettyPrint: true });
}

type Element = ReturnType<ReturnType<typeof create>['ele']>;

function addCase(
  suite: Element,
  { classname, name, seconds, file, properties, failure, skipped, output }: TestCase,
): void {
  const element = suite.ele('testcase', {
    classname,
    name,
    time: seconds.toFixed(3),
    ...(file === undefined ? {} : { file }),
  });
  addProperties(element, properties);
  if (failure !== undefined) element.ele('failure', { message: failure.message, type: failure.type }).txt(failure.text);
  if (skipped !== undefined) element.ele('skipped', { message: skipped });
  if (output !== undefined && output !== '') element.ele('system-out').txt(output);
}

function addProperties(element: Element, values: Record<string, string>): void {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  if (given.length === 0) return;
  const properties = element.ele('properties');
  for (const [name, value] of given) properties.ele('property', { name, value });
}

function testCaseOf(one: EvaluatedCase, cause: Cause | undefined): TestCase {
  const { caseResult, priority, status } = one;
  const { id, title, role, durationMs, place, error = '' } = caseResult;
  const [file] = place.split(':');
  const sentence = cause === undefined ? undefined : sentenceOf(cause).en;
  return {
    classname: classNameOf(one),
    name: isCaseId(id) ? `${id} ${title}` : title,
    seconds: durationMs / 1_000,
    file: file === '' ? undefined : file,
    properties: {
      id,
      role,
      priority,
      status,
      cause: sentence ?? '',
      fingerprint: cause?.fingerprint ?? '',
      ...(one.issue === undefined ? {} : { knownIssue: one.issue.link ?? one.issue.reason }),
    },
    ...(status === 'failed'
      ? { failure: { message: sentence ?? error, type: cause?.failure.code ?? 'failure', text: error } }
      : {}),
    // A known issue stops no release by itself, so its case does not make the CI job fail either.
    ...(status === 'known' ? { skipped: `KNOWN ISSUE: ${error}` } : {}),
    ...(status === 'blocked' || status === 'skipped' ? { skipped: `${caseResult.outcome}: ${error}` } : {}),
    output: stepLines(caseResult),
  };
}

/** GO passes. NO-GO and a run without a decision fail, with the reasons. */
function verdictCase({ run, assessment }: Pick<RunResult, 'run' | 'assessment'>): TestCase {
  const { decision, reasons, scope } = run.verdict;
  const good = decision === 'GO' && isDecided(assessment.reasons);
  const type = isDecided(assessment.reasons) ? decision : 'not decided';
  const verdict = withSecondRun(type, run, { text: (key, values) => text('en', key, values) });
  return {
    classname: 'THE_BOT.Release',
    name: 'verdict',
    seconds: 0,
    properties: { scope },
    ...(good
      ? {}
      : {
          failure: { message: `${verdict}: ${reasons[0] ?? 'the run has no result'}`, type, text: reasons.join('\n') },
        }),
  };
}

function groupName({ caseResult: { id, test } }: EvaluatedCase): string {
  if (!isCaseId(id)) return `Beyond the protocol: ${folderOf(test)}`;
  const scenario = SCENARIOS.find((entry) => entry.id === caseById(id).scenario);
  return scenario === undefined ? 'Protocol' : `${scenario.id} ${scenario.title.en}`;
}

/** A dot separates packages in CI services. */
function classNameOf({ caseResult: { id, test } }: EvaluatedCase): string {
  return isCaseId(id)
    ? `THE_BOT.protocol.${caseById(id).scenario.replaceAll('.', '_')}`
    : `THE_BOT.${folderOf(test).replaceAll('/', '.')}`;
}

/** `access/outsiders` of «access/outsiders.spec.ts › M …» */
function folderOf(test: string): string {
  return (test.split(' › ')[0] ?? '').replace(/\.spec\.ts$/, '');
}

function causesByCase(causes: readonly Cause[]): Map<string, Cause> {
  return new Map(
    causes.flatMap((cause) =>
      [...cause.failed, ...cause.blocked].map(({ caseResult }) => [caseResult.id, cause] as const),
    ),
  );
}

function countsOf(cases: readonly TestCase[]): { tests: number; failures: number; errors: number; skipped: number } {
  return {
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    errors: 0,
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}

function sum(cases: readonly TestCase[]): number {
  return cases.reduce((total, { seconds }) => total + seconds, 0);
}
