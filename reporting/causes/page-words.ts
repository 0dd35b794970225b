/** Names of the platform's pages and controls for a product owner. */
import { API_FIELD, withoutRunTags } from '../../suite/failure/failure';
import { isTextKey, text, type Language } from '../../suite/texts/texts';

/** `name`: “the profile page”. `on`: “on the profile page”. */
type Form = 'name' | 'on';

/** Names a page by its path. A page without an entry is named by its path. */
export function pageName(path: string | undefined, form: Form, language: Language): string {
  if (path === undefined || path === '') return text(language, 'page.unknown', { form });
  const key = `page.${path}`;
  return isTextKey(key) ? text(language, key, { form }) : text(language, 'page.other', { form, path });
}

/** Returns whether a page has a name of its own. */
export function isDescribedPage(path: string): boolean {
  return isTextKey(`page.${path}`);
}

/** Returns whether the name of a page in the suite has a translation. */
export function isDescribedRoute(name: string): boolean {
  return isTextKey(`route.${name}`);
}

/** Names a page by its name in the suite. */
export function routeName(name: string, language: Language): string {
  const key = `route.${name}`;
  return isTextKey(key) ? text(language, key) : name;
}

export interface ControlWords {
  /** “button «X» or «Y»” */
  name: string;
  /** After “there is no”: the genitive in Russian. */
  none: string;
}

/** Returns whether a name is what the platform shows; descriptions of the suite are in English. */
export function isOfThePlatform(name: string): boolean {
  return /[а-яё]/i.test(name);
}

/**
 * Returns the text that a locator looks for last, as the platform shows it. Undefined for a locator without one: a
 * role, a pattern, an attribute.
 * @param locator `getByRole('main').getByText('Anna Ivanova', { exact: true })`
 */
export function textSoughtBy(locator: string): string | undefined {
  const sought = locator.matchAll(
    /(?:getBy(?:Text|Label|Placeholder|AltText|Title)\(|\b(?:name|hasText): )(['"])((?:\\.|(?!\1).)+)\1/g,
  );
  const last = [...sought].at(-1)?.[2]?.replaceAll(/\\(.)/g, '$1');
  return last === undefined ? undefined : withoutRunTags(last).trim() || undefined;
}

/** Returns whether a text is a description in the words of the suite: English words in a row outside quotations. */
export function isProse(text: string): boolean {
  return /[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}|^not /.test(text.replace(/«[^»]*»|"[^"]*"/g, '…'));
}

/** Names a value of a response: its field, or what is compared of it. Empty where a language has no words for it. */
export function valueName(name: string, language: Language): string {
  const key = `value.${name}`;
  if (isTextKey(key)) return text(language, key);
  if (language === 'en') return name;
  // “score of the answer” is the field `score`.
  const field = name.replace(/ of the \w+$/, '');
  return isProse(field) ? '' : field;
}

/** Maximum number of accepted names of a control that are listed. */
const LISTED_NAMES = 2;

/** Names the expected control. A place that only a locator describes is “what the case needs”. */
export function controlWords(
  control: { kind: string; names: readonly string[]; row?: string | undefined } | undefined,
  language: Language,
): ControlWords {
  const both = (form: (form: string) => string): ControlWords => ({ name: form('name'), none: form('none') });
  if (control === undefined || control.kind === 'place')
    return both((form) => text(language, 'control.place', { form }));
  if (control.kind === API_FIELD) {
    const field = control.names.map((name) => apiField(name, language)).join(', ');
    return { name: field, none: field };
  }
  const or = text(language, 'sentence.or');
  const all = control.names.map((name) => `«${withoutRunTags(name)}»`);
  // The accepted names of other builds are in the original message.
  const names = all.length > LISTED_NAMES ? text(language, 'sentence.orAlike', { name: all[0] ?? '' }) : all.join(or);
  if (control.kind === 'value') {
    const value = language === 'ru' ? names : control.names.join(or);
    return { name: value, none: value };
  }
  const key = `control.${control.kind}`;
  return both((form) => {
    const words = text(language, isTextKey(key) ? key : 'control.other', { form, names, kind: control.kind });
    return control.row === undefined
      ? words
      : text(language, 'sentence.inRow', { control: words, row: withoutRunTags(control.row) });
  });
}

function apiField(name: string, language: Language): string {
  const key = `control.api.${name}`;
  return isTextKey(key) ? text(language, key) : name;
}
