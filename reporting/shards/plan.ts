/**
 * Shard plan: which test runs in which shard. Every shard stores the whole plan, so one shard is enough to detect
 * that others are missing.
 */
import { z } from 'zod';

export const planSchema = z.object({
  schemaVersion: z.literal(1),
  /** `selection`: the user selected a part of the suite, so the merged run gives no verdict on a release. */
  scope: z.enum(['release', 'selection']),
  /** Tests of each shard in the order of the shards, as lines of a `--test-list`. */
  shards: z.array(z.array(z.string())),
});
export type Plan = z.infer<typeof planSchema>;

/**
 * Returns one test as a line of a `--test-list`, with the file relative to `e2e/`: `[chromium] ›
 * sign-in/teacher.spec.ts › A2 …`.
 */
export function listLine(project: string, file: string, titles: readonly string[]): string {
  return [`[${project}]`, file, ...titles].join(' › ');
}
