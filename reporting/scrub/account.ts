/** What a run's folder says of its cleaning: that it was done, and what it cost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CLEANED_MARK } from '../../fixtures/run/quarantine';

const accountShape = z.object({
  at: z.string(),
  runMs: z.number(),
  /** How long the run waited for the cleaning. */
  scrubMs: z.number(),
  files: z.number(),
  /** How many secrets were looked for, and how many times one was hidden. */
  secrets: z.number(),
  hidden: z.number(),
  /** What could not be cleaned, why, and where it is now. */
  takenAway: z.array(z.string()),
});
export type CleaningAccount = z.infer<typeof accountShape>;

export function writeAccount(folder: string, account: CleaningAccount): void {
  writeFileSync(path.join(folder, CLEANED_MARK), `${JSON.stringify(account, null, 2)}\n`);
}

/** The account of a run's folder; undefined when the run was not cleaned. */
export function readAccount(folder: string): CleaningAccount | undefined {
  const file = path.join(folder, CLEANED_MARK);
  return existsSync(file) ? accountShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
}

/** As the end of a run tells it. */
export function accountInWords({ hidden, files, scrubMs, runMs }: CleaningAccount): string {
  const share = runMs === 0 ? '' : `, in ${((scrubMs / runMs) * 100).toFixed(1)} % of the run's time`;
  return `hidden in ${hidden} places of ${files} files${share}`;
}
