/** How an issue of the nightly is known again: a line in its body that no reader sees. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const markerSchema = z.object({
  /** Target and cause, as a digest: causes hold words of the platform. */
  cause: z.string(),
  /** The target's host, or `sandbox`. */
  target: z.string(),
  /** What must pass for the cause to be gone; empty for a cause that belongs to the run as a whole. */
  cases: z.array(z.string()),
  /** The day on which it was first seen, and how many nights since. */
  since: z.string(),
  times: z.number(),
});
export type Marker = z.infer<typeof markerSchema>;

const BEGINNING = '<!-- the-bot-nightly ';

export function causeId(target: string, fingerprint: string): string {
  return createHash('sha256').update(`${target}\n${fingerprint}`).digest('hex').slice(0, 16);
}

/** The line for the body. Nothing in it can end the comment early. */
export function markerLine(marker: Marker): string {
  return `${BEGINNING}${JSON.stringify(marker).replace(/[<>-]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)} -->`;
}

/** The marker of a body; undefined for an issue that is not the nightly's. */
export function markerOf(body: string): Marker | undefined {
  const line = body.split('\n').find((one) => one.startsWith(BEGINNING));
  if (line === undefined) return undefined;
  try {
    return markerSchema.safeParse(JSON.parse(line.slice(BEGINNING.length).replace(/ -->\s*$/, ''))).data;
  } catch (error) {
    // Somebody edited the line: then it is a person's issue now.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
