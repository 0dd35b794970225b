/** The form of a Russian noun after a number: 1 балл, 3 балла, 11 баллов. */

type Forms = Readonly<Record<'one' | 'few' | 'many', string>>;

const RULES = new Intl.PluralRules('ru');

/** Returns the form of a noun that a whole number needs. */
export function russianForm(number: number, forms: Forms): string {
  const rule = RULES.select(number);
  return rule === 'one' || rule === 'few' ? forms[rule] : forms.many;
}

/**
 * Returns the word after each number in texts; where a text has none, nothing.
 * @param noun all forms of the noun
 */
export function nounsAfterNumbers(texts: readonly string[], noun: RegExp): Readonly<Record<string, string>> {
  const pattern = new RegExp(`(?<![\\d.,])(\\d+)\\s*(${noun.source})`, 'u');
  return Object.fromEntries(
    texts.flatMap((text) => {
      const [, number, word] = pattern.exec(text) ?? [];
      return number === undefined || word === undefined ? [] : [[number, word] as const];
    }),
  );
}
