/** Command lines: the same help, usage errors and exit codes for every command. */
import { Command, CommanderError } from 'commander';
import type { z } from 'zod';
import { guardOutput } from '../../reporting/scrub/output';
import { EnvironmentError } from '../../suite/config/environment';

/** Invalid command line; the message states what to type. */
export class UsageError extends Error {
  /** @param words the words of the command line that are wrong, where the command knows them */
  constructor(
    message: string,
    readonly words: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The command line asked for help, which is printed. */
class HelpShown extends Error {}

/**
 * Begins the description of a command. Options and arguments are added to it.
 * @param name as after `npm run`
 */
export function commandLine(name: string, summary: string): Command {
  return new Command(name === 'start' || name === 'test' ? `npm ${name} --` : `npm run ${name} --`)
    .description(summary)
    .helpOption('-h, --help', 'prints this help')
    .addHelpText('after', '\nExit codes: docs/commands.md')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
}

/** Begins the description of a command that passes what it does not know to Playwright, in the given order. */
export function playwrightCommandLine(name: string, summary: string): Command {
  return commandLine(name, summary)
    .argument('[words...]', 'spec files and options of Playwright')
    .allowUnknownOption()
    .addHelpText('after', "Playwright's own options: npm start -- --help");
}

/**
 * Reads a command line. The schema receives the options by their names in camel case, and the arguments as `words`.
 * @throws UsageError for an unknown option, or listing every wrong value
 */
export function parseOptions<T>(
  schema: z.ZodType<T>,
  command: Command,
  words: readonly string[] = process.argv.slice(2),
): T {
  const parsed = schema.safeParse(valuesOf(command, words));
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ message }) => message).join('\n'));
  return parsed.data;
}

/** Reads the command line of a command that passes its words to Playwright. @returns the words */
export function playwrightWords(command: Command): string[] {
  return valuesOf(command, process.argv.slice(2)).words;
}

function valuesOf(command: Command, words: readonly string[]): Record<string, unknown> & { words: string[] } {
  try {
    command.parse([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new HelpShown();
    throw new UsageError(`${error.message.replace(/^error: /, '')}\n${command.name()} --help lists the options.`);
  }
  return { ...command.opts<Record<string, unknown>>(), words: command.args };
}

/**
 * Runs a command and returns its exit code. Reports an invalid command line or configuration with exit code 2.
 * @param output whether secrets are hidden in what the command prints. Commands that start a run print what the run hides.
 */
export async function runCommand(
  work: () => number | Promise<number>,
  output: 'without secrets' | 'as it is' = 'without secrets',
): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessClosed);
  if (output === 'without secrets') guardOutput();
  try {
    return await work();
  } catch (error) {
    if (error instanceof HelpShown) return 0;
    if (!(error instanceof UsageError || error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** A reader that closes its end (`| head`, a terminal that is gone) ends no command: reports and exit code do not need it. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}
