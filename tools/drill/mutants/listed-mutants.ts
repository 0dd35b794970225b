/** The mutants of the sandbox, as listed by its own program. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import { MUTANT_FAMILIES } from '../../../reporting/drill/mutants/schema';
import { sandboxProgram } from '../../suite/embedded';

export const mutantSchema = z.object({
  name: z.string(),
  family: z.enum(MUTANT_FAMILIES),
  /** File of the code, or endpoint. */
  place: z.string(),
  operator: z.string(),
  changes: z.string(),
  /** Keys that a recording run notes when a test reaches what is changed. */
  reachedBy: z.array(z.string()),
  /** Rule that excludes the mutant; null if none does. */
  excluded: z.string().nullable(),
});
export type Mutant = z.infer<typeof mutantSchema>;

/** Builds the sandbox of mutants if its sources have changed. @throws Error with the message of the build */
export function buildMutants(): void {
  const run = spawnSync(process.execPath, [path.join(PROJECT_ROOT, 'tools', 'set-up', 'mutants.mjs')], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The sandbox of mutants cannot be built: ${run.stderr.trim()}`);
}

/** @throws Error if the program is not built */
export function listedMutants(): Mutant[] {
  const run = spawnSync(process.execPath, [sandboxProgram('mutants'), '--list'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`The mutants of the sandbox cannot be listed: ${run.stderr.trim()}`);
  return z.array(mutantSchema).parse(JSON.parse(run.stdout));
}
