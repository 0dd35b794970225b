/** Client address of a sign-in, as the platform's rate limit sees it. */
import { createHash } from 'node:crypto';
import { environment, targetKind } from '../config/environment';
import type { ActorName } from '../config/names';

/** Name of this machine's own address in the ledger. A real platform sees no other address. */
export const OWN_ADDRESS = 'this machine';

/**
 * Returns the client address. On the sandbox each name gets an address of the documentation range, sent in a
 * forwarded-for header that the sandbox trusts on loopback: the rate limit then costs no time. No such header is sent
 * elsewhere.
 */
export function addressOf(who: string): string {
  if (targetKind() !== 'sandbox') return OWN_ADDRESS;
  const groups = createHash('sha256').update(who).digest('hex').slice(0, 24).match(/.{4}/g) ?? [];
  return `2001:db8:${groups.join(':')}`;
}

/** Headers that send the address to the sandbox; none for a real platform. */
export function addressHeaders(who: string): Record<string, string> {
  return targetKind() === 'sandbox' ? { 'X-Forwarded-For': addressOf(who) } : {};
}

/** The client of a shared account, from which its address is derived: the same role of another account set is another client. */
export function clientOf(name: ActorName): string {
  const { accountSet } = environment();
  return accountSet === undefined ? name : `${name} of ${accountSet.id}`;
}
