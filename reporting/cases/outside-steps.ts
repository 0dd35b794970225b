/** Names what a test of the protocol does outside the steps of its cases: the reports list its failure as one of its own. */
import { CASES, caseById, type CaseId } from '../../suite/catalogue';
import { text } from '../../suite/texts/texts';

/** Shorter ranges are listed: “4.1, 4.2”. */
const SHORTEST_RANGE = 3;

/**
 * Returns the Russian title of a test for a failure outside its steps. Undefined for a test without cases, which
 * declares its title.
 */
export function outsideSteps(cases: readonly CaseId[]): string | undefined {
  if (cases.length === 0) return undefined;
  const scenarios = [...new Set(cases.map((id) => caseById(id).scenario))];
  return text('ru', 'sentence.outsideSteps', {
    scenarios: scenarios.join(', '),
    ofScenarios: scenarios.length,
    cases: rangesOf(cases).join(', '),
    count: cases.length,
  });
}

/** Groups cases that follow each other in the catalogue: “4.1–4.12”. */
export function rangesOf(cases: readonly CaseId[]): string[] {
  const order = CASES.map(({ id }): string => id);
  const ranges: CaseId[][] = [];
  for (const id of cases) {
    const range = ranges.at(-1);
    const last = range?.at(-1);
    if (range !== undefined && last !== undefined && order.indexOf(id) === order.indexOf(last) + 1) range.push(id);
    else ranges.push([id]);
  }
  return ranges.flatMap((range) => (range.length < SHORTEST_RANGE ? range : `${range[0]}–${range.at(-1)}`));
}
