/** A change of the platform's data by a test, for the explanation of its failure. */
import { z } from 'zod';

/** A request that changed data, or was refused. */
export const changeSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  /** Sender of the request: a page, or the suite over the API. */
  by: z.enum(['page', 'suite']),
  /** Short values of the fields that it sent, without secrets. */
  sent: z.record(z.string(), z.string()),
});
export type Change = z.infer<typeof changeSchema>;
export const changesSchema = z.array(changeSchema);
