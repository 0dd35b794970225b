/** Which mutants a drill tries, and how many there are of each kind. */
import { MUTANT_FAMILIES, type MutantFamily, type MutantReport } from '../../../reporting/drill/mutants/schema';
import { UsageError } from '../../cli/options';
import type { Mutant } from './listed-mutants';
import { sampleOf } from './sample';

export interface Selection {
  family: MutantFamily | undefined;
  /** Names, or the begin of names followed by `*`. */
  only: readonly string[];
  /** Number of mutants to try; undefined for all. */
  size: number | undefined;
  seed: number;
}

/** @throws UsageError naming what does not exist or is excluded */
export function chosenMutants(all: readonly Mutant[], { family, only, size, seed }: Selection): Mutant[] {
  const named = only.flatMap((name) => mutantsCalled(name, all));
  const open = (only.length > 0 ? named : all).filter(
    (mutant) => mutant.excluded === null && (family === undefined || mutant.family === family),
  );
  if (open.length === 0) throw new UsageError('No mutant fits this selection.');
  return size === undefined ? [...open] : sampleOf(open, size, seed);
}

function mutantsCalled(name: string, all: readonly Mutant[]): Mutant[] {
  const found = name.endsWith('*')
    ? all.filter((mutant) => mutant.name.startsWith(name.slice(0, -1)))
    : all.filter((mutant) => mutant.name === name);
  const [only] = found;
  if (only === undefined)
    throw new UsageError(`There is no mutant «${name}». npm run drill -- --mutants --list names all.`);
  if (found.length === 1 && only.excluded !== null)
    throw new UsageError(`The mutant «${name}» is excluded: ${only.excluded}.`);
  return found;
}

/** Numbers of enumerated and excluded mutants, by family and by rule. */
export function numbersOf(all: readonly Mutant[], equivalents: ReadonlyMap<string, string>): MutantReport['known'] {
  const numbers = (family: MutantFamily) => {
    const excluded: Record<string, number> = {};
    const count = (rule: string) => (excluded[rule] = (excluded[rule] ?? 0) + 1);
    const own = all.filter((mutant) => mutant.family === family);
    for (const mutant of own) {
      if (mutant.excluded !== null) count(mutant.excluded);
      else if (equivalents.has(mutant.name)) count('listed as equivalent');
    }
    return { enumerated: own.length, excluded };
  };
  const [answers, rules, page] = MUTANT_FAMILIES.map(numbers);
  const none = { enumerated: 0, excluded: {} };
  return { answers: answers ?? none, rules: rules ?? none, page: page ?? none };
}
