/** Finds the text that resembles another one most, and marks where the two differ. */
import { oneLine } from './one-line';

/** A found text must share this part with the sought one. */
const LEAST_LIKENESS = 0.34;
/** Characters shown on each side of a difference. */
const AROUND = 40;
/** Longest difference that is shown. */
const LONGEST = 120;
/** A shared beginning of this many characters counts, however short the found text is. */
const BEGINNING = 8;

/** Returns the candidate that resembles the sought text most; undefined where none does, and for the text itself. */
export function nearestText(sought: string, candidates: readonly string[]): string | undefined {
  const wanted = oneLine(sought);
  let best: { text: string; likeness: number } | undefined;
  for (const candidate of candidates) {
    const text = oneLine(candidate);
    if (text === '' || text === wanted) continue;
    const likeness = likenessOf(wanted, text);
    if (likeness >= LEAST_LIKENESS && likeness > (best?.likeness ?? 0)) best = { text, likeness };
  }
  return best?.text;
}

/**
 * Returns both texts around the place where they differ, with that place in ⟦ ⟧. What they share further away is left
 * out.
 */
export function markedDifference(one: string, other: string): [string, string] {
  const [left, right] = [[...oneLine(one)], [...oneLine(other)]];
  const before = sharedBeginning(left, right);
  const after = sharedBeginning(left.slice(before).reverse(), right.slice(before).reverse());
  return [marked(left, before, after), marked(right, before, after)];
}

function marked(letters: readonly string[], before: number, after: number): string {
  const end = letters.length - after;
  const different = letters.slice(before, end);
  const shown = different.length > LONGEST ? `${different.slice(0, LONGEST).join('')}…` : different.join('');
  const [from, until] = [Math.max(0, before - AROUND), Math.min(letters.length, end + AROUND)];
  return `${from > 0 ? '…' : ''}${letters.slice(from, before).join('')}⟦${shown}⟧${letters.slice(end, until).join('')}${until < letters.length ? '…' : ''}`;
}

/** Returns how much of both texts is shared, 0 … 1: by their pairs of letters, or by their beginning where one is cut. */
function likenessOf(one: string, other: string): number {
  const beginning = sharedBeginning([...one], [...other]);
  const cut = beginning >= BEGINNING ? beginning / Math.min(one.length, other.length) : 0;
  return Math.max(cut, pairsShared(one, other));
}

/** Dice's coefficient of the pairs of neighbouring letters. */
function pairsShared(one: string, other: string): number {
  const left = pairsOf(one);
  const right = pairsOf(other);
  if (left.length === 0 || right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    counts.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

function pairsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return Array.from({ length: Math.max(0, lower.length - 1) }, (_, index) => lower.slice(index, index + 2));
}

function sharedBeginning(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}
