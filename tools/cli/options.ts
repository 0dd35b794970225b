/** Parsing of command lines and reporting of usage errors. */
import type { z } from 'zod';
import { guardOutput } from '../../reporting/scrub/output';
import { EnvironmentError } from '../../suite/config/environment';

/** Invalid command line; the message states what to type. */
export class UsageError extends Error {}

/** @param read parses the command line, as `parseArgs` does @throws UsageError listing every mistake */
export function parseOptions<T>(shape: z.ZodType<T>, read: () => unknown): T {
  const parsed = shape.safeParse(taken(read));
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ message }) => message).join('\n'));
  return parsed.data;
}

/** Runs a command. Reports an invalid command line or configuration and ends with exit code 2. */
export async function runCommand(work: () => Promise<number>): Promise<number> {
  guardOutput();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function taken(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
