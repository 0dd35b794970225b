/** Says which variables would give the run an account of its own, where it used one of the platform's documents instead. */
import type { Account, AccountSettings } from './accounts';
import { ACTOR_FACTS, ACTOR_NAMES } from './names';

/**
 * Returns a sentence, with a space before it, when a run against a given platform signs in with an account that no
 * variable names; empty otherwise.
 */
export function unsetAccountNote(
  { email }: Account,
  {
    accounts,
    givenAccounts,
    givenUrl,
  }: Pick<AccountSettings, 'accounts' | 'givenAccounts'> & {
    givenUrl: string | undefined;
  },
): string {
  const actor = ACTOR_NAMES.find((name) => accounts[name].email === email);
  const isGiven = givenAccounts.some((given) => given.email === email);
  if (givenUrl === undefined || actor === undefined || isGiven) return '';
  const { variable } = ACTOR_FACTS[actor];
  return ` ${variable}_EMAIL and ${variable}_PASSWORD are not set, so an account of the platform’s documents was tried.`;
}
