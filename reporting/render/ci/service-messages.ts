/**
 * Lines on the terminal that a CI service reads: annotations of GitHub, service messages of TeamCity. One for each cause
 * and one for the verdict: a line for each case would hide the causes. In English, the language of CI logs.
 */
import { text } from '../../../suite/texts/texts';
import { messageOf, size, type Cause } from '../../causes/causes';
import { withSecondRun } from '../parts/second-run';
import { sentenceOf } from '../../causes/sentences';
import type { RunResult } from '../../verdict/describe';
import { isDecided } from '../../verdict/verdict';

/** CI services with a format of their own. */
export type CiService = 'github' | 'teamcity';

/** GitHub shows ten errors and ten warnings of a step. The verdict is one of the errors. */
const SHOWN = 9;

/** @param folder the report folder, as a path from the project */
export function serviceMessages(service: CiService, result: RunResult, folder: string): string[] {
  return service === 'github' ? gitHubLines(result) : teamCityLines(result, folder);
}

function gitHubLines({ run, assessment }: RunResult): string[] {
  const causes = assessment.causes.filter(({ blocks }) => blocks);
  const errors = causes
    .slice(0, SHOWN)
    .map((cause) =>
      gitHubLine('error', { title: titleOf(cause), ...placeOf(cause) }, messageOf(cause) || sentenceOf(cause).en),
    );
  const flakes = assessment.flakes
    .slice(0, SHOWN)
    .map(({ test, place }) =>
      gitHubLine('warning', { title: 'flaky', ...split(place) }, `${test} passed only in a later attempt`),
    );
  const more = causes.length > SHOWN ? [`${causes.length - SHOWN} further causes: release.html`] : [];
  const verdict = gitHubLine(
    isGood({ run, assessment }) ? 'notice' : 'error',
    { title: verdictOf({ run, assessment }) },
    [...run.verdict.reasons, ...more].join('\n') || 'No rule of the policy is against it.',
  );
  return [...errors, ...flakes, verdict];
}

/** `::error file=…,line=…,title=…::message`, as GitHub's runner reads it. */
function gitHubLine(
  kind: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const data = (value: string) => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string) => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const list = Object.entries(properties)
    .map(([name, value]) => `${name}=${property(value)}`)
    .join(',');
  return `::${kind} ${list}::${data(message)}`;
}

function teamCityLines({ run, assessment }: RunResult, folder: string): string[] {
  const { passed, failed, blocked, flaky } = run.totals;
  const verdict = verdictOf({ run, assessment });
  const problems = assessment.causes
    .filter(({ blocks }) => blocks)
    .map((cause) =>
      teamCityLine('buildProblem', { description: titleOf(cause), identity: cause.fingerprint.slice(0, 60) }),
    );
  return [
    teamCityLine('importData', { type: 'junit', path: `${folder}/junit.xml` }),
    ...problems,
    ...(isGood({ run, assessment })
      ? []
      : [
          teamCityLine('buildProblem', {
            description: `${verdict}: ${run.verdict.reasons[0] ?? 'the run has no result'}`,
            identity: 'verdict',
          }),
        ]),
    teamCityLine('buildStatus', {
      text: `${verdict}: ${passed} passed, ${failed} failed, ${blocked} blocked, ${flaky} flaky`,
    }),
  ];
}

/** `##teamcity[name key='value']`, escaped as TeamCity reads it. */
function teamCityLine(name: string, values: Readonly<Record<string, string>>): string {
  const value = (content: string) =>
    `'${content
      .replace(/[|'[\]]/g, '|$&')
      .replaceAll('\n', '|n')
      .replaceAll('\r', '|r')
      .replace(/[^\0-\x7f]/g, (sign) => `|0x${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
  return `##teamcity[${name} ${Object.entries(values)
    .map(([key, content]) => `${key}=${value(content)}`)
    .join(' ')}]`;
}

function isGood({ run, assessment }: Pick<RunResult, 'run' | 'assessment'>): boolean {
  return run.verdict.decision === 'GO' && isDecided(assessment.reasons);
}

function verdictOf({ run, assessment }: Pick<RunResult, 'run' | 'assessment'>): string {
  return withSecondRun(isDecided(assessment.reasons) ? run.verdict.decision : 'not decided', run, {
    text: (key, values) => text('en', key, values),
  });
}

/** “The teacher cannot create an assignment … (2 cases)” */
function titleOf(cause: Cause): string {
  return `${sentenceOf(cause).en} (${size(cause) === 1 ? '1 case' : `${size(cause)} cases`})`;
}

function placeOf({ failed, blocked }: Cause): Record<string, string> {
  return split((failed[0] ?? blocked[0])?.caseResult.place ?? '');
}

/** `e2e/journey.spec.ts:4`; empty for a platform that could not be tested. */
function split(place: string): Record<string, string> {
  const [, file, line] = /^(.+):(\d+)$/.exec(place) ?? [];
  return file === undefined || line === undefined ? {} : { file, line };
}
