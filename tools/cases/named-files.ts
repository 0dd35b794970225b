/** Refuses words that select no spec file, before a run starts the sandbox and a browser for nothing. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { UsageError } from '../cli/options';

const SPECS = path.join(PROJECT_ROOT, 'e2e');

/**
 * @param words of the command line without ids of cases. A word after an option may be its value, so only Playwright knows
 * what it means; with another configuration the specs are others
 * @throws UsageError for words that fit no spec file
 */
export function refuseUnknownFiles(words: readonly string[]): void {
  if (words.some((word) => /^(?:-c|--config)(?:=|$)/.test(word))) return;
  const chosen = fileWords(words);
  if (chosen.length === 0) return;
  const files = specFiles();
  const unknown = chosen.filter((word) => !files.some(fits(word)));
  if (unknown.length === 0) return;
  const sentences = unknown.map((word) => `${word} is no case, and no path of a spec file contains it.`);
  throw new UsageError(
    `${sentences.join('\n')}\nnpm run cases lists the cases with their spec files; npm start -- --list lists all tests.`,
    unknown,
  );
}

/** Returns the words that choose spec files: neither an option nor what may be the value of one. */
export function fileWords(words: readonly string[]): string[] {
  return words.filter((word, index) => !word.startsWith('-') && !(words[index - 1] ?? '').startsWith('-'));
}

/** Returns whether one of the words chooses the spec file. @param file relative to `e2e/` */
export function isChosenFile(file: string, words: readonly string[]): boolean {
  return words.some((word) => fits(word)(path.join(SPECS, file)));
}

function specFiles(): string[] {
  return readdirSync(SPECS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => path.join(SPECS, name));
}

/** Playwright takes a word for a regular expression of the whole path, with or without slashes, and may have a line after it. */
function fits(word: string): (file: string) => boolean {
  const text = word.replace(/:\d+(?::\d+)?$/, '');
  const [, pattern = text, flags = 'i'] = /^\/(.*)\/([gi]*)$/.exec(text) ?? [];
  try {
    const expression = new RegExp(pattern, flags.replace('g', ''));
    return (file) => expression.test(file) || expression.test(file.split(path.sep).join('/'));
  } catch {
    // Playwright says what is wrong with the expression.
    return () => true;
  }
}
