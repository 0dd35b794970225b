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
  option: 'option',
  row: 'row',
  heading: 'heading',
};

/** A control of a page, as data. */
export interface Control {
  kind: string;
  /** Accepted names; any of them matches. */
  names: string[];
  /** Text of the row that the control belongs to. */
  row?: string;
}

/** Matches the control in a locator: its role and name, or the placeholder of a field. */
const CONTROL =
  /getBy(?:Role\('(\w+)', \{ name: |(Placeholder)\()(?:'((?:[^'\\]|\\.)*)'|\/\^?((?:[^/\\]|\\.)*?)\$?\/\w*)/g;

/** Matches the text that the row of a control must contain. */
const ROW = /\.filter\(\{ has: getByText\('((?:[^'\\]|\\.)*)'/g;

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
  const row = control.row === undefined ? '' : ` in the row of «${control.row}»`;
  return `${control.kind} ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}${row}`;
}

/**
 * Returns kind and accepted names of the innermost control, as data; undefined when the locator ends at a part of the
 * page that has no name, such as a row that must contain a text.
 */
export function controlIn(locator: string): Control | undefined {
  const path = withoutConditions(locator);
  const found = [...path.matchAll(CONTROL)].at(-1);
  // A selector or a text after the control leads to a place inside it.
  if (found !== undefined && /\.(?:locator|getByText)\(/.test(path.slice(found.index + found[0].length)))
    return undefined;
  if (found === undefined) return undefined;
  const [, role, placeholder, text, pattern] = found;
  const kind = placeholder === undefined ? KINDS[role ?? ''] : 'field';
  const names = text === undefined ? namesIn(pattern ?? '') : [text];
  if (kind === undefined || names.length === 0) return undefined;
  // The page may have such a control in other rows: without its row the reader would look at those.
  const row = [...locator.matchAll(ROW)].at(-1)?.[1];
  return { kind, names, ...(row === undefined ? {} : { row }) };
}

/** Removes the conditions of a locator, which name other elements than the one it locates: `.filter(…)`, `.or(…)`. */
function withoutConditions(locator: string): string {
  let path = '';
  for (let at = 0; at < locator.length; at += 1) {
    const condition = /^\.(?:filter|or)\(/.exec(locator.slice(at, at + 8));
    if (condition === null) path += locator[at];
    else at = endOfArguments(locator, at + condition[0].length) - 1;
  }
  return path;
}

/** Returns the position after the closing parenthesis. Quoted text and patterns may contain parentheses. */
function endOfArguments(locator: string, start: number): number {
  let depth = 1;
  let quote: string | undefined;
  for (let at = start; at < locator.length; at += 1) {
    const sign = locator[at];
    if (sign === '\\') at += 1;
    else if (quote !== undefined) quote = sign === quote ? undefined : quote;
    else if (sign === "'" || sign === '"' || sign === '`' || (sign === '/' && /[:(,]\s*$/.test(locator.slice(0, at))))
      quote = sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return locator.length;
}

/** Splits a pattern into its alternatives. Returns none when the pattern is more than a list of wordings. */
function namesIn(pattern: string): string[] {
  const names = pattern
    .replace(/^\((.*)\)$/, '$1')
    .split('|')
    .map((name) => name.replace(/\\([.()?])/g, '$1').trim());
  return names.some((name) => name === '' || /[\\^$*+[\]{}()]/.test(name)) ? [] : names;
}
