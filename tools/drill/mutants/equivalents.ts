/** Single mutants that are known to be equivalent, each with the reason. At most 5 % of a family. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../suite/config/environment';
import { UsageError } from '../../cli/options';
import { MUTANT_FAMILIES } from '../../../reporting/drill/mutants/schema';
import type { Mutant } from './listed-mutants';

const FILE = path.join(PROJECT_ROOT, 'sandbox', 'faults', 'mutants', 'equivalents.json');
const LIMIT = 0.05;

const schema = z.array(z.strictObject({ name: z.string(), reason: z.string().min(10) }));

/** @returns the reasons by name @throws UsageError for a name that no mutant has, and for too many in a family */
export function readEquivalents(mutants: readonly Mutant[], file = FILE): Map<string, string> {
  const listed = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const unknown = listed.filter(({ name }) => !mutants.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new UsageError(
      `No mutant is called ${unknown.map(({ name }) => `«${name}»`).join(', ')}: correct ${path.basename(file)}.`,
    );
  for (const family of MUTANT_FAMILIES) {
    const of = mutants.filter((one) => one.family === family);
    const count = of.filter(({ name }) => listed.some((one) => one.name === name)).length;
    if (count > of.length * LIMIT)
      throw new UsageError(
        `${count} of ${of.length} mutants of the family ${family} are called equivalent; at most ${LIMIT * 100} % may be.`,
      );
  }
  return new Map(listed.map(({ name, reason }) => [name, reason]));
}
