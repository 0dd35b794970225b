/** Says which control was looked for, in words that need no knowledge of locators. */

const KINDS: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'link',
  textbox: 'field',
  spinbutton: 'number field',
  checkbox: 'checkbox',
  combobox: 'list to pick from',
  tab: 'tab',
  dialog: 'dialog',
  row: 'row',
  heading: 'heading',
};

/** A control of a page, in words. */
export interface Control {
  kind: string;
  /** Any of these names is accepted. */
  names: string[];
}

/** By what controls are known: their role and name, or the hint that stands in a field. */
const CONTROL = /getBy(?:Role\('(\w+)', \{ name: |(Placeholder)\()(?:'((?:[^'\\]|\\.)*)'|\/\^?((?:[^/\\]|\\.)*?)\$?\/\w*)/g;

/**
 * «button «Создать и опубликовать», «Опубликовать» or «Publish»»: the innermost control of a locator as the browser
 * tool writes it, and its alternatives. Undefined where that has no words a person could look for.
 */
export function describeControl(locator: string): string | undefined {
  const control = controlIn(locator);
  if (control === undefined) return undefined;
  const quoted = control.names.map((name) => `«${name}»`);
  const last = quoted.pop() ?? '';
  return `${control.kind} ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}`;
}

/** The same as data: kind and accepted names of the innermost control. */
export function controlIn(locator: string): Control | undefined {
  const found = [...locator.matchAll(CONTROL)].at(-1);
  if (found === undefined) return undefined;
  const [, role, placeholder, text, pattern] = found;
  const kind = placeholder === undefined ? KINDS[role ?? ''] : 'field';
  const names = text === undefined ? namesIn(pattern ?? '') : [text];
  if (kind === undefined || names.length === 0) return undefined;
  return { kind, names };
}

/** The alternatives of a pattern; none when it is more than a list of wordings. */
function namesIn(pattern: string): string[] {
  const names = pattern.replace(/^\((.*)\)$/, '$1').split('|').map((name) => name.replace(/\\([.()?])/g, '$1').trim());
  return names.some((name) => name === '' || /[\\^$*+[\]{}()]/.test(name)) ? [] : names;
}
