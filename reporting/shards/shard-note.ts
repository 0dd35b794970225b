/** What a shard says of itself, beside its blob and its Allure results, for whoever merges. */
import { z } from 'zod';
import { runShape } from '../run-report/shape';
import { planShape } from './plan';

export const SHARD_NOTE = 'shard.json';
export const SHARD_BLOB = 'blob.zip';

export const shardNoteShape = z.object({
  schemaVersion: z.literal(1),
  /** From 1. */
  number: z.number(),
  plan: planShape,
  runId: z.string(),
  target: runShape.shape.target,
  /** Why this shard could not test the platform at all; null when it could. */
  unwell: z.string().nullable(),
  notReady: runShape.shape.notReady.optional(),
  signIns: runShape.shape.signIns,
});
export type ShardNote = z.infer<typeof shardNoteShape>;
