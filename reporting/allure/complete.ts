/**
 * Completes what allure-playwright has written, once the run is judged: causes, known issues and flakes, steps that were
 * blocked, links of the case ids, parameters, environment, executor. Allure itself only shows.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCaseId, type CaseId } from '../../fixtures/catalogue';
import { environment } from '../../fixtures/environment';
import { sentence } from '../../fixtures/protocol/protocol';
import type { Cause } from '../release/causes';
import { sentenceOf } from '../release/sentences';
import type { EvaluatedCase } from '../release/case-status';
import type { RunResult } from '../run-report/describe';
import { browserTitle } from '../html/browser';
import { firstSentence } from '../text/format';
import { CATALOGUE_PAGE } from './catalogue-page';
import { attemptOf, resultSchema, type AllureResult, type AllureStep } from './result-file';
import { writeEnvironment } from './environment';

/** @param folder where allure-playwright has put its results; nothing is done when there are none */
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

function complete(result: AllureResult, cases: readonly EvaluatedCase[], causes: readonly Cause[], browser: string | null): void {
  const attempt = attemptOf(result);
  const at = (one: EvaluatedCase) => one.caseResult.attempts[attempt] ?? one.caseResult.attempts.at(-1);
  result.links.push(...caseIds(result).map((id) => ({ type: 'tms', name: id, url: `../${CATALOGUE_PAGE}#${id}` })));
  const roles = result.labels.filter((label) => label.name === 'role').map((label) => label.value);
  // Excluded from the history's key: a newer browser does not make it another test.
  const parameter = (name: string, value: string) => result.parameters.push({ name, value, excluded: true });
  if (roles.length > 0) parameter('role', roles.join(', '));
  if (browser !== null) parameter('browser', browserTitle(browser));
  parameter('zone', environment().timeZone);

  // Allure itself does not see that an attempt before this one failed.
  if (attempt > 0 && result.status === 'passed') result.statusDetails = { ...result.statusDetails, flaky: true };
  const failed = cases.filter((one) => at(one)?.outcome === 'FAIL');
  const blocked = cases.filter((one) => at(one)?.outcome === 'BLOCKED');
  const blockedSteps = blocked.flatMap((one) => (isCaseId(one.caseResult.id) ? [blockedStep(one.caseResult.id, at(one)?.error, result.stop)] : []));
  // After the last step of the protocol and before what was attached at the end.
  const titles = new Set(caseIds(result).map(sentence));
  result.steps.splice(result.steps.findLastIndex((step) => titles.has(step.name)) + 1, 0, ...blockedSteps);
  if (failed.length + blocked.length === 0) return;

  const isLast = attempt === (cases[0]?.caseResult.attempts.length ?? 1) - 1;
  const cause = isLast ? causes.find((one) => [...one.failed, ...one.blocked].some((entry) => cases.includes(entry))) : undefined;
  const details = (result.statusDetails ??= {});
  // Every failed step at once, not only the error that came first.
  if (failed.some((one) => isCaseId(one.caseResult.id))) details.message = failed.map((one) => `${one.caseResult.id}: ${firstSentence(at(one)?.error ?? '')}`).join('\n');
  if (failed.length === 0) result.status = 'skipped';
  if (cause === undefined) return;
  // One cause may stand behind what is known and what is not; each test is told by its own cases.
  const isKnown = [...failed, ...blocked].every((one) => one.status === 'known');
  result.labels.push({ name: 'verdict', value: isKnown ? 'known' : cause.verdict }, { name: 'cause', value: titleOf(cause) });
  const issues = new Map([...failed, ...blocked].flatMap((one) => (one.issue === undefined ? [] : [[one.issue.link, one.issue] as const])));
  if (issues.size === 0) return;
  details.known = isKnown;
  result.links.push(...[...issues.values()].map((issue) => ({ type: 'issue', name: issue.reason, url: issue.link })));
}

/** The sentence of a cause, as the release sheet has it. */
function titleOf(cause: Cause): string {
  const text = sentenceOf(cause).en;
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function caseIds(result: AllureResult): CaseId[] {
  return result.labels.filter((label) => label.name === 'case').map((label) => label.value).filter(isCaseId);
}

/** Steps that were not reached do not exist for Playwright; a reader of the protocol looks for them all the same. */
function blockedStep(id: CaseId, reason: string | undefined, at: number | undefined): AllureStep {
  return {
    name: sentence(id),
    status: 'skipped',
    statusDetails: { message: `BLOCKED: ${reason ?? ''}` },
    stage: 'finished',
    steps: [],
    attachments: [],
    parameters: [],
    ...(at === undefined ? {} : { start: at, stop: at }),
  };
}
