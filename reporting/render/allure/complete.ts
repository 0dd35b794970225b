/**
 * Completes the results of allure-playwright after the run is judged. Adds causes, known issues and flakes, blocked
 * steps, links of the case ids, parameters, environment and executor. Allure itself only displays them.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCaseId, type CaseId } from '../../../suite/catalogue';
import { environment } from '../../../suite/config/environment';
import { stepTitle } from '../../../suite/protocol/step-title';
import type { Cause } from '../../causes/causes';
import { sentenceOf } from '../../causes/sentences';
import type { EvaluatedCase } from '../../status/case-status';
import type { RunResult } from '../../verdict/describe';
import { browserTitle } from '../../text/browser';
import { firstSentence } from '../../text/format';
import { CATALOGUE_PAGE } from './catalogue-page';
import { attemptOf, resultSchema, type AllureResult, type AllureStep } from './result-file';
import { writeEnvironment } from './environment';

/** @param folder results of allure-playwright; does nothing when the folder has none */
export function completeAllureResults(folder: string, description: RunResult): void {
  if (!existsSync(folder)) return;
  const { evaluated, causes, figures } = description.assessment;
  const byTest = new Map<string, EvaluatedCase[]>();
  for (const one of evaluated) byTest.set(one.caseResult.test, [...(byTest.get(one.caseResult.test) ?? []), one]);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('-result.json'))) {
    const file = path.join(folder, name);
    const result = resultSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const cases = byTest.get(result.fullName) ?? [];
    complete(result, cases, causes, figures.browser);
    writeFileSync(file, JSON.stringify(result));
  }
  writeEnvironment(folder, description);
}

function complete(
  result: AllureResult,
  cases: readonly EvaluatedCase[],
  causes: readonly Cause[],
  browser: string | null,
): void {
  const attempt = attemptOf(result);
  const at = (one: EvaluatedCase) => one.caseResult.attempts[attempt] ?? one.caseResult.attempts.at(-1);
  result.links.push(...caseIds(result).map((id) => ({ type: 'tms', name: id, url: `../${CATALOGUE_PAGE}#${id}` })));
  const roles = result.labels.filter((label) => label.name === 'role').map((label) => label.value);
  // Excluded from the history key: a newer browser does not make a different test.
  const parameter = (name: string, value: string) => result.parameters.push({ name, value, excluded: true });
  if (roles.length > 0) parameter('role', roles.join(', '));
  if (browser !== null) parameter('browser', browserTitle(browser));
  parameter('zone', environment().timeZone);

  // Allure itself does not detect that an earlier attempt failed.
  if (attempt > 0 && result.status === 'passed') result.statusDetails = { ...result.statusDetails, flaky: true };
  const failed = cases.filter((one) => at(one)?.outcome === 'FAIL');
  const blocked = cases.filter((one) => at(one)?.outcome === 'BLOCKED');
  const blockedSteps = blocked.flatMap((one) =>
    isCaseId(one.caseResult.id) ? [blockedStep(one.caseResult.id, at(one)?.error, result.stop)] : [],
  );
  // After the last step of the protocol and before the final attachments.
  const titles = new Set(caseIds(result).map(stepTitle));
  result.steps.splice(result.steps.findLastIndex((step) => titles.has(step.name)) + 1, 0, ...blockedSteps);
  if (failed.length + blocked.length === 0) return;

  const isLast = attempt === (cases[0]?.caseResult.attempts.length ?? 1) - 1;
  const cause = isLast
    ? causes.find((one) => [...one.failed, ...one.blocked].some((entry) => cases.includes(entry)))
    : undefined;
  const details = (result.statusDetails ??= {});
  // Lists all failed steps, not only the first error.
  if (failed.some((one) => isCaseId(one.caseResult.id)))
    details.message = failed.map((one) => `${one.caseResult.id}: ${firstSentence(at(one)?.error ?? '')}`).join('\n');
  if (failed.length === 0) result.status = 'skipped';
  if (cause === undefined) return;
  // One cause may cover known and unknown cases, so each test is judged by its own cases.
  const isKnown = [...failed, ...blocked].every((one) => one.status === 'known');
  result.labels.push(
    { name: 'verdict', value: isKnown ? 'known' : cause.verdict },
    { name: 'cause', value: titleOf(cause) },
  );
  const issues = new Map(
    [...failed, ...blocked].flatMap((one) =>
      one.issue === undefined ? [] : [[one.issue.link ?? one.issue.case, one.issue] as const],
    ),
  );
  if (issues.size === 0) return;
  details.known = isKnown;
  result.links.push(
    ...[...issues.values()].flatMap((issue) =>
      issue.link === undefined ? [] : [{ type: 'issue', name: issue.reason, url: issue.link }],
    ),
  );
}

/** Returns the sentence of a cause, as in the release report. */
function titleOf(cause: Cause): string {
  const text = sentenceOf(cause).en;
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function caseIds(result: AllureResult): CaseId[] {
  return result.labels
    .filter((label) => label.name === 'case')
    .map((label) => label.value)
    .filter(isCaseId);
}

/**
 * Adds a blocked step: Playwright does not record steps that were not reached, but readers of the protocol expect
 * them.
 */
function blockedStep(id: CaseId, reason: string | undefined, at: number | undefined): AllureStep {
  return {
    name: stepTitle(id),
    status: 'skipped',
    statusDetails: { message: `BLOCKED: ${reason ?? ''}` },
    stage: 'finished',
    steps: [],
    attachments: [],
    parameters: [],
    ...(at === undefined ? {} : { start: at, stop: at }),
  };
}
