/** Command lines that make Playwright print something and run nothing. Apart from runs: they need nothing of what reports need. */
import { runPlaywright } from './playwright';

/** Arguments that make Playwright print something and run nothing. */
const INFORMATION = ['--list', '--help', '-h', '--version', '-V'];

/** Returns whether these arguments run no test. */
export function isInformation(words: readonly string[]): boolean {
  return words.some((word) => INFORMATION.includes(word));
}

/**
 * Prints what Playwright says, for instance the list of tests. Starts no sandbox and leaves the reports alone.
 * @returns Playwright's exit code
 */
export async function runInformation(words: readonly string[]): Promise<number> {
  const { status } = await runPlaywright(['test', ...words], {
    output: 'terminal',
    variables: { THE_BOT_LISTING: '1' },
  });
  return status ?? 1;
}
