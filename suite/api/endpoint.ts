/** The form of an endpoint in the table of endpoints. */
import type { z } from 'zod';

/** A request that a user's action sends, with what its answer must contain. */
export interface Endpoint<T> {
  /** Purpose of the request, as the end of a sentence: “create the assignment”. */
  readonly purpose: string;
  readonly method: RegExp;
  readonly path: RegExp;
  readonly schema: z.ZodType<T>;
}
