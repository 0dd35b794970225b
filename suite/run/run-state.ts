/** State of the platform as found in a run, for the workers and reporters of the same run. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isInteractive, runFolder } from '../config/environment';
import { withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';

const runStateSchema = z.object({
  runId: z.string(),
  target: z.object({ baseUrl: z.string(), kind: z.enum(['sandbox', 'remote']), version: z.string().nullable() }),
  /** Why the platform could not be tested; null when it could. */
  unhealthyReason: z.string().nullable(),
  /** When that was found, milliseconds since the epoch. */
  unhealthyAt: z.number().default(0),
  /** The same in Russian, where there is a translation. */
  unhealthyReasonRu: z.string().optional(),
  /** Parts of the platform that are not ready; null when all are. */
  notReady: z
    .object({ parts: z.array(z.string()), sentence: z.string() })
    .nullable()
    .default(null),
  /** Whether the platform answered reads with an unknown token, before the first test. */
  answersUnknownToken: z.boolean().default(false),
  /** How many times as long as on the machine of reference this machine takes, 1 … 4; measured at the beginning. */
  slowness: z.number().default(1),
  /** Whether a sign-in has succeeded during this run. */
  signInWorks: z.boolean().default(false),
});
export type RunState = z.output<typeof runStateSchema>;

/** File with the state of a run. */
export function runStateFile(runId: string): string {
  return path.join(runFolder(runId), 'target.json');
}

export function writeRunState(state: z.input<typeof runStateSchema>): void {
  mkdirSync(path.dirname(runStateFile(state.runId)), { recursive: true });
  writePrivate(runStateFile(state.runId), state);
}

/** Returns the state of this run; undefined when the run ended before the preflight did. */
export function readRunState(runId: string): RunState | undefined {
  return readPrivate(runStateFile(runId), runStateSchema);
}

/** In UI mode and in an editor one run lasts for hours, so what was refused is tried again after this time. */
const REMEMBERED_MS = 60_000;

/** Returns whether a refusal of this time says nothing about now: somebody may have helped meanwhile. */
export function isForgotten(at: number): boolean {
  return isInteractive() && Date.now() - at > REMEMBERED_MS;
}

/** Returns why nothing can be tested in this run; null when it can, or when it is worth another try. */
export function unhealthyReasonOf(runId: string): string | null {
  const { unhealthyReason = null, unhealthyAt = 0 } = readRunState(runId) ?? {};
  return isForgotten(unhealthyAt) ? null : unhealthyReason;
}

/** Updates the state of this run from any of its processes. A run without a preflight has no state. */
export async function updateRunState(
  runId: string,
  change: Partial<Pick<RunState, 'unhealthyReason' | 'unhealthyReasonRu' | 'unhealthyAt' | 'signInWorks'>>,
): Promise<void> {
  if (readRunState(runId) === undefined) return;
  await withLock(path.dirname(runStateFile(runId)), 'target', async () => {
    const state = readRunState(runId);
    if (state !== undefined) writeRunState({ ...state, ...change });
  });
}
