/**
 * The order of the tests. The tests of one account stand together, and a platform lets an account read lists only so
 * many times a second: two workers waited there for a third of a run. Mixed with the others they hardly wait.
 */

/**
 * Always the same, so that two runs are comparable. Chosen so that A11 comes first: it finds whether the platform limits
 * sign-ins at all, and until then every test waits for the documented limit.
 */
export const SEED = '1518';

/** Options with which a person watches a run, in the order of the files. */
const WATCHED = ['--headed', '--debug', '--ui'];

/** Returns whether the words are those of a run that a person watches. */
export function isWatched(words: readonly string[]): boolean {
  return words.some((word) => WATCHED.includes(word));
}

/** Returns the words for Playwright with a fixed mixed order, unless they name another one or a person watches the run. */
export function inMixedOrder(words: readonly string[]): string[] {
  const hasOrder = words.some((word) => word === '--shuffle' || word.startsWith('--shuffle='));
  return hasOrder || isWatched(words) ? [...words] : ['--shuffle', SEED, ...words];
}
