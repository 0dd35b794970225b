/** The outages of a run as its processes have recorded them, for the reports. */
import path from 'node:path';
import { z } from 'zod';
import { runFolder, runId } from '../config/environment';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { text, type Language } from '../texts/texts';

export const outageSchema = z.object({
  /** Milliseconds since the epoch. */
  from: z.number(),
  /** Null while it lasts. */
  to: z.number().nullable(),
  /** How the platform answered, for people. */
  how: z.string(),
  howRu: z.string().optional(),
  /** Nobody waits for the platform any more: the run ends. */
  givenUp: z.boolean().default(false),
});
export type Outage = z.output<typeof outageSchema>;

/** Note of a test that failed during an outage. */
export const outageNoteSchema = z.object({ from: z.number() });

/** Returns the outages of a run, in order. */
export function readOutages(id = runId()): Outage[] {
  return readPrivate(outageFile(id), z.array(outageSchema)) ?? [];
}

/** Stores the outages of a merged run: its shards have found them. */
export function keepOutages(id: string, all: readonly Outage[]): void {
  writePrivate(outageFile(id), all);
}

/** “no answer (ECONNREFUSED) from 14:02:11 to 14:03:40 UTC” */
export function outageText(
  { from, to, how, howRu }: Pick<Outage, 'from' | 'to' | 'how' | 'howRu'>,
  language: Language = 'en',
): string {
  const [since, until] = [from, to].map((at) => (at === null ? 'none' : new Date(at).toISOString().slice(11, 19)));
  return text(language, 'outage.span', {
    how: language === 'ru' ? (howRu ?? how) : how,
    from: since ?? '',
    to: until ?? 'none',
  });
}

/** File with the outages of a run. */
export function outageFile(id: string): string {
  return path.join(runFolder(id), 'outages.json');
}
