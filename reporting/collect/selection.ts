/** Detects whether the user selected only a part of the suite. */
import { environment } from '../../suite/config/environment';

/**
 * `release`: the run covers the whole suite. `selection`: the user selected a part, which is judged, but not as a
 * release.
 */
export type Scope = 'release' | 'selection';

/** Options that narrow a run. */
const NARROWING = [
  '-g',
  '--grep',
  '-G',
  '--grep-invert',
  '--project',
  '--shard',
  '--last-failed',
  '--only-changed',
  '--test-list',
  '--test-list-invert',
];
/** Options whose value is a separate argument. */
const WITH_VALUE = [
  '-g',
  '--grep',
  '-G',
  '--grep-invert',
  '--project',
  '--shard',
  '--test-list',
  '--test-list-invert',
  '-c',
  '--config',
  '-j',
  '--workers',
  '--reporter',
  '--add-reporter',
  '--retries',
  '--repeat-each',
  '--timeout',
  '--global-timeout',
  '--max-failures',
  '--output',
  '--trace',
  '--tsconfig',
  '--browser',
  '--last-failed-file',
  '--run-agents',
  '--ui-host',
  '--ui-port',
  '--update-source-method',
];

/** Returns the scope of a run with these Playwright arguments. */
export function scopeOf(words: readonly string[]): Scope {
  const { readOnly, view } = environment();
  return readOnly || view === 'phone' || selectingArguments(words).length > 0 ? 'selection' : 'release';
}

/** Returns whether the argument at this position is the value of the option before it. */
export function isOptionValue(words: readonly string[], index: number): boolean {
  const option = words[index - 1] ?? '';
  // A seed is a number; a test file is not.
  return WITH_VALUE.includes(option) || (option === '--shuffle' && /^\d+$/.test(words[index] ?? ''));
}

/**
 * Returns the arguments that select tests; empty for a run of the whole suite.
 * @param words arguments after `playwright`
 */
export function selectingArguments(words: readonly string[]): string[] {
  const rest = words[0] === 'test' ? words.slice(1) : words;
  const chosen: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    const name = word.split('=')[0] ?? '';
    if (NARROWING.includes(name) || !word.startsWith('-')) chosen.push(word);
    if (!isOptionValue(rest, index + 1)) continue;
    if (NARROWING.includes(name)) chosen.push(rest[index + 1] ?? '');
    index += 1;
  }
  return chosen;
}
