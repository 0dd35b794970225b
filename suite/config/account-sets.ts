/**
 * `ACCOUNT_SETS`: several complete sets of accounts, so that several runs can test one platform at once. The platform keeps one
 * live session per user, so two runs with the same accounts would end each other's sessions.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import { ACTOR_FACTS, ACTOR_NAMES, actorLabel, type ActorName } from './names';

type Accounts = Readonly<Record<ActorName, { readonly email: string; readonly password: string }>>;

/** A complete set: the tutor and the parent are those of its students. */
export interface AccountSet {
  /** As reports and messages name it. */
  readonly name: string;
  /** Tells sets apart by their emails, whatever their place in the file is. */
  readonly id: string;
  readonly accounts: Accounts;
}

export interface ReadAccountSets {
  readonly sets: readonly AccountSet[];
  /** A sentence each, without an email or a password. */
  readonly mistakes: readonly string[];
}

const account = z.object({
  email: z.email({ error: 'needs an email address' }),
  password: z.string({ error: 'needs a password' }).min(1, 'needs a password'),
});
const setSchema = z.object({
  name: z
    .string()
    .regex(/^[\p{L}\d][\p{L}\d ._-]{0,39}$/u, 'needs a name of at most 40 letters, digits, spaces, dots and dashes')
    .optional(),
  ...(Object.fromEntries(ACTOR_NAMES.map((name) => [name, account])) as Record<ActorName, typeof account>),
});

/**
 * Reads the setting: the path of a JSON file, or the JSON itself, which suits a secret of a CI service.
 * @param root folder to which a relative path belongs
 */
export function readAccountSets(setting: string, root: string): ReadAccountSets {
  const file = accountSetsFile(setting, root);
  if (file !== undefined && !existsSync(file))
    return { sets: [], mistakes: ['ACCOUNT_SETS names a file that does not exist'] };
  const json = asJson(file === undefined ? setting : readFileSync(file, 'utf8'));
  if (!Array.isArray(json) || json.length === 0)
    return { sets: [], mistakes: ['ACCOUNT_SETS must be JSON: a list of sets, each with the accounts of all actors'] };
  const { data, error } = z.array(setSchema).safeParse(json);
  if (data === undefined) return { sets: [], mistakes: [...new Set(error.issues.map(mistakeOf))] };
  const sets = data.map(({ name, ...accounts }, index) => ({
    name: name ?? String(index + 1),
    id: idOf(accounts),
    accounts,
  }));
  return { sets, mistakes: repetitions(sets) };
}

/** @returns the file that the setting names; undefined where the setting is the JSON itself */
export function accountSetsFile(setting: string, root: string): string | undefined {
  return /^\s*[[{]/.test(setting) ? undefined : path.resolve(root, setting);
}

/**
 * Chooses the set of a process. The workers of a run take turns through the sets that the run holds: two with the same place
 * never run at the same time.
 * @param held places of the held sets, comma-separated; undefined in a process without a run, which uses the first set
 * @param worker place of the worker; undefined in the main process
 */
export function chosenSet(
  sets: readonly AccountSet[],
  held: string | undefined,
  worker: string | undefined,
): AccountSet | undefined {
  const own = (held ?? '')
    .split(',')
    .filter(Boolean)
    .flatMap((place) => sets[Number(place)] ?? []);
  const usable = own.length > 0 ? own : sets.slice(0, 1);
  return usable[Number(worker ?? 0) % Math.max(usable.length, 1)];
}

function mistakeOf({ path: [place, field], message }: z.core.$ZodIssue): string {
  const name = ACTOR_NAMES.find((actor) => actor === field);
  const whose = name === undefined ? '' : `, ${actorLabel(name)} (${name}),`;
  // A missing account is reported with the message of its type.
  const what = /^Invalid input/.test(message) ? 'is missing or of the wrong type' : message;
  return `ACCOUNT_SETS: set ${Number(place) + 1}${whose} ${what}`;
}

/** An account that two actors use would be signed in twice, which ends the first session. */
function repetitions(sets: readonly AccountSet[]): string[] {
  const uses = sets.flatMap(({ name, accounts }) =>
    ACTOR_NAMES.map((actor) => ({
      email: accounts[actor].email.toLowerCase(),
      where: `${ACTOR_FACTS[actor].label} of set ${name}`,
    })),
  );
  const twice = uses.flatMap(({ email, where }, index) => {
    const earlier = uses.slice(0, index).find((one) => one.email === email);
    return earlier === undefined ? [] : [`ACCOUNT_SETS: the ${where} has the account of the ${earlier.where}`];
  });
  const names = sets.map(({ name }) => name);
  const same = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [...twice, ...same.map((name) => `ACCOUNT_SETS: several sets are called ${name}`)];
}

function idOf(accounts: Accounts): string {
  const emails = ACTOR_NAMES.map((name) => accounts[name].email.toLowerCase());
  return createHash('sha256').update(JSON.stringify(emails)).digest('hex').slice(0, 12);
}
