/**
 * Measures how long the platform takes to reject a wrong password and an unknown user. A difference lets an attacker
 * list the accounts.
 */
import { targetKind } from '../config/environment';
import { ATTEMPTS_PER_WINDOW } from './rate-limiter';
import type { AttemptResponse, Attempts } from './attempts';

export interface RejectionTimes {
  readonly wrongPassword: readonly AttemptResponse[];
  readonly unknownUser: readonly AttemptResponse[];
}

/**
 * As many samples of each kind as one client address may send. Few on a real platform, since all count for one
 * address.
 */
function samplesARound(): number {
  return targetKind() === 'sandbox' ? ATTEMPTS_PER_WINDOW : 2;
}

/** The fastest of several answers varies by less, milliseconds. */
const MARGIN_MS = 5;

/** Noise only adds time: a difference that remains after this many rounds is real. */
const MAX_ROUNDS = 3;

/**
 * Alternates both kinds, so that a machine that becomes busy slows both. Continues measuring while they differ: the
 * fastest of many approaches the time of the work, and a real difference remains.
 * @param attemptsBy returns a client, on the sandbox each with its own address
 */
export async function measureSignInRejections(
  attemptsBy: (who: string) => Attempts,
  knownEmail: string,
  unknownEmail: string,
): Promise<RejectionTimes> {
  const wrongPassword: AttemptResponse[] = [];
  const unknownUser: AttemptResponse[] = [];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const known = attemptsBy(`A7 wrong password ${knownEmail} ${round}`);
    const unknown = attemptsBy(`A7 unknown user ${unknownEmail} ${round}`);
    for (let sample = 0; sample < samplesARound(); sample += 1) {
      wrongPassword.push(await known.send({ email: knownEmail, password: 'not-the-password' }));
      unknownUser.push(await unknown.send({ email: unknownEmail, password: 'not-the-password' }));
    }
    if (haveSimilarDurations({ wrongPassword, unknownUser })) break;
  }
  return { wrongPassword, unknownUser };
}

/**
 * Returns whether both kinds take the same time apart from noise. A check that skips hashing the password saves nine
 * tenths of the time. A factor of two and a half, and a margin for the clock, allow for a busy machine. The margin is less than
 * what a quick machine needs for the hash of the sandbox (12 ms).
 */
export function haveSimilarDurations({ wrongPassword, unknownUser }: RejectionTimes): boolean {
  const [short = 0, long = 0] = [fastest(wrongPassword), fastest(unknownUser)].sort((a, b) => a - b);
  return long <= short * 2.5 || long - short <= MARGIN_MS;
}

/**
 * Returns the fastest time in milliseconds. Noise only adds time, so the fastest sample is the time of the work
 * itself.
 */
export function fastest(answers: readonly AttemptResponse[]): number {
  return Math.min(...answers.map(({ ms }) => ms));
}
