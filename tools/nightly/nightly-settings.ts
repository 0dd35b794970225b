/** What differs from night to night, and why a platform is treated differently from the sandbox. */
import { targetName } from './nightly-result';

/** Two zones with odd hours, on either side of the globe's date: what is wrong by a zone's offset is wrong here. */
const ODD_ZONES = ['Asia/Kathmandu', 'Pacific/Chatham'] as const;
const SUNDAY = 0;
const DAY_MS = 86_400_000;

export interface NightlyInputs {
  readonly now: Date;
  /** Of another run, to repeat its order; undefined for a new one. */
  readonly seed: string | undefined;
  readonly shards: number;
  /** The platform's address; undefined for the embedded sandbox. */
  readonly url: string | undefined;
}

/** Named like the outputs of the job. */
export interface NightlySettings {
  readonly shards: string;
  /** The parts of the matrix, as JSON. */
  readonly parts: string;
  /** How many parts may run at the same time. */
  readonly 'at-once': string;
  readonly seed: string;
  readonly 'time-zone': string;
  /** How issues call the platform. */
  readonly target: string;
  /** Whether the full drill is due: on Sundays (UTC). */
  readonly weekly: string;
}

export function settingsOf({ now, seed, shards, url }: NightlyInputs): NightlySettings {
  const day = Math.floor(now.getTime() / DAY_MS);
  const parts = [...Array.from({ length: shards }, (_, index) => String(index + 1)), 'phone'];
  return {
    shards: String(shards),
    parts: JSON.stringify(parts),
    // Each sandbox is of its own; a real platform keeps one session a user, and its accounts are the same in all parts.
    'at-once': url === undefined ? String(parts.length) : '1',
    seed: seed ?? String(day),
    'time-zone': ODD_ZONES[day % ODD_ZONES.length] ?? ODD_ZONES[0],
    target: targetName(url),
    weekly: String(now.getUTCDay() === SUNDAY),
  };
}
