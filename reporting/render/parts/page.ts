/** The frame of every report: one file without dependencies. */
import { otherLanguage, type Language } from '../../../suite/texts/texts';
import { Html, html, type Fragment } from './html';
import type { Formatter } from '../../text/language';
import { STYLE } from './style';

export function page(options: { language: Language; title: string; body: Fragment }): string {
  return html`<!doctype html>
    <html lang="${options.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${options.title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main>${options.body}</main>
      </body>
    </html> `.text;
}

/** Renders the line above a report: what it is, and a link to it in the other language. @param name file without ending */
export function topLine(title: string, name: string, format: Formatter, ...links: Fragment[]): Html {
  const other = otherLanguage(format.language);
  return html`<p class="top soft">
    <span>${title}</span>${links.map((link) => html` <span>${link}</span>`)}
    <a href="${format.file(name, other)}" lang="${other}" hreflang="${other}">${format.text('language.other')}</a>
  </p>`;
}

/** Renders label and value pairs at the top of a report; leaves out unknown values. */
export function facts(pairs: readonly (readonly [string, Fragment])[]): Html {
  const known = pairs.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Renders a text with code between backticks, as in the catalogue. */
export function prose(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** Renders the original message of a failure, folded: it is in English and in the words of the tools. */
export function original(message: string, format: Formatter): Fragment {
  return message === ''
    ? undefined
    : html`<details class="original small">
        <summary>${format.text('release.original')}</summary>
        <p lang="en">${message}</p>
      </details>`;
}

export type Tone = 'good' | 'bad' | 'warn' | 'flaky' | 'known' | 'idle';

const SIGNS: Record<Tone, string> = { good: '✓', bad: '✗', warn: '!', flaky: '~', known: '◇', idle: '–' };

/** Renders an outcome as a coloured word. The sign before it has the same meaning for readers who cannot see colours. */
export function mark(tone: Tone, text: string): Html {
  return html`<span class="mark ${tone}">${SIGNS[tone]} ${text}</span>`;
}

/** Renders the parts of a total as a coloured bar, with a legend of its colours. Each part has a label. */
export function bar(parts: readonly (readonly [Tone, number, string])[]): Fragment {
  const shown = parts.filter(([, count]) => count > 0);
  if (shown.length === 0) return undefined;
  return html`<div class="bar" aria-hidden="true">
      ${shown.map(([tone, count], index) => html`<i class="${tone}${index > 0 && ' next'}" style="flex:${count}"></i>`)}
    </div>
    <p class="legend small">
      ${shown.map(([tone, count, label]) => html`<span><i class="${tone}" aria-hidden="true">${SIGNS[tone]}</i> ${label} ${count}</span> `)}
    </p>`;
}
