/** The scenarios of the performance phase as plain data, with the limit of each request. */
import type { Limit, PerformancePolicy } from '../../suite/performance/limits';
import {
  BAD_STEPS,
  MIXED_USE,
  SCENARIOS,
  type BadStep,
  type Scenario,
  type Step,
} from '../../suite/performance/scenarios';

export interface ExportedStep extends Step {
  readonly limit: Limit | null;
}

export interface ExportedScenario extends Omit<Scenario, 'steps'> {
  readonly steps: readonly ExportedStep[];
}

export interface Exported {
  readonly schemaVersion: 1;
  readonly scenarios: readonly ExportedScenario[];
  /** Requests that go wrong among good reads, by case. */
  readonly badSteps: Readonly<Record<string, readonly BadStep[]>>;
  readonly policy: PerformancePolicy;
}

export function exportOf(policy: PerformancePolicy): Exported {
  const withLimit = (step: Step): ExportedStep => ({
    ...step,
    limit: step.endpoint === undefined ? null : policy.endpoints[step.endpoint],
  });
  const mixed = MIXED_USE.users.map(({ as, steps }): ExportedScenario => ({
    id: `PF21-mixed-use-${as}`,
    caseId: 'PF21',
    as,
    accounts: 'shared',
    callers: 1,
    rounds: null,
    perSecond: MIXED_USE.perSecond,
    steps: steps.map(withLimit),
  }));
  return {
    schemaVersion: 1,
    scenarios: [...SCENARIOS.map((scenario) => ({ ...scenario, steps: scenario.steps.map(withLimit) })), ...mixed],
    badSteps: BAD_STEPS,
    policy,
  };
}
