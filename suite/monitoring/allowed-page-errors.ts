/**
 * `allowed-page-errors.json`: known page errors of a platform that are accepted for a while. Reports still list them,
 * but as known. The sandbox has none and no entry applies to it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../config/environment';
import { nameOf, type PageError } from './page-errors';

const entrySchema = z.strictObject({
  /** Part of the page error's name, as reports show it. */
  finding: z.string().min(10, 'must be long enough to mean one finding'),
  reason: z.string().min(10, 'must say why this is accepted'),
  /** Last valid day, in UTC. */
  expires: z.iso.date(),
});
export type AllowedPageError = z.infer<typeof entrySchema>;

export const allowListSchema = z.array(entrySchema);

export const ALLOW_LIST_FILE = path.join(PROJECT_ROOT, 'allowed-page-errors.json');

/** @throws Error when the file is invalid */
export function readAllowList(file = ALLOW_LIST_FILE): AllowedPageError[] {
  return allowListSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Returns whether the entry is no longer valid. */
export function isExpired(entry: AllowedPageError, now = new Date()): boolean {
  return entry.expires < now.toISOString().slice(0, 10);
}

/** Returns the entry that allows a page error today; undefined when there is none. */
export function allowanceFor(
  pageError: PageError,
  list: readonly AllowedPageError[],
  now = new Date(),
): AllowedPageError | undefined {
  return list.find((entry) => !isExpired(entry, now) && nameOf(pageError).includes(entry.finding));
}
