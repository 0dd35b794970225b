/** Describes the control of a locator in words that need no knowledge of locators. */

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

/** A control of a page, as data. */
export interface Control {
  kind: string;
  /** Accepted names; any of them matches. */
  names: string[];
}

/** Matches the control in a locator: its role and name, or the placeholder of a field. */
const CONTROL = /getBy(?:Role\('(\w+)', \{ name: |(Placeholder)\()(?:'((?:[^'\\]|\\.)*)'|\/\^?((?:[^/\\]|\\.)*?)\$?\/\w*)/g;

/**
 * Describes the innermost control of a Playwright locator with its alternative names: «button «Создать и
 * опубликовать», «Опубликовать» or «Publish»». Returns undefined when the locator contains no text that a user can
 * look for.
 */
export function describeControl(locator: string): string | undefined {
  const control = controlIn(locator);
  if (control === undefined) return undefined;
  const quoted = control.names.map((name) => `«${name}»`);
  const last = quoted.pop() ?? '';
  return `${control.kind} ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}`;
}

/** Returns kind and accepted names of the innermost control, as data. */
export function controlIn(locator: string): Control | undefined {
  const found = [...locator.matchAll(CONTROL)].at(-1);
  if (found === undefined) return undefined;
  const [, role, placeholder, text, pattern] = found;
  const kind = placeholder === undefined ? KINDS[role ?? ''] : 'field';
  const names = text === undefined ? namesIn(pattern ?? '') : [text];
  if (kind === undefined || names.length === 0) return undefined;
  return { kind, names };
}

/** Splits a pattern into its alternatives. Returns none when the pattern is more than a list of wordings. */
function namesIn(pattern: string): string[] {
  const names = pattern.replace(/^\((.*)\)$/, '$1').split('|').map((name) => name.replace(/\\([.()?])/g, '$1').trim());
  return names.some((name) => name === '' || /[\\^$*+[\]{}()]/.test(name)) ? [] : names;
}
