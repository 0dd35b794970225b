/** Answers that the rate limit of the platform refused. They say nothing about the platform under load. */
import { Blocked } from '../failure/blocked';
import type { Failure } from '../failure/failure';
import type { Findings } from '../failure/findings';
import type { LoadAnswer } from './load';

/** With more refused answers than this share the load was not the one that the case asks for. */
const MAX_REFUSED = 0.1;

/** Returns the answers that can be judged. */
export function withoutLimited(answers: readonly LoadAnswer[]): LoadAnswer[] {
  return answers.filter(({ status }) => status !== 429);
}

/** Returns the share of a load that the rate limit refused, 0 … 1: up to a tenth is tolerated, and told in the report. */
export function refusedShare(answers: readonly Pick<LoadAnswer, 'status'>[]): number {
  return answers.filter(({ status }) => status === 429).length / Math.max(1, answers.length);
}

/**
 * Leaves a load without a result where the rate limit refused more than a tenth of it, and nothing else is wrong.
 * @param what the load, as the object of a sentence: “reads of the mixed use”
 * @throws Blocked
 */
export function blockIfLimited(findings: Findings, answers: readonly LoadAnswer[], what: string): void {
  const refused = answers.filter(({ status }) => status === 429);
  if (refusedShare(answers) <= MAX_REFUSED || findings.found.length > 0) return;
  const paths = [...new Set(refused.map(({ request }) => request.path))].join(', ');
  throw new Blocked(
    `the rate limit of the platform refused ${refused.length} of ${answers.length} ${what} (429 to ${paths}), so that they say nothing.`,
    { failure: limitedLoad(what) },
  );
}

/** The failure of a load that the rate limit refused: one cause for all of them. */
export function limitedLoad(what: string): Failure {
  return { code: 'blocked', status: 429, seen: `the rate limit of the platform refused ${what}` };
}

/** The limit counts the requests of the last second, milliseconds. */
const WINDOW_MS = 1_000;

/**
 * Returns the refusals with 429 that no limit of so many requests a second explains. A request reaches the platform between
 * its sending and its answer: where that takes long, more requests than are sent in a second may arrive in one.
 */
export function undueRefusals(answers: readonly LoadAnswer[], perSecond: number): LoadAnswer[] {
  const accepted = answers.filter(({ status }) => status === 200);
  return answers.filter(({ status, atMs, ms }) => {
    const mayCount = accepted.filter((one) => one.atMs > atMs - ms - WINDOW_MS && one.atMs - one.ms < atMs);
    return status === 429 && mayCount.length <= perSecond;
  });
}
