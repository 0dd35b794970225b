/**
 * Sessions that ended while nobody of this machine had signed in with their account. Either somebody else has, or the
 * platform drops sessions, which must not be excused.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ACTOR_NAMES } from '../config/names';
import { runFolder, runId } from '../config/environment';
import { withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { text, type Language } from '../texts/texts';

export const sessionLossSchema = z.object({
  actor: z.enum(ACTOR_NAMES),
  /** Milliseconds since the epoch. */
  signedInAt: z.number(),
  detectedAt: z.number(),
  /** When somebody else signed in with the account, as the platform tells it; null when it tells no such sign-in. */
  signedInElsewhereAt: z.number().nullable(),
});
export type SessionLoss = z.infer<typeof sessionLossSchema>;

/** The suite's own sign-in takes less; clocks differ by less, or the run has warned of it. */
const OWN_SIGN_IN_MS = 10_000;

/** Returns the losses of a run, in order. */
export function readSessionLosses(id = runId()): SessionLoss[] {
  return readPrivate(lossFile(id), z.array(sessionLossSchema)) ?? [];
}

/**
 * @param lastSignIn the account's last sign-in as the platform tells it; undefined where it does not
 * @returns the loss, recorded for the reports
 */
export async function recordSessionLoss(loss: Pick<SessionLoss, 'actor' | 'signedInAt'>, lastSignIn: Date | undefined): Promise<SessionLoss> {
  const elsewhere = lastSignIn !== undefined && lastSignIn.getTime() > loss.signedInAt + OWN_SIGN_IN_MS;
  const complete: SessionLoss = { ...loss, detectedAt: Date.now(), signedInElsewhereAt: elsewhere ? lastSignIn.getTime() : null };
  mkdirSync(runFolder(), { recursive: true });
  await withLock(runFolder(), 'session-losses', async () => writePrivate(lossFile(runId()), [...readSessionLosses(), complete]));
  return complete;
}

/** Says what is known of a loss, in a sentence. */
export function lossText({ actor, signedInAt, detectedAt, signedInElsewhereAt }: SessionLoss, language: Language = 'en'): string {
  const role = text(language, `role.${actor}`);
  if (signedInElsewhereAt !== null) return text(language, 'observation.session lost.elsewhere', { role, at: timeOf(signedInElsewhereAt) });
  return text(language, 'observation.session lost', { role, since: timeOf(signedInAt), at: timeOf(detectedAt) });
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

function lossFile(id: string): string {
  return path.join(runFolder(id), 'session-losses.json');
}
