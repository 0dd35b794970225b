/** Who runs what when a run is spread over shards. Every shard keeps the whole plan, so that one is enough to miss the others. */
import { z } from 'zod';

export const planSchema = z.object({
  schemaVersion: z.literal(1),
  /** `selection`: somebody chose a part of the suite, so all shards together decide no release. */
  scope: z.enum(['release', 'selection']),
  /** The tests of each shard, the first shard's first, as lines of a `--test-list`. */
  shards: z.array(z.array(z.string())),
});
export type Plan = z.infer<typeof planSchema>;

/** `[chromium] › sign-in/teacher.spec.ts › A2 …`: one test as `--test-list` takes it; the file is named from `e2e/`. */
export function listLine(project: string, file: string, titles: readonly string[]): string {
  return [`[${project}]`, file, ...titles].join(' › ');
}
