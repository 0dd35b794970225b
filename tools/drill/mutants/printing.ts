/** Terminal output of a drill of mutants. */
import {
  MUTANT_FAMILIES,
  type MutantReport,
  type MutantVerdict,
  type Score,
  type TriedMutant,
} from '../../../reporting/drill/mutants/schema';
import { isKilled } from './score';

const SIGNS: Record<MutantVerdict, string> = {
  killed: '✓',
  misnamed: '~',
  'timed out': '½',
  blocked: '–',
  survived: '✗',
  'not reached': '○',
  equivalent: '=',
};

/** One mutant as a line: `✓ rules:server/…:force-true:1   4.11: The grade …  (2.1 s)`. */
export function mutantLine({ verdict, name, killedBy, reachedBy, durationMs, wanted }: TriedMutant): string {
  const seen =
    killedBy === null
      ? `${verdict}; ${reachedBy} tests reach it. Wanted: ${wanted ?? ''}`
      : `${isKilled(verdict) ? '' : `${verdict}, `}${killedBy.by}: ${killedBy.seen.slice(0, 160)}`;
  return `${SIGNS[verdict]} ${name}\n    ${seen}  (${(durationMs / 1000).toFixed(1)} s)`;
}

/** Numbers of all mutants, one line per family, and the rules that excluded some. */
export function numberLines(known: MutantReport['known']): string[] {
  return MUTANT_FAMILIES.flatMap((family) => {
    const { enumerated, excluded } = known[family];
    const left = enumerated - Object.values(excluded).reduce((sum, count) => sum + count, 0);
    return [
      `${family.padEnd(9)} ${enumerated} enumerated, ${left} tried in a whole drill`,
      ...Object.entries(excluded).map(([rule, count]) => `          ${count} excluded: ${rule}`),
    ];
  });
}

/** Survivors by kind, and the score of each family. The last line is the score of the drill. */
export function resultLines({ mutants, families, score, control }: MutantReport): string[] {
  const kinds = new Map<string, TriedMutant[]>();
  for (const mutant of mutants.filter(({ verdict }) => !isKilled(verdict) && verdict !== 'equivalent')) {
    const kind = `${mutant.verdict}, ${mutant.family}, ${mutant.operator}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), mutant]);
  }
  const count = (verdict: MutantVerdict) => mutants.filter((mutant) => mutant.verdict === verdict).length;
  return [
    '',
    'Not killed, by kind:',
    ...[...kinds]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([kind, of]) => [
        `  ${kind} (${of.length}): ${of[0]?.wanted ?? ''}`,
        ...of.map(({ name }) => `    ${name}`),
      ]),
    '',
    ...MUTANT_FAMILIES.filter((family) => families[family].of > 0).map(
      (family) => `${family.padEnd(9)} ${share(families[family])}`,
    ),
    `all       ${share(score)}; ${count('misnamed')} of them by a message that names neither endpoint, field nor control`,
    `others    ${count('survived')} survived, ${count('not reached')} not reached, ${count('timed out')} timed out, ${count('blocked')} only blocked cases, ${count('equivalent')} equivalent`,
    `control   ${control.tried} tests between them without a mutant, ${control.failed.length} cases of them failed`,
    ...control.failed.map(({ by, seen }) => `          ${by}: ${seen.slice(0, 160)}`),
  ];
}

function share({ killed, of, low, high }: Score): string {
  const percent = (value: number) => `${(value * 100).toFixed(0)} %`;
  return `${killed} of ${of} killed (${percent(of === 0 ? 0 : killed / of)}; 95 % interval ${percent(low)} to ${percent(high)})`;
}
