/** The frame of every report: one file without dependencies. */
import { Html, html, type Fragment } from './html';
import type { Language } from './language';
import { STYLE } from './style';

export function page(options: { language: Language; title: string; body: Fragment }): string {
  return html`<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${options.title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body><main>${options.body}</main></body>
</html>
`.text;
}

/** Renders label and value pairs at the top of a report; leaves out unknown values. */
export function facts(pairs: readonly (readonly [string, Fragment])[]): Html {
  const known = pairs.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

export type Tone = 'good' | 'bad' | 'warn' | 'known' | 'idle';

/** Renders an outcome as a coloured word. The sign before it has the same meaning for readers who cannot see colours. */
export function mark(tone: Tone, text: string): Html {
  const signs: Record<Tone, string> = { good: '✓', bad: '✗', warn: '!', known: '◇', idle: '–' };
  return html`<span class="mark ${tone}">${signs[tone]} ${text}</span>`;
}

/** Renders the parts of a total as a coloured bar. The figures next to it serve readers who cannot see colours. */
export function bar(parts: readonly (readonly [Tone, number])[]): Html {
  const shown = parts.filter(([, count]) => count > 0);
  return html`<div class="bar" aria-hidden="true">${shown.map(([tone, count]) => html`<i class="${tone}" style="flex:${count}"></i>`)}</div>`;
}
