/** The accounts that a run signs in with: the reference ones, those of the variables, or one of several sets. */
import { chosenSet, readAccountSets, type AccountSet } from './account-sets';
import type { Mistake } from './mistake';
import { ACTOR_FACTS, ACTOR_NAMES, type ActorName } from './names';
import type { Values } from './variables';

/** Credentials of an account. The password must not get anywhere else. */
export interface Account {
  email: string;
  password: string;
}

/** A variable that is needed and not set. */
export interface MissingVariable {
  readonly variable: string;
  /** End of the sentence: why it is needed. */
  readonly why: string;
}

export interface AccountSettings {
  /** Accounts whose passwords came from the environment. These passwords are secrets, the reference ones are not. */
  readonly givenAccounts: readonly Account[];
  readonly accounts: Readonly<Record<ActorName, Account>>;
  /** All sets of ACCOUNT_SETS; none where the accounts come from variables of their own. */
  readonly accountSets: readonly AccountSet[];
  /** ACCOUNT_SETS as it is set: a path, or the JSON itself. */
  readonly accountSetsSetting: string | undefined;
  /** The set of this process, whose accounts are `accounts`. */
  readonly accountSet: AccountSet | undefined;
}

export interface AccountsFound {
  readonly settings: AccountSettings;
  readonly missing: readonly MissingVariable[];
  readonly mistakes: readonly Mistake[];
}

/** What decides which of several sets a process uses, and where a file of them is. */
export interface AccountsContext {
  readonly isRemote: boolean;
  readonly root: string;
  /** Places of the sets that the run holds. */
  readonly held: string | undefined;
  /** Place of the worker. */
  readonly worker: string | undefined;
}

/** Reads the accounts of the variables, or the set of this process. */
export function accountsOf(values: Values, context: AccountsContext): AccountsFound {
  const { all, given, missing } = accountsOfVariables(values, context.isRemote);
  const setting = values.ACCOUNT_SETS;
  if (setting === undefined) {
    const settings = {
      accounts: all,
      givenAccounts: given,
      accountSets: [],
      accountSetsSetting: setting,
      accountSet: undefined,
    };
    return { settings, missing, mistakes: [] };
  }
  const read = readAccountSets(setting, context.root);
  // The embedded sandbox has only its own accounts.
  const accountSets = values.BASE_URL === undefined ? [] : read.sets;
  const accountSet = chosenSet(accountSets, context.held, context.worker);
  return {
    settings: {
      accounts: accountSet?.accounts ?? REFERENCE,
      givenAccounts: read.sets.flatMap((set) => Object.values(set.accounts)),
      accountSets,
      accountSetsSetting: setting,
      accountSet,
    },
    missing: [],
    mistakes: [
      ...withoutEffect(values),
      ...read.mistakes.map((sentence) => ({ problem: 'sets' as const, setting: 'ACCOUNT_SETS', sentence })),
    ],
  };
}

const REFERENCE = Object.fromEntries(ACTOR_NAMES.map((name) => [name, ACTOR_FACTS[name].account])) as Readonly<
  Record<ActorName, Account>
>;

/** The accounts of the actors: those of the environment, and the reference ones where it names none. */
function accountsOfVariables(
  values: Values,
  isRemote: boolean,
): { all: Record<ActorName, Account>; given: readonly Account[]; missing: readonly MissingVariable[] } {
  const all = { ...REFERENCE };
  const given: Account[] = [];
  const missing: MissingVariable[] = [];
  const why = isRemote ? ': accounts of a real platform come from the environment' : '';
  for (const name of ACTOR_NAMES) {
    const { variable } = ACTOR_FACTS[name];
    const [email, password] = [values[`${variable}_EMAIL`], values[`${variable}_PASSWORD`]];
    if (email !== undefined && password !== undefined) {
      all[name] = { email, password };
      given.push(all[name]);
    } else if (email !== undefined || password !== undefined || isRemote) {
      if (email === undefined) missing.push({ variable: `${variable}_EMAIL`, why });
      if (password === undefined) missing.push({ variable: `${variable}_PASSWORD`, why });
    }
  }
  return { all, given, missing };
}

/** Variables of accounts that are set although the sets replace them. */
function withoutEffect(values: Values): Mistake[] {
  return ACTOR_NAMES.flatMap((name) =>
    (['EMAIL', 'PASSWORD'] as const).map((part) => `${ACTOR_FACTS[name].variable}_${part}` as const),
  )
    .filter((variable) => values[variable] !== undefined)
    .map((variable) => ({
      problem: 'conflict',
      setting: variable,
      other: 'ACCOUNT_SETS',
      sentence: `${variable} has no effect next to ACCOUNT_SETS: leave one of them out`,
    }));
}
