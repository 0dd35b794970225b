/** The committed list of what the suite reads from each endpoint. `npm run drill -- --mutants --observe` makes it. */
import { z } from 'zod';
import content from '../observed.json';
import type { Trait } from './traits';

const roleSchema = z.object({
  statuses: z.array(z.number()),
  headers: z.array(z.string()),
  /** Whether a page after the first was requested. */
  further: z.boolean(),
  /** Traits of each field of successful responses. */
  fields: z.record(z.string(), z.array(z.string())),
});
export type ObservedRole = z.infer<typeof roleSchema>;

const observedSchema = z.object({
  contract: z.string(),
  endpoints: z.record(z.string(), z.record(z.string(), roleSchema)),
});

export const OBSERVED = observedSchema.parse(content);

/** Whether a field of an endpoint was observed with one of these traits. */
export function hasTrait(role: ObservedRole, path: string, traits: readonly Trait[]): boolean {
  return traits.some((trait) => role.fields[path]?.includes(trait) === true);
}
