/** The sandbox's faults, as listed by its own program, and runs against a sandbox that has some of them. */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { environment } from '../../suite/config/environment';
import { faultVariables } from '../../suite/config/run-options';
import { nearestName } from '../../lib/near-name';
import { UsageError } from '../cli/options';
import { sandboxProgram } from './embedded';

const faultSchema = z.object({
  id: z.string(),
  area: z.string(),
  breaks: z.string(),
  detectedBy: z.array(z.string()),
  /** What detects the fault: failing cases, the run's figures, or the diagnosis that aborts a run. */
  by: z.enum(['cases', 'limits', 'diagnosis']),
});
export type Fault = z.infer<typeof faultSchema>;

/** Most names that a message offers in place of an unknown one. */
const MAX_OFFERED = 5;

/** @throws Error if the sandbox is not built */
export function listedFaults(): Fault[] {
  const listing = spawnSync(process.execPath, [sandboxProgram('drill'), '--list'], { encoding: 'utf8' });
  if (listing.status !== 0)
    throw new Error(
      `The faults of the sandbox cannot be listed: ${listing.stderr.trim() || 'it is not built; run npm run set-up'}`,
    );
  return z.array(faultSchema).parse(JSON.parse(listing.stdout));
}

/** @throws UsageError for names that no fault has, each with the nearest: a run on a sound sandbox would pass */
export function refuseUnknownFaults(names: readonly string[], all: readonly Pick<Fault, 'id'>[]): void {
  const ids = all.map(({ id }) => id);
  const unknown = names.filter((name) => !ids.includes(name));
  if (unknown.length === 0) return;
  throw new UsageError(
    `${unknown.map((name) => `There is no fault ${name}${offered(name, ids)}.`).join('\n')}\nnpm run sandbox -- --list-faults lists all ${ids.length}.`,
  );
}

function offered(name: string, ids: readonly string[]): string {
  const nearest = nearestName(name, ids);
  if (nearest !== undefined) return `: ${nearest} is probably meant`;
  const words = name.split('-').filter((word) => word.length > 2);
  const similar = ids.filter((id) => words.some((word) => id.split('-').includes(word))).slice(0, MAX_OFFERED);
  return similar.length === 0 ? '' : `. Similar ones: ${similar.join(', ')}`;
}

/**
 * Variables of a run whose embedded sandbox has these faults; empty for none.
 * @throws UsageError for an unknown fault, or if the run would test another platform, which cannot be broken
 */
export function variablesForFaults(names: readonly string[]): Record<string, string> {
  if (names.length === 0) return {};
  const { givenUrl } = environment();
  if (givenUrl !== undefined)
    throw new UsageError(
      `--fault breaks only the embedded sandbox, and this run would test ${givenUrl}. Leave out BASE_URL, or put «BASE_URL=» before the command.`,
    );
  refuseUnknownFaults(names, listedFaults());
  return faultVariables(names);
}

/**
 * Takes `--fault NAME` and `--fault=NAME` out of a command line whose other words go to Playwright.
 * @throws UsageError for an option without a name
 */
export function splitFaults(words: readonly string[]): { faults: string[]; others: string[] } {
  const faults: string[] = [];
  const others: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!/^--fault(?:=|$)/.test(word)) {
      others.push(word);
      continue;
    }
    const name = word === '--fault' ? words[(index += 1)] : word.slice('--fault='.length);
    if (name === undefined || name === '' || name.startsWith('-'))
      throw new UsageError('--fault takes the name of a fault. npm run sandbox -- --list-faults lists them.');
    faults.push(name);
  }
  return { faults, others };
}
