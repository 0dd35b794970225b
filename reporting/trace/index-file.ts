/**
 * `attempts.json` in a run's folder: the failed attempts, their errors and the paths of their traces. `npm run
 * replay` reads it.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asJson } from '../../lib/json';

export const INDEX_FILE = 'attempts.json';
const SCHEMA_VERSION = 1;

const attemptSchema = z.object({
  /** `sign-in/teacher.spec.ts › A2 …`, as in run.json. */
  test: z.string(),
  title: z.string(),
  /** Relative to the project folder. */
  file: z.string(),
  line: z.number(),
  retry: z.number(),
  status: z.string(),
  passed: z.boolean(),
  startedAt: z.string(),
  durationMs: z.number(),
  /** Cases that the test declares, and cases that failed in this attempt. */
  cases: z.array(z.string()),
  failedCases: z.array(z.string()),
  roles: z.array(z.string()),
  /** Sentence of the failed step. */
  step: z.string().nullable(),
  message: z.string().nullable(),
  /** Relative to the run's folder; null when no trace was kept. */
  trace: z.string().nullable(),
  /** Why no trace was kept. */
  note: z.string().nullable(),
});
export type AttemptEntry = z.infer<typeof attemptSchema>;

/** What a run must have in common with the recorded one to fail in the same way. */
const conditionsSchema = z.object({
  /** Build that the platform reported; null when it reported none. */
  version: z.string().nullable(),
  timeZone: z.string(),
  /** Of the reports. */
  language: z.string(),
  browser: z.string(),
  view: z.string(),
  /** Attempts that a test has when it fails. */
  attempts: z.number(),
});
export type RunConditions = z.infer<typeof conditionsSchema>;

const indexSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  runId: z.string(),
  /** The seed of `--shuffle`; null when the order was not shuffled. */
  seed: z.string().nullable(),
  target: z.object({ baseUrl: z.string(), kind: z.string() }),
  /** Missing in the files of earlier builds of the suite. */
  conditions: conditionsSchema.optional(),
  attempts: z.array(attemptSchema),
});
export type AttemptIndex = z.infer<typeof indexSchema>;

/** Returns the index as text. */
export function written(index: Omit<AttemptIndex, 'schemaVersion'>): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...index } satisfies AttemptIndex, null, 2)}\n`;
}

/** Returns the index of a run's folder; undefined when there is none, or when another build of the suite wrote it. */
export function readIndex(folder: string): AttemptIndex | undefined {
  const file = path.join(folder, INDEX_FILE);
  return existsSync(file) ? indexSchema.safeParse(asJson(readFileSync(file, 'utf8'))).data : undefined;
}
