/** Runs the cases that a command line names by their ids. */
import { CASES } from '../../suite/catalogue';
import { isOptionValue } from '../../reporting/run-report/selection';
import { testsFor, withTestList } from '../interactive/chosen-tests';
import { listedTests } from './listed-tests';

/** Splits a command line into ids of cases or scenarios, and the words for Playwright. */
export function splitIds(words: readonly string[]): { ids: string[]; others: string[] } {
  const isId = (word: string, index: number) => !isOptionValue(words, index) && CASES.some(({ id, scenario }) => id === word || scenario === word);
  return { ids: words.filter(isId), others: words.filter((word, index) => !isId(word, index)) };
}

/**
 * Replaces ids of cases or scenarios by the list of their tests, for the time of the work. Leaves a command line without
 * ids as it is.
 */
export async function withNamedCases<T>(words: readonly string[], work: (words: readonly string[]) => Promise<T>): Promise<T> {
  const { ids, others } = splitIds(words);
  if (ids.length === 0) return work(words);
  return withTestList(testsFor(await listedTests(), ids), (list) => work([...list, ...others]));
}
