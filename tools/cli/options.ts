/** What is asked for on a command line, and how a person is told that it cannot be followed. */
import type { z } from 'zod';
import { EnvironmentError } from '../../fixtures/environment';

/** A command line that cannot be followed; the message says what to type. */
export class UsageError extends Error {}

/**
 * @param read takes the words apart, as `parseArgs` does
 * @throws UsageError naming every mistake
 */
export function parseOptions<T>(shape: z.ZodType<T>, read: () => unknown): T {
  const parsed = shape.safeParse(taken(read));
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ message }) => message).join('\n'));
  return parsed.data;
}

/** Does the work of a command; where its words or the configuration cannot be followed, says so and ends with 2. */
export async function runCommand(work: () => Promise<number>): Promise<number> {
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
