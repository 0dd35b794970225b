/** Metadata of a spec: its cases, its owner, whether it changes data. Closed sets, checked by the compiler. */
import type { TestDetails } from '@playwright/test';
import { SCENARIOS, caseById, casesOf, isCaseId, type CaseId, type Priority, type ScenarioId } from './';
import { ROLES, type Role } from '../config/names';
import { text } from '../texts/texts';

/** Owner of a failing spec. */
export const OWNERS = ['accounts', 'assignments', 'administration', 'families', 'operations'] as const;
export type Owner = (typeof OWNERS)[number];

/** All tags: the roles that act, and whether the test leaves the platform unchanged. */
export const TAGS: readonly string[] = [...ROLES.map((role) => `@${role}`), '@read-only', '@changes-data'];

/** Returns the roles that act in a test, in the order of its tags. */
export function rolesOf(tags: readonly string[]): Role[] {
  return tags.flatMap((tag) => ROLES.filter((role) => tag === `@${role}`));
}

/** Label by which reporters find the cases of a test. */
export const CASE_LABEL = 'allure.label.case';

/** Annotation with the Russian title of a test beyond the protocol, for the Russian reports. */
export const RUSSIAN_TITLE = 'title in Russian';

/** Label with the phase of the release, also for tests beyond the protocol. */
export const PHASE_LABEL = 'allure.label.phase';

/** Label with the owner of a test. */
export const OWNER_LABEL = 'allure.label.owner';

/** Cases that report a form for a new account that cannot be used, by kind of account. */
export const FORM_CASES = { student: 'BW1', teacher: 'BW2', tutor: 'BW3', parent: 'BW4' } as const satisfies Record<
  string,
  CaseId
>;

export interface About {
  owner: Owner;
  /** Roles that act in the test. */
  roles: readonly Role[];
  /** A test that changes no data may run where READ_ONLY is set. */
  changesData: boolean;
  /** Scenario of the test. Without `cases` the test runs all cases of the scenario. */
  scenario: ScenarioId;
  /** Cases of the test, if it does not run the whole scenario; empty for a test beyond the protocol. */
  cases?: readonly CaseId[];
  /**
   * The test sends what an attacker or a broken client sends. It is skipped where neither loopback nor PROBES_ALLOWED
   * allows that.
   */
  probes?: boolean;
  /** The test sends load. It is skipped where neither loopback nor LOAD_ALLOWED allows that. */
  load?: boolean;
  /** Title in Russian. Required for a test beyond the protocol: the reports are read in Russian too. */
  titleRu?: string;
}

const SEVERITIES: Record<Priority, string> = { P1: 'critical', P2: 'normal', P3: 'minor' };

/**
 * Returns the details of a test: tags for selection, Allure labels for grouping, the list of its cases for the
 * reporters.
 * @throws Error for a test beyond the protocol without a Russian title
 */
export function about(spec: About): TestDetails & { tag: string[] } {
  const scenario = SCENARIOS.find((entry) => entry.id === spec.scenario);
  if (scenario === undefined) throw new Error(`The catalogue has no scenario ${spec.scenario}.`);
  const cases = spec.cases ?? casesOf(spec.scenario).map((entry) => entry.id);
  if (cases.length === 0 && spec.titleRu === undefined)
    throw new Error(
      `A test of ${spec.scenario} runs no case of the protocol. Add titleRu to about(): the Russian reports show it.`,
    );
  const priorities = cases.map((id) => caseById(id).priority).sort();
  const label = (name: string, description: string) => ({ type: `allure.label.${name}`, description });
  return {
    tag: [...spec.roles.map((role) => `@${role}`), spec.changesData ? '@changes-data' : '@read-only'],
    annotation: [
      label('epic', text('en', `phase.${scenario.phase}`)),
      label('feature', `${scenario.id} ${scenario.title.en}`),
      label('story', spec.roles.length > 3 ? 'several roles' : spec.roles.join(' and ')),
      { type: PHASE_LABEL, description: scenario.phase },
      { type: OWNER_LABEL, description: spec.owner },
      label('severity', SEVERITIES[priorities[0] ?? 'P2']),
      ...spec.roles.map((role) => label('role', role)),
      ...cases.map((id) => ({ type: CASE_LABEL, description: id })),
      ...(spec.probes === true ? [label('probes', 'yes')] : []),
      ...(spec.load === true ? [label('load', 'yes')] : []),
      ...(spec.titleRu === undefined ? [] : [{ type: RUSSIAN_TITLE, description: spec.titleRu }]),
    ],
  };
}

/** Returns whether a test sends probing requests (`probes` of `about`). */
export function sendsProbes({ annotations }: { annotations: readonly { type: string }[] }): boolean {
  return annotations.some(({ type }) => type === 'allure.label.probes');
}

/** Returns whether a test sends load (`load` of `about`). */
export function sendsLoad({ annotations }: { annotations: readonly { type: string }[] }): boolean {
  return annotations.some(({ type }) => type === 'allure.label.load');
}

/** Returns whether a test measures times: no other test of the run may run beside it. */
export function runsAlone({
  annotations,
}: {
  annotations: readonly { type: string; description?: string }[];
}): boolean {
  return annotations.some(({ type, description }) => type === PHASE_LABEL && description === 'performance');
}

/** Returns the cases that a test declares. */
export function declaredCases({
  annotations,
}: {
  annotations: readonly { type: string; description?: string }[];
}): CaseId[] {
  return annotations
    .filter((annotation) => annotation.type === CASE_LABEL)
    .map((annotation) => annotation.description ?? '')
    .filter(isCaseId);
}
