/** Selects the faults of a drill. */
import { UsageError } from '../cli/options';
import { refuseUnknownFaults, type Fault } from '../suite/sandbox-faults';

/** Selection of faults; all faults if nothing is selected. */
export interface Choice {
  only: readonly string[];
  area: string | undefined;
  /** An area whose faults are left out. */
  except?: string | undefined;
  onePerArea: boolean;
}

/** @throws UsageError naming what does not exist, so that a misspelt drill does not pass by running nothing */
export function chosenFaults(all: readonly Fault[], { only, area, except, onePerArea }: Choice): Fault[] {
  refuseUnknownFaults(only, all);
  const areas = [...new Set(all.map((fault) => fault.area))];
  const unknownArea = [area, except].find((name) => name !== undefined && !areas.includes(name));
  if (unknownArea !== undefined)
    throw new UsageError(`There is no area ${unknownArea}. There are: ${areas.join(', ')}.`);
  return all
    .filter((fault) => only.length === 0 || only.includes(fault.id))
    .filter((fault) => (area === undefined || fault.area === area) && fault.area !== except)
    .filter((fault, _index, chosen) => !onePerArea || chosen.find((other) => other.area === fault.area) === fault);
}
