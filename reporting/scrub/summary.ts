/** The scrub summary in a run's folder: proves that the run was scrubbed, and records the duration. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SCRUB_MARKER_FILE } from '../../suite/run/isolate';
import { withNames } from '../../lib/earlier-version';
import { asJson } from '../../lib/json';
import { localeOf, text, type Language } from '../../suite/texts/texts';
import { writeReport } from '../disk/disk';

const scrubSummarySchema = z.object({
  at: z.string(),
  runMs: z.number(),
  /** Time that the run waited for scrubbing. */
  scrubMs: z.number(),
  files: z.number(),
  /** Number of secrets that were searched for, and number of times that one was hidden. */
  secrets: z.number(),
  hidden: z.number(),
  /** Isolated files: the file, the reason, and its current path. */
  isolated: z.array(z.string()),
});
export type ScrubSummary = z.infer<typeof scrubSummarySchema>;

/** Accepts an older summary, in which a field had another name. */
const storedSummarySchema = z.preprocess(
  (content) =>
    typeof content === 'object' && content !== null
      ? withNames(content, (value) => value, new Map([['takenAway', 'isolated']]))
      : content,
  scrubSummarySchema,
);

export function writeScrubSummary(folder: string, summary: ScrubSummary): void {
  writeReport(path.join(folder, SCRUB_MARKER_FILE), `${JSON.stringify(summary, null, 2)}\n`);
}

/** Returns the scrub summary of a run's folder; undefined when the run was not scrubbed, or the disk did not store it. */
export function readScrubSummary(folder: string): ScrubSummary | undefined {
  const file = path.join(folder, SCRUB_MARKER_FILE);
  return existsSync(file) ? storedSummarySchema.safeParse(asJson(readFileSync(file, 'utf8'))).data : undefined;
}

/** Formats the summary for the end of a run. */
export function formatScrubSummary({ hidden, files, scrubMs, runMs }: ScrubSummary, language: Language = 'en'): string {
  const share = (runMs === 0 ? 0 : (scrubMs / runMs) * 100).toLocaleString(localeOf(language), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return text(language, 'terminal.scrub', { hidden, files, share: text(language, 'unit.percent', { value: share }) });
}
