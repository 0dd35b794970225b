/** Settings that change from night to night, and those that differ between a platform and the sandbox. */
import { targetName } from './nightly-result';

/** Two zones with unusual offsets, one on each side of the date line: they reveal errors by a zone's offset. */
const ODD_ZONES = ['Asia/Kathmandu', 'Pacific/Chatham'] as const;
const SUNDAY = 0;
const DAY_MS = 86_400_000;

export interface NightlyInputs {
  readonly now: Date;
  /** Seed of another run, to repeat its order; undefined for a new one. */
  readonly seed: string | undefined;
  readonly shards: number;
  /** The platform's address; undefined for the embedded sandbox. */
  readonly url: string | undefined;
}

/** Names match the outputs of the job. */
export interface NightlySettings {
  readonly shards: string;
  /** Parts of the matrix, as JSON. */
  readonly parts: string;
  /** Maximum number of parallel parts. */
  readonly 'at-once': string;
  readonly seed: string;
  readonly 'time-zone': string;
  /** The platform's name in issues. */
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
    // Each part has its own sandbox. A real platform allows one session per user, and all parts use the same accounts.
    'at-once': url === undefined ? String(parts.length) : '1',
    seed: seed ?? String(day),
    'time-zone': ODD_ZONES[day % ODD_ZONES.length] ?? ODD_ZONES[0],
    target: targetName(url),
    weekly: String(now.getUTCDay() === SUNDAY),
  };
}
