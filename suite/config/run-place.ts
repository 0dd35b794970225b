/** The place of a run among others: which shard it is, and which account sets it may use. */
import { internalVariables } from './environment';

/** Returns which shard of how many this run is; undefined where it is none, or a part of a larger run in another way. */
export function shardPlace(): { number: number; count: number } | undefined {
  const [, number, count] = /^(\d+)\/(\d+)$/.exec(internalVariables().THE_BOT_SHARD ?? '') ?? [];
  return number === undefined ? undefined : { number: Number(number), count: Number(count) };
}

/** Variables of a run that may use only the first account set. */
export const FIRST_ACCOUNT_SET = { THE_BOT_ACCOUNT_SETS: '0' } as const;

/** Places of the account sets that this run may use, or holds; undefined before any was chosen. */
export function heldAccountSets(): readonly number[] | undefined {
  return internalVariables().THE_BOT_ACCOUNT_SETS?.split(',').map(Number);
}
