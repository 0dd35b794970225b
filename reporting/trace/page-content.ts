/** Texts and controls of a page, from a snapshot of a trace. */
import type { SnapshotElement } from './dom-snapshot';

export interface PageControl {
  /** `button`, `link`, `tab`, …; ARIA's name of the role. */
  readonly role: string;
  readonly name: string;
  readonly disabled: boolean;
}

export interface PageContent {
  /** Texts of the elements that hold text of their own, in the order of the page. */
  readonly texts: readonly string[];
  readonly controls: readonly PageControl[];
}

const WITHOUT_TEXT = ['HEAD', 'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG'];
const ROLES: Readonly<Record<string, string>> = {
  BUTTON: 'button',
  A: 'link',
  SELECT: 'combobox',
  TEXTAREA: 'textbox',
  INPUT: 'textbox',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
};
const INPUT_ROLES: Readonly<Record<string, string>> = {
  checkbox: 'checkbox',
  radio: 'radio',
  number: 'spinbutton',
  submit: 'button',
  button: 'button',
  file: 'file input',
  search: 'searchbox',
};
const NAMED_ROLES = [
  'button',
  'link',
  'tab',
  'checkbox',
  'radio',
  'combobox',
  'textbox',
  'menuitem',
  'option',
  'switch',
  'dialog',
];

/** Returns what a person finds on the page. Hidden parts are left out. */
export function contentOf(root: SnapshotElement): PageContent {
  const texts: string[] = [];
  const controls: PageControl[] = [];
  const labels = labelsOf(root);
  const visit = (element: SnapshotElement): void => {
    if (isLeftOut(element)) return;
    const role = roleOf(element);
    if (role !== undefined) controls.push({ role, name: nameOf(element, labels), disabled: isDisabled(element) });
    if (element.children.some((child) => typeof child === 'string' && child.trim() !== '')) texts.push(textOf(element));
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return { texts, controls: controls.filter(({ name }) => name !== '') };
}

/** Returns the text of an element with all that it contains. */
function textOf(element: SnapshotElement): string {
  if (isLeftOut(element)) return '';
  return element.children
    .map((child) => (typeof child === 'string' ? child : ` ${textOf(child)} `))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function isLeftOut({ name, attributes }: SnapshotElement): boolean {
  return (
    WITHOUT_TEXT.includes(name.toUpperCase()) ||
    'hidden' in attributes ||
    /display:\s*none|visibility:\s*hidden/.test(attributes['style'] ?? '')
  );
}

function isDisabled({ attributes }: SnapshotElement): boolean {
  return 'disabled' in attributes || attributes['aria-disabled'] === 'true';
}

function roleOf({ name, attributes }: SnapshotElement): string | undefined {
  const given = attributes['role'];
  if (given !== undefined) return NAMED_ROLES.includes(given) || given === 'heading' ? given : undefined;
  const type = attributes['type']?.toLowerCase();
  if (name === 'INPUT' && type === 'hidden') return undefined;
  return name === 'INPUT' && type !== undefined ? (INPUT_ROLES[type] ?? 'textbox') : ROLES[name];
}

/** In the order of preference of the browsers; what is typed into a field is no name. */
function nameOf(element: SnapshotElement, labels: ReadonlyMap<string, string>): string {
  const { attributes } = element;
  const id = attributes['id'];
  const own = attributes['aria-label'] ?? (id === undefined ? undefined : labels.get(id));
  const text = ['TEXTAREA', 'SELECT'].includes(element.name) ? '' : textOf(element);
  return (own ?? (text === '' ? (attributes['placeholder'] ?? attributes['title'] ?? '') : text)).trim();
}

/** Texts of labels, by the id of their field. */
function labelsOf(root: SnapshotElement): Map<string, string> {
  const labels = new Map<string, string>();
  const visit = (element: SnapshotElement): void => {
    const field = element.attributes['for'];
    if (element.name === 'LABEL' && field !== undefined) labels.set(field, textOf(element));
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(root);
  return labels;
}
