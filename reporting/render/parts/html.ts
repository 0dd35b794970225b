/** HTML templates: escapes every inserted text; inserts only values made by `html` unchanged. */

/** A piece of finished HTML. */
export class Html {
  constructor(readonly text: string) {}
}

export type Fragment = string | number | Html | readonly Fragment[] | undefined | null | false;

export function html(strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Html {
  return new Html(strings.map((part, index) => part + render(fragments[index])).join(''));
}

/** Escapes text for use between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function render(fragment: Fragment): string {
  if (fragment === undefined || fragment === null || fragment === false) return '';
  if (fragment instanceof Html) return fragment.text;
  if (typeof fragment === 'string') return escapeHtml(fragment);
  if (typeof fragment === 'number') return String(fragment);
  return fragment.map(render).join('');
}
