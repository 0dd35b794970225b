/** The note that a shard writes next to its blob and its Allure results, for merging. */
import { z } from 'zod';
import { outageSchema } from '../../suite/outage/record';
import { runSchema } from '../collect/run-schema';
import { planSchema } from './plan';

export const SHARD_NOTE = 'shard.json';

export const shardNoteSchema = z.object({
  schemaVersion: z.literal(2),
  /** Starts at 1. */
  number: z.number(),
  plan: planSchema,
  runId: z.string(),
  target: runSchema.shape.target,
  /** Why this shard could not test the platform at all; null when it could. */
  unhealthyReason: z.string().nullable(),
  notReady: runSchema.shape.notReady.optional(),
  outages: z.array(outageSchema).default([]),
  sessionLosses: runSchema.shape.sessionLosses,
  signIns: runSchema.shape.signIns,
  machine: runSchema.shape.machine,
});
export type ShardNote = z.infer<typeof shardNoteSchema>;
