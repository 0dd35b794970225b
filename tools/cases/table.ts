/** Table of workflows and roles: which workflow is tested in which role, and which combinations are missing. */
import { SCENARIOS } from '../../suite/catalogue';
import { CASE_LABEL } from '../../suite/catalogue/metadata';
import { ACTOR_NAMES, actorLabel } from '../../suite/config/names';
import type { ListedTest } from '../suite/listed-tests';
import type { Row } from './rows';

const PERFORMERS = [...ACTOR_NAMES, 'anyone'] as const;
/** The catalogue has no case for this role in the workflow. */
const NOTHING = '·';

/**
 * One row per workflow, one column per role. A cell shows automated cases / catalogue cases: `10/10`; `3/4` is a gap.
 * The last column counts the tests outside the catalogue.
 */
export function tableOf(rows: readonly Row[], tests: readonly ListedTest[]): string {
  const body = SCENARIOS.map(({ id, title }) => {
    const own = rows.filter(({ definition }) => definition.scenario === id);
    const cells = PERFORMERS.map((performer) => {
      const theirs = own.filter(({ definition }) => definition.performer === performer);
      return theirs.length === 0
        ? NOTHING
        : `${theirs.filter(({ spec }) => spec !== undefined).length}/${theirs.length}`;
    });
    const beyond = tests.filter(
      ({ annotations }) => isOf(id, title.en, annotations) && !annotations.some(({ type }) => type === CASE_LABEL),
    ).length;
    return [`${id} ${title.en}`, ...cells, beyond === 0 ? NOTHING : String(beyond)];
  });
  const all = [
    ['workflow', ...PERFORMERS.map((name) => (name === 'anyone' ? name : actorLabel(name))), 'further tests'],
    ...body,
  ];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** Cases that no spec runs, one line each. */
export function holesIn(rows: readonly Row[]): string[] {
  return rows
    .filter(({ spec }) => spec === undefined)
    .map(({ definition }) => `${definition.id} (${definition.performer}): ${definition.wording.en}`);
}

function isOf(id: string, title: string, annotations: ListedTest['annotations']): boolean {
  return annotations.some(
    ({ type, description }) => type === 'allure.label.feature' && description === `${id} ${title}`,
  );
}
