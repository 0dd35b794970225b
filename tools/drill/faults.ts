/** The sandbox's faults, as listed by its own program. */
import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { UsageError } from '../cli/options';
import { sandboxProgram } from '../suite/embedded';

const faultSchema = z.object({
  id: z.string(),
  area: z.string(),
  breaks: z.string(),
  detectedBy: z.array(z.string()),
  /** What detects the fault: failing cases, the run's figures, or the diagnosis that aborts a run. */
  by: z.enum(['cases', 'limits', 'diagnosis']),
});
export type Fault = z.infer<typeof faultSchema>;

/** Selection of faults; all faults if nothing is selected. */
export interface Choice {
  only: readonly string[];
  area: string | undefined;
  /** An area whose faults are left out. */
  except?: string | undefined;
  onePerArea: boolean;
}

/** @throws Error if the sandbox is not built */
export function listedFaults(): Fault[] {
  const listing = spawnSync(process.execPath, [sandboxProgram('drill'), '--list'], { encoding: 'utf8' });
  if (listing.status !== 0)
    throw new Error(
      `The faults of the sandbox cannot be listed: ${listing.stderr.trim() || 'it is not built; run npm run set-up'}`,
    );
  return z.array(faultSchema).parse(JSON.parse(listing.stdout));
}

/** @throws UsageError naming what does not exist, so that a misspelt drill does not pass by running nothing */
export function chosenFaults(all: readonly Fault[], { only, area, except, onePerArea }: Choice): Fault[] {
  const unknown = only.filter((id) => !all.some((fault) => fault.id === id));
  if (unknown.length > 0)
    throw new UsageError(
      `There is no fault ${unknown.join(', ')}. There are: ${all.map((fault) => fault.id).join(', ')}.`,
    );
  const areas = [...new Set(all.map((fault) => fault.area))];
  const unknownArea = [area, except].find((name) => name !== undefined && !areas.includes(name));
  if (unknownArea !== undefined)
    throw new UsageError(`There is no area ${unknownArea}. There are: ${areas.join(', ')}.`);
  return all
    .filter((fault) => only.length === 0 || only.includes(fault.id))
    .filter((fault) => (area === undefined || fault.area === area) && fault.area !== except)
    .filter((fault, _index, chosen) => !onePerArea || chosen.find((other) => other.area === fault.area) === fault);
}
