import { stripVTControlCharacters } from 'node:util';

/** A message without the colours that a terminal would show. */
export function stripAnsi(text: string): string {
  return stripVTControlCharacters(text).trim();
}

/** `1.4 s`, `2 min 5 s`: a duration as a person says it. @param ms milliseconds */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** What a failure says, without the log of the tool that follows it. Lines of a detail are kept apart by a semicolon. */
export function firstSentence(message: string): string {
  // A general kind of error says nothing; a TypeError says that the test itself is wrong.
  const sentence = (stripAnsi(message).split(/\n\s*(?:Call log:|Call Log:|at )/)[0] ?? '').replace(/^(?:Error|PageProblem): /, '');
  const lines = sentence.split('\n').map((line) => line.trim()).filter(Boolean);
  const text = lines.map((line, index) => (index === lines.length - 1 || /[.:;,!?]$/.test(line) ? line : `${line};`)).join(' ');
  return text.length > 600 ? `${text.slice(0, 599)}…` : text;
}
