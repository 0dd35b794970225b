/** What a chain of Playwright's locating calls says: of a page object, or of a recorded line. */
import { z } from 'zod';

/** One locating call. */
export interface Target {
  /** `field`: the field at a caption, for builds that do not link labels to fields. */
  readonly by: 'role' | 'label' | 'placeholder' | 'text' | 'alt' | 'title' | 'testId' | 'css' | 'field';
  /** Of `role`, and of a `field` that only one role can have. */
  readonly role?: string | undefined;
  /** Name, text, id or selector. */
  readonly name?: string | RegExp | undefined;
  readonly exact: boolean;
  /** Of a heading. */
  readonly level?: number | undefined;
}

/** A control: the call that locates it, after those that locate what contains it. */
export interface Located {
  readonly path: readonly Target[];
  /** Which of several controls; `nth(0)` is `first()`. */
  readonly position?: number | 'last' | undefined;
  /** Whether a condition that no recorded line shows belongs to the control. */
  readonly isFiltered: boolean;
}

const nameSchema = z.union([z.string(), z.instanceof(RegExp)]).optional();
const optionsSchema = z
  .object({ name: nameSchema, exact: z.boolean().optional(), level: z.number().optional() })
  .default({});
const filterSchema = z.object({ visible: z.boolean().optional() }).strict();

const BY = {
  getByLabel: 'label',
  getByPlaceholder: 'placeholder',
  getByText: 'text',
  getByAltText: 'alt',
  getByTitle: 'title',
  getByTestId: 'testId',
} as const satisfies Record<string, Target['by']>;

/** An XPath from a caption to the field that follows it. */
const TO_FIELD = /^xpath=.*following::.*self::(?:input|textarea|select)/;
const TO_LIST = /^xpath=following::\*\[@role="combobox"\]/;

/** Where chains begin. */
export const PAGE: readonly Located[] = [{ path: [], isFiltered: false }];

/**
 * Continues a chain by one call.
 * @param from alternatives that the chain locates so far: `or` makes several
 * @param otherOf returns the alternatives of another chain, given as an argument of `or`
 * @returns undefined for a call that does not locate
 */
export function locate(
  from: readonly Located[],
  call: string,
  words: readonly unknown[],
  otherOf: (word: unknown) => readonly Located[] | undefined,
): readonly Located[] | undefined {
  const target = targetOf(call, words);
  if (target !== undefined) return from.map(({ path }) => ({ path: [...path, target], isFiltered: false }));
  const [word] = words;
  switch (call) {
    case 'locator':
      return typeof word === 'string' ? from.map((one) => selected(one, word)) : from.map(filtered);
    case 'first':
      return from.map((one) => ({ ...one, position: 0 }));
    case 'last':
      return from.map((one) => ({ ...one, position: 'last' as const }));
    case 'nth':
      return from.map((one) => ({ ...one, position: z.number().parse(word) }));
    case 'or':
      return [...from, ...(otherOf(word) ?? [])];
    case 'filter':
      return filterSchema.safeParse(word).success ? from : from.map(filtered);
    case 'and':
      return from.map(filtered);
    default:
      return undefined;
  }
}

function targetOf(call: string, words: readonly unknown[]): Target | undefined {
  if (call === 'getByRole') {
    const { name, exact = false, level } = optionsSchema.parse(words[1]);
    return { by: 'role', role: z.string().parse(words[0]), name, exact, level };
  }
  const by = Object.entries(BY).find(([name]) => name === call)?.[1];
  if (by === undefined) return undefined;
  const { exact = by === 'testId' } = optionsSchema.parse(words[1]);
  return { by, name: nameSchema.parse(words[0]), exact };
}

function selected({ path }: Located, selector: string): Located {
  const caption = path.at(-1);
  const role = TO_LIST.test(selector) ? 'combobox' : undefined;
  if (caption?.by === 'text' && (role !== undefined || TO_FIELD.test(selector)))
    return { path: [...path.slice(0, -1), { ...caption, by: 'field', role }], isFiltered: false };
  return { path: [...path, { by: 'css', name: selector, exact: true }], isFiltered: false };
}

function filtered(one: Located): Located {
  return { ...one, isFiltered: true };
}
