/** Runs the cases that a command line names by their ids. */
import { CASES } from '../../suite/catalogue';
import { nearestName } from '../../lib/near-name';
import { isOptionValue } from '../../reporting/collect/selection';
import { testsFor, withTestList } from './chosen-tests';
import { fileWords, isChosenFile, refuseUnknownFiles } from './named-files';
import { UsageError } from '../cli/options';
import { listedTests } from '../suite/listed-tests';

/** Splits a command line into ids of cases or scenarios, and the words for Playwright. */
export function splitIds(words: readonly string[]): { ids: string[]; others: string[] } {
  const isId = (word: string, index: number) =>
    !isOptionValue(words, index) && CASES.some(({ id, scenario }) => id === word || scenario === word);
  return { ids: words.filter(isId), others: words.filter((word, index) => !isId(word, index)) };
}

/** Words that look like the id of a case; a path has a slash or another dot. */
const LIKE_AN_ID = /^(?:\d{1,2}\.\d{1,3}|[A-Z]{1,2}\d{1,4}(?:\.[a-z])?)$/;

/** @throws UsageError for ids that no case has: Playwright would find no test, or take them for parts of a path */
function refuseUnknownIds(words: readonly string[]): void {
  const unknown = words.filter((word, index) => LIKE_AN_ID.test(word) && !isOptionValue(words, index));
  if (unknown.length === 0) return;
  const ids = CASES.map(({ id }) => id);
  const sentences = unknown.map(
    (word) =>
      `${word} is no case${nearestName(word, ids) === undefined ? '' : `: ${nearestName(word, ids) ?? ''} is probably meant`}.`,
  );
  throw new UsageError(`${sentences.join('\n')}\nnpm run cases lists them.`, unknown);
}

/**
 * Replaces ids of cases or scenarios by the list of their tests, for the time of the work. Spec files beside them add their
 * tests to the list. Leaves a command line without ids as it is.
 * @throws UsageError for ids that no case has, for words that fit no spec file, and for a line of a file beside ids
 */
export async function withNamedCases<T>(
  words: readonly string[],
  work: (words: readonly string[]) => Promise<T>,
): Promise<T> {
  const { ids, others } = splitIds(words);
  refuseUnknownIds(others);
  refuseUnknownFiles(others);
  if (ids.length === 0) return work(words);
  const files = fileWords(others);
  const withLine = files.find((word) => /:\d+$/.test(word));
  if (withLine !== undefined)
    throw new UsageError(
      `${withLine} names a line, which cannot be combined with ids of cases: leave out one of them.`,
      [withLine],
    );
  const all = await listedTests();
  const named = new Set(testsFor(all, ids));
  const tests = all.filter((test) => named.has(test) || isChosenFile(test.file, files));
  const rest = others.filter((word) => !files.includes(word));
  return withTestList(tests, (list) => work([...list, ...rest]));
}
