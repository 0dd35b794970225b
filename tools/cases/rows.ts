/** The catalogue with each case's spec and last outcome. */
import { CASES, SCENARIOS, type CatalogueCase, type Phase } from '../../suite/catalogue';
import { CASE_LABEL } from '../../suite/catalogue/metadata';
import type { Run } from '../../reporting/collect/run-schema';
import type { ListedTest } from '../suite/listed-tests';

export interface Row {
  readonly definition: CatalogueCase;
  readonly phase: Phase;
  /** Spec that runs the case, relative to `e2e/`; undefined if there is none. */
  readonly spec: string | undefined;
  /** Outcome in the last run; undefined if the case was not part of it. */
  readonly outcome: Run['cases'][number]['outcome'] | undefined;
}

export interface Filter {
  /** Ids, or words that must all occur in the case's wording or expectation, in either language. */
  readonly words: readonly string[];
  readonly phase?: string | undefined;
  readonly role?: string | undefined;
  readonly priority?: string | undefined;
  /** An outcome of the last run, or `none` for cases that were not part of it. */
  readonly outcome?: string | undefined;
}

export function rowsOf(tests: readonly ListedTest[], run: Run | undefined): Row[] {
  const specs = new Map(
    tests.flatMap(({ file, annotations }) =>
      annotations.filter(({ type }) => type === CASE_LABEL).map(({ description }) => [description, file] as const),
    ),
  );
  const outcomes = new Map(run?.cases.map(({ id, outcome }) => [id, outcome]));
  const phases = new Map<string, Phase>(SCENARIOS.map(({ id, phase }) => [id, phase]));
  return CASES.map((definition) => {
    const phase = phases.get(definition.scenario);
    if (phase === undefined) throw new Error(`The case ${definition.id} belongs to no scenario.`);
    return { definition, phase, spec: specs.get(definition.id), outcome: outcomes.get(definition.id) };
  });
}

export function chosen(rows: readonly Row[], filter: Filter): Row[] {
  return rows.filter(
    ({ definition, phase, outcome }) =>
      (filter.phase === undefined || filter.phase === phase) &&
      (filter.role === undefined || filter.role === definition.performer) &&
      (filter.priority === undefined || filter.priority === definition.priority) &&
      (filter.outcome === undefined || filter.outcome === (outcome ?? 'none')) &&
      meant(definition, filter.words),
  );
}

/** One matching id selects a case; words are combined with AND. */
function meant({ id, scenario, wording, expectation }: CatalogueCase, words: readonly string[]): boolean {
  if (words.length === 0 || words.includes(id) || words.includes(scenario)) return true;
  const text = [wording.en, wording.ru, expectation.en, expectation.ru].join(' ').toLowerCase();
  return words.every((word) => text.includes(word.toLowerCase()));
}
