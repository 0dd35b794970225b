/**
 * Values that a platform must refuse, by field, as generators: each run of the suite tries other ones. A failing value is
 * shrunk to the simplest one that still fails.
 */
import { createHash } from 'node:crypto';
import { test } from '@playwright/test';
import fc from 'fast-check';
import { runId } from '../config/environment';

/** One field with a value that must be refused. */
export interface WrongField {
  readonly field: string;
  readonly value: unknown;
}

const blank = fc.constantFrom('', ' ', '   ', '\t', '\n');
const notText = fc.oneof(
  fc.array(fc.integer(), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'b'), fc.integer(), { maxKeys: 2 }),
  fc.boolean(),
);
const longerThan = (length: number) =>
  fc.integer({ min: length + 1, max: length + 400 }).map((size) => 'я'.repeat(size));
const words = fc.constantFrom('сто', 'NaN', 'Infinity', '1e', '--1', '0x10', '10 баллов');
const noDate = fc.oneof(
  fc.constantFrom('завтра', '31.12.2030', '2030-13-01T00:00:00Z', '2030-02-30T00:00:00Z', '2030-01-01T25:00:00Z', ''),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 1 }),
);

const of = (field: string, ...values: fc.Arbitrary<unknown>[]): fc.Arbitrary<WrongField> =>
  fc.oneof(...values).map((value) => ({ field, value }));

/** @param nonStudents ids of users who are no students, and of nobody */
export function wrongAssignmentFields(nonStudents: readonly number[]): fc.Arbitrary<WrongField> {
  return fc.oneof(
    of('title', blank, notText, longerThan(255)),
    of('description', blank, notText),
    of('max_score', fc.integer({ min: -1_000, max: 0 }), words, notText),
    of('attempts_limit', fc.integer({ min: -1_000, max: 0 }), words),
    of('late_penalty_value', fc.integer({ min: -1_000, max: -1 }), words),
    of(
      'assigned_to',
      fc.constantFrom(...nonStudents).map((id) => [id]),
      fc.constant('все'),
    ),
    of('start_date', noDate),
    of('due_date', noDate),
  );
}

/** Scores that no assignment with this maximum can have. */
export function wrongScores(maximum: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.integer({ min: -1_000, max: -1 }),
    fc.integer({ min: maximum + 1, max: maximum + 1_000 }),
    fc.integer({ min: 0, max: maximum - 1 }).map((whole) => `${whole}.${'1234'}`),
    words,
    fc.constantFrom('', ' '),
    fc.array(fc.integer(), { maxLength: 2 }),
  );
}

const noEmail = fc.oneof(
  fc.constantFrom('нет', 'a@', '@example.com', 'a b@example.com', 'a@@example.com', 'a@example', 'a@exa mple.com', ''),
  notText,
);

/** A change of an account that must be refused. */
export const wrongAccountChanges: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  noEmail.map((email) => ({ email })),
  longerThan(150).map((first_name) => ({ first_name })),
);

export const wrongAccountFields: fc.Arbitrary<WrongField> = fc.oneof(
  of('email', noEmail),
  of(
    'role',
    fc.constantFrom('superuser', 'admin', 'root', 'student', '', 'TEACHER '),
    fc.array(fc.constant('teacher'), { maxLength: 1 }),
  ),
  of('first_name', longerThan(150), blank),
  of('last_name', longerThan(150)),
);

/** Seed of this run's generators: the same for the same run id. */
export function seedOfRun(): number {
  return createHash('sha256').update(runId()).digest().readInt32BE(0);
}

/**
 * Tries generated values until one is not refused.
 * @param holds sends the value; returns what is wrong, or undefined when the platform refuses it
 * @returns a sentence with seed and shrunk value; undefined when all were refused
 */
export async function firstAccepted<T>(
  what: string,
  values: fc.Arbitrary<T>,
  runs: number,
  holds: (value: T) => Promise<string | undefined>,
): Promise<string | undefined> {
  const seed = seedOfRun();
  return test.step(`fast-check tries ${runs} ${what}, seed ${seed}`, async () => {
    let sentence: string | undefined;
    const property = fc.asyncProperty(values, async (value) => {
      const wrong = await holds(value);
      if (wrong !== undefined) sentence = wrong;
      return wrong === undefined;
    });
    const details = await fc.check(property, { seed, numRuns: runs });
    if (!details.failed) return undefined;
    return `${sentence ?? 'not refused'} (seed ${seed}, shrunk ${details.numShrinks} times to ${fc.stringify(details.counterexample?.[0]).slice(0, 200)})`;
  });
}
