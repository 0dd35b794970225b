import { stripVTControlCharacters } from 'node:util';

/** Removes terminal colours from a message. */
export function stripAnsi(text: string): string {
  return stripVTControlCharacters(text).trim();
}

/** Returns the message of a failure without the tool's log. Separates lines of a detail by a semicolon. */
export function firstSentence(message: string): string {
  // Removes only general error names, which carry no information; a TypeError shows that the test itself is wrong.
  const sentence = (stripAnsi(message).split(/\n\s*(?:Call log:|Call Log:|at )/)[0] ?? '').replace(
    /^(?:Error|PageProblem): /,
    '',
  );
  const lines = sentence
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const text = lines
    .map((line, index) => (index === lines.length - 1 || /[.:;,!?]$/.test(line) ? line : `${line};`))
    .join(' ');
  return text.length > 600 ? `${text.slice(0, 599)}…` : text;
}
