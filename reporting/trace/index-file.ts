/** `attempts.json` in a run's folder: which attempts failed, why, and where their traces are. `npm run replay` starts here. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const INDEX_FILE = 'attempts.json';
const SCHEMA_VERSION = 1;

const attemptSchema = z.object({
  /** `sign-in/teacher.spec.ts › A2 …`, as in run.json. */
  test: z.string(),
  title: z.string(),
  /** From the project's folder. */
  file: z.string(),
  line: z.number(),
  retry: z.number(),
  status: z.string(),
  passed: z.boolean(),
  startedAt: z.string(),
  durationMs: z.number(),
  /** The cases that the test declares, and those that failed in this attempt. */
  cases: z.array(z.string()),
  failedCases: z.array(z.string()),
  roles: z.array(z.string()),
  /** The sentence of the step that failed. */
  step: z.string().nullable(),
  message: z.string().nullable(),
  /** From the run's folder; null when none was kept. */
  trace: z.string().nullable(),
  /** Why no trace was kept. */
  note: z.string().nullable(),
});
export type AttemptEntry = z.infer<typeof attemptSchema>;

const indexSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  runId: z.string(),
  /** The seed of `--shuffle`; null when the order was not shuffled. */
  seed: z.string().nullable(),
  target: z.object({ baseUrl: z.string(), kind: z.string() }),
  attempts: z.array(attemptSchema),
});
export type AttemptIndex = z.infer<typeof indexSchema>;

/** The index as text. */
export function written(index: Omit<AttemptIndex, 'schemaVersion'>): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...index } satisfies AttemptIndex, null, 2)}\n`;
}

/** The index of a run's folder; undefined when there is none, or one of another build of the suite. */
export function readIndex(folder: string): AttemptIndex | undefined {
  const file = path.join(folder, INDEX_FILE);
  return existsSync(file) ? indexSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
}
