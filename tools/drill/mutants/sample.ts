/** A reproducible sample of mutants, stratified by family, operator and place. */
import { MUTANT_FAMILIES } from '../../../reporting/drill/mutants/schema';
import type { Mutant } from './listed-mutants';

/** @returns numbers from 0 to below 1, always the same for the same seed */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Takes mutants from the families in turn. Within a family, each operator is taken in turn, and within an operator the place
 * from which the fewest were taken so far.
 * @returns `size` mutants, or all if there are fewer
 */
export function sampleOf(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
  const next = randomNumbers(seed);
  const families = MUTANT_FAMILIES.map(
    (family) =>
      new Stratum(
        shuffled(
          mutants.filter((one) => one.family === family),
          next,
        ),
      ),
  );
  const chosen: Mutant[] = [];
  while (chosen.length < size && families.some((family) => !family.isEmpty())) {
    for (const family of families) {
      const mutant = chosen.length < size ? family.take() : undefined;
      if (mutant !== undefined) chosen.push(mutant);
    }
  }
  return chosen;
}

/** The mutants of a family, by operator. */
class Stratum {
  private readonly operators: { name: string; left: Mutant[] }[] = [];
  private readonly takenFrom = new Map<string, number>();
  private turn = 0;

  constructor(mutants: readonly Mutant[]) {
    for (const mutant of mutants) {
      const operator = this.operators.find(({ name }) => name === mutant.operator);
      if (operator === undefined) this.operators.push({ name: mutant.operator, left: [mutant] });
      else operator.left.push(mutant);
    }
  }

  isEmpty(): boolean {
    return this.operators.every(({ left }) => left.length === 0);
  }

  take(): Mutant | undefined {
    for (let tried = 0; tried < this.operators.length; tried += 1) {
      const operator = this.operators[this.turn % this.operators.length];
      this.turn += 1;
      const [first, ...others] = operator?.left ?? [];
      if (operator === undefined || first === undefined) continue;
      const count = ({ place }: Mutant) => this.takenFrom.get(place) ?? 0;
      const best = others.reduce((one, other) => (count(other) < count(one) ? other : one), first);
      operator.left.splice(operator.left.indexOf(best), 1);
      this.takenFrom.set(best.place, count(best) + 1);
      return best;
    }
    return undefined;
  }
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
