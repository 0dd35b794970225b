import { Blocked } from '../failure/blocked';

/**
 * Another place of the platform that may show what a step is about. A list may show the score of an assignment that has no
 * page of its own.
 */
export interface OtherPlace {
  /** Name of the place, for people: `the card in the list`. */
  readonly name: string;
  /** Goes to the place. @returns whether it shows the subject of the step at all */
  readonly find: () => Promise<boolean>;
  /** Expects what the step is about. */
  readonly look: () => Promise<unknown>;
}

/** What another place has decided. */
export type Decision = { readonly outcome: 'PASS' } | { readonly outcome: 'FAIL'; readonly error: unknown };

/**
 * Decides a step in another place.
 * @param attempt runs the expectation; throws what failed
 * @returns undefined when that place is not there either, or cannot be looked at, so that nothing is decided
 */
export async function decideIn(
  { find, look }: OtherPlace,
  attempt: (body: () => Promise<unknown>) => Promise<unknown>,
): Promise<Decision | undefined> {
  if (!(await find())) return undefined;
  return attempt(look).then(
    () => ({ outcome: 'PASS' }) as const,
    (error: unknown) => (error instanceof Blocked ? undefined : ({ outcome: 'FAIL', error } as const)),
  );
}
