/** What a run's folder says of its cleaning: that it was done, and what it cost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SCRUB_MARKER_FILE } from '../../fixtures/run/isolate';
import { withNames } from '../earlier-version';

const scrubSummarySchema = z.object({
  at: z.string(),
  runMs: z.number(),
  /** How long the run waited for the cleaning. */
  scrubMs: z.number(),
  files: z.number(),
  /** How many secrets were looked for, and how many times one was hidden. */
  secrets: z.number(),
  hidden: z.number(),
  /** What could not be cleaned, why, and where it is now. */
  isolated: z.array(z.string()),
});
export type ScrubSummary = z.infer<typeof scrubSummarySchema>;

/** A summary that may have been written before, when a field had another name. */
const storedSummarySchema = z.preprocess((content) => (typeof content === 'object' && content !== null ? withNames(content, (value) => value, { 'takenAway': 'isolated' }) : content), scrubSummarySchema);

export function writeScrubSummary(folder: string, summary: ScrubSummary): void {
  writeFileSync(path.join(folder, SCRUB_MARKER_FILE), `${JSON.stringify(summary, null, 2)}\n`);
}

/** The account of a run's folder; undefined when the run was not cleaned. */
export function readScrubSummary(folder: string): ScrubSummary | undefined {
  const file = path.join(folder, SCRUB_MARKER_FILE);
  return existsSync(file) ? storedSummarySchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
}

/** As the end of a run tells it. */
export function formatScrubSummary({ hidden, files, scrubMs, runMs }: ScrubSummary): string {
  const share = runMs === 0 ? '' : `, in ${((scrubMs / runMs) * 100).toFixed(1)} % of the run's time`;
  return `hidden in ${hidden} places of ${files} files${share}`;
}
