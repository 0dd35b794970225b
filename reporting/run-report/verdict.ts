import type { CaseResult, Run } from './shape';

/** Everything the decision depends on. */
export interface Findings {
  cases: readonly CaseResult[];
  flaky: readonly string[];
  /** Errors outside any test: a spec that cannot be loaded, a worker that died. */
  mishaps: readonly string[];
  unwell: string | null;
}

/**
 * GO only when something was tried and everything tried passed at its first attempt. A run that executed nothing is
 * NO-GO: silence is no proof.
 */
export function verdictOf(findings: Findings): Run['verdict'] {
  const reasons: string[] = [];
  if (findings.unwell !== null) reasons.push(findings.unwell);
  reasons.push(...findings.mishaps);
  const ids = (outcome: CaseResult['outcome']) => findings.cases.filter((result) => result.outcome === outcome).map((result) => result.id);
  const failed = ids('FAIL');
  const blocked = ids('BLOCKED');
  if (failed.length > 0) reasons.push(`${failed.length} failed: ${failed.join(', ')}`);
  if (blocked.length > 0 && findings.unwell === null) reasons.push(`${blocked.length} blocked: ${blocked.join(', ')}`);
  if (findings.flaky.length > 0) reasons.push(`${findings.flaky.length} passed only at a later attempt: ${findings.flaky.join(', ')}`);
  if (ids('PASS').length === 0 && reasons.length === 0) reasons.push('nothing was run');
  return { decision: reasons.length === 0 ? 'GO' : 'NO-GO', reasons };
}
