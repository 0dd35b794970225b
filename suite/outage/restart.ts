/**
 * Restarts of the platform that end all sessions: an outage, after which no session from before is accepted any more. That is one
 * cause with the outage, and neither a platform that drops sessions nor somebody else who signs in, account by account.
 */
import { ACTOR_NAMES, roleOf, type ActorName } from '../config/names';
import type { OtherSession, SessionLoss } from '../sessions/session-loss';
import { inEach, type ByLanguage } from '../texts/texts';

/** The times of an outage, milliseconds since the epoch; null while it lasts. */
interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** Fewer accounts may have lost their sessions by chance: somebody signed in with one of them during the outage. */
export const ACCOUNTS = 2;

/** Returns the accounts whose sessions ended with an outage, in the order of the table of actors; empty where none or not all did. */
export function endedWith(outage: Span, outages: readonly Span[], losses: readonly SessionLoss[]): ActorName[] {
  const mine = losses.filter((loss) => lastBefore(loss, outages)?.from === outage.from);
  const others = mine.flatMap((loss) => loss.others ?? []);
  if ([...others, ...losses.map(asOther)].some((session) => outlived(session, outage))) return [];
  const gone = new Set([
    ...mine.map(({ actor }) => actor),
    ...others.filter(({ signedInAt }) => signedInAt < outage.from).map(({ actor }) => actor),
  ]);
  return gone.size < ACCOUNTS ? [] : ACTOR_NAMES.filter((actor) => gone.has(actor));
}

/** Returns the losses with the outage whose restart ended them, for the reports. */
export function withOutages(losses: readonly SessionLoss[], outages: readonly Span[]): SessionLoss[] {
  return losses.map(({ outageFrom: _earlier, ...loss }) => {
    const outage = lastBefore(loss, outages);
    return outage !== undefined && endedWith(outage, outages, losses).includes(loss.actor)
      ? { ...loss, outageFrom: outage.from }
      : loss;
  });
}

/** Says that a restart ended the sessions of so many roles; undefined where it ended none. */
export function restartText(outage: Span, actors: readonly ActorName[]): ByLanguage | undefined {
  if (actors.length === 0) return undefined;
  const [from, to] = [outage.from, outage.to].map((at) =>
    at === null ? 'none' : new Date(at).toISOString().slice(11, 16),
  );
  return inEach('outage.sessions', {
    count: new Set(actors.map(roleOf)).size,
    from: from ?? '',
    to: to === from ? 'same' : (to ?? 'none'),
  });
}

/** Returns the last outage from before the loss, through which its session did not go on. */
function lastBefore(loss: SessionLoss, outages: readonly Span[]): Span | undefined {
  if (loss.signedInElsewhereAt !== null) return undefined;
  const aliveAt = loss.aliveAt ?? loss.signedInAt;
  return outages.findLast(({ from, to }) => from < loss.detectedAt && aliveAt < (to ?? Infinity));
}

/** Whether a session from before an outage was accepted after it. A token from during it may be of either side. */
function outlived({ signedInAt, aliveAt, accepted }: OtherSession, { from, to }: Span): boolean {
  return signedInAt < from && (accepted || aliveAt > (to ?? Infinity));
}

function asOther({ actor, signedInAt, aliveAt = signedInAt }: SessionLoss): OtherSession {
  return { actor, signedInAt, aliveAt, accepted: false };
}
