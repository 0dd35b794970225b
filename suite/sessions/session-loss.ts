/**
 * Sessions that ended while nobody of this machine had signed in with their account. Either somebody else has, or the
 * platform drops sessions, which must not be excused.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ACTOR_NAMES } from '../config/names';
import { clockOffsetMs, runFolder, runId } from '../config/environment';
import { withLock } from '../../lib/lock';
import { readPrivate, writePrivate } from '../../lib/private-file';
import { text, type Language } from '../texts/texts';

/** What the platform said of the session of another account when one was found ended. Milliseconds since the epoch. */
const otherSessionSchema = z.object({
  actor: z.enum(ACTOR_NAMES),
  signedInAt: z.number(),
  /** When a test last found it accepted. */
  aliveAt: z.number(),
  accepted: z.boolean(),
});
export type OtherSession = z.infer<typeof otherSessionSchema>;

export const sessionLossSchema = z.object({
  actor: z.enum(ACTOR_NAMES),
  /** Milliseconds since the epoch. */
  signedInAt: z.number(),
  /** When a test last found the session accepted. Not in runs of an earlier suite. */
  aliveAt: z.number().optional(),
  detectedAt: z.number(),
  /** When somebody else signed in with the account, as the platform reports it; null when it reports no such sign-in. */
  signedInElsewhereAt: z.number().nullable(),
  /** The sessions of the other accounts at that moment. Not in runs of an earlier suite. */
  others: z.array(otherSessionSchema).optional(),
  /** Beginning of the outage whose restart ended the session; missing where none did. Only in reports. */
  outageFrom: z.number().optional(),
});
export type SessionLoss = z.infer<typeof sessionLossSchema>;

/** The suite's own sign-in takes less; clocks differ by less, or the run has warned of it. */
const OWN_SIGN_IN_MS = 10_000;

/** Returns the losses of a run, in order. */
export function readSessionLosses(id = runId()): SessionLoss[] {
  return readPrivate(lossFile(id), z.array(sessionLossSchema)) ?? [];
}

/**
 * @param loss the session that has ended, and what the platform said of the other accounts' sessions
 * @param lastSignIn the account's last sign-in as the platform reports it; undefined where it does not
 * @returns the loss, recorded for the reports
 */
export async function recordSessionLoss(
  loss: Pick<SessionLoss, 'actor' | 'signedInAt' | 'aliveAt' | 'others'>,
  lastSignIn: Date | undefined,
): Promise<SessionLoss> {
  // The platform reports the time by its own clock.
  const lastAt = lastSignIn === undefined ? undefined : lastSignIn.getTime() - clockOffsetMs();
  const elsewhere = lastAt !== undefined && lastAt > loss.signedInAt + OWN_SIGN_IN_MS;
  const complete: SessionLoss = { ...loss, detectedAt: Date.now(), signedInElsewhereAt: elsewhere ? lastAt : null };
  mkdirSync(runFolder(), { recursive: true });
  return withLock(runFolder(), 'session-losses', async () => {
    const all = readSessionLosses();
    // The same session is found dead by every test that needs it, until it is renewed.
    const same = all.find(({ actor, signedInAt }) => actor === loss.actor && signedInAt === loss.signedInAt);
    if (same === undefined) writePrivate(lossFile(runId()), [...all, complete]);
    return same ?? complete;
  });
}

/** Stores the losses of a merged run: its shards have found them. */
export function keepSessionLosses(id: string, all: readonly SessionLoss[]): void {
  writePrivate(lossFile(id), all);
}

/** Says what is known of a loss, in a sentence. */
export function lossText(
  { actor, signedInAt, detectedAt, signedInElsewhereAt }: SessionLoss,
  language: Language = 'en',
): string {
  const role = text(language, `role.${actor}`);
  if (signedInElsewhereAt !== null)
    return text(language, 'observation.session lost.elsewhere', { role, at: timeOf(signedInElsewhereAt) });
  return text(language, 'observation.session lost', { role, since: timeOf(signedInAt), at: timeOf(detectedAt) });
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

function lossFile(id: string): string {
  return path.join(runFolder(id), 'session-losses.json');
}
