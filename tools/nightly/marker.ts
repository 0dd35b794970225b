/** Identifies the nightly's issues: a hidden line in the issue's body. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const markerSchema = z.object({
  /** Digest of target and cause, because causes contain text from the platform. */
  cause: z.string(),
  /** The target's host, or `sandbox`. */
  target: z.string(),
  /** Cases that must pass for the cause to be resolved; empty for a cause of the run as a whole. */
  cases: z.array(z.string()),
  /** Day of the first occurrence, and number of nights since. */
  since: z.string(),
  times: z.number(),
});
export type Marker = z.infer<typeof markerSchema>;

const BEGINNING = '<!-- the-bot-nightly ';

export function causeId(target: string, fingerprint: string): string {
  return createHash('sha256').update(`${target}\n${fingerprint}`).digest('hex').slice(0, 16);
}

/** The line for the body. Its content cannot end the HTML comment early. */
export function markerLine(marker: Marker): string {
  return `${BEGINNING}${JSON.stringify(marker).replace(/[<>-]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)} -->`;
}

/** The marker in a body; undefined for an issue that is not the nightly's. */
export function markerOf(body: string): Marker | undefined {
  const line = body.split('\n').find((one) => one.startsWith(BEGINNING));
  if (line === undefined) return undefined;
  try {
    return markerSchema.safeParse(JSON.parse(line.slice(BEGINNING.length).replace(/ -->\s*$/, ''))).data;
  } catch (error) {
    // A user edited the line, so the issue is no longer the nightly's.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
