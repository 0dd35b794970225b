/** Conditions under which a healthy platform must still pass: the suite must not mistake slowness for a fault. */
import { UsageError } from '../cli/options';
import type { SlowNetwork } from './slow-network';

export const HANDICAPS = ['cpu', 'latency', 'zone', 'workers', 'busy', 'network', 'phone'] as const;
export type Handicap = (typeof HANDICAPS)[number];

/** Settings of a run under a handicap. */
export interface Conditions {
  /** Description for the terminal. */
  what: string;
  /** Arguments for the drill's sandbox; undefined if the embedded sandbox is used. */
  sandbox?: readonly string[];
  /** The network between browsers and platform; undefined for this machine's own. */
  network?: SlowNetwork;
  /** Whether all cores of this machine have other work. */
  busy?: boolean;
  words: readonly string[];
  variables: Readonly<Record<string, string>>;
  /** Responses are deliberately slower than a release allows: only the cases count, not the figures. */
  slow: boolean;
}

export const CONDITIONS: Record<Handicap, Conditions> = {
  // One worker: CPU throttling keeps a core busy, and several workers would leave no core for anything else.
  cpu: {
    what: 'a browser four times as slow',
    words: ['--workers', '1'],
    variables: { THE_BOT_CPU_SLOWDOWN: '4' },
    slow: true,
  },
  latency: { what: 'every answer 300 ms late', sandbox: ['--latency', '300'], words: [], variables: {}, slow: true },
  zone: {
    what: 'a browser at the other end of the day',
    words: [],
    variables: { TIME_ZONE: 'Pacific/Auckland' },
    slow: false,
  },
  workers: { what: 'four workers', words: ['--workers', '4'], variables: {}, slow: true },
  busy: { what: 'all cores have other work', busy: true, words: [], variables: {}, slow: true },
  network: {
    what: 'a network of 8 Mbit/s that takes 40 ms each way',
    network: { delayMs: 40, bytesPerSecond: 1_000_000 },
    words: [],
    variables: {},
    slow: true,
  },
  phone: { what: 'a phone', words: [], variables: { VIEW: 'phone' }, slow: false },
};

/** A round under no condition. */
export const AS_USUAL: Conditions = { what: 'as usual', words: [], variables: {}, slow: false };

/** Numbers of workers in turn during a burn-in of some hours. */
const MAX_WORKERS = 6;

/**
 * Conditions of a round of a burn-in of some hours. Conditions and numbers of workers rotate at different lengths, so
 * that each meets each other. A condition that says its number of workers keeps it.
 * @param round from 0
 */
export function rotating(round: number): Conditions & { name: string } {
  const turns = [undefined, ...HANDICAPS.filter((name) => name !== 'workers')];
  const name = turns[round % turns.length];
  const conditions = name === undefined ? AS_USUAL : CONDITIONS[name];
  const workers = (round % MAX_WORKERS) + 1;
  const keepsOwn = conditions.words.includes('--workers');
  const words = keepsOwn ? conditions.words : [...conditions.words, '--workers', String(workers)];
  return {
    ...conditions,
    words,
    // More workers than a machine has cores make times longer, which says nothing about the platform.
    slow: conditions.slow || workers > 2,
    name: `${name ?? 'as usual'}, workers: ${words.at(-1) ?? ''}`,
  };
}

/** @throws UsageError listing the available handicaps */
export function handicapsOf(text: string | undefined): Handicap[] {
  if (text === undefined) return [];
  if (text === 'all') return [...HANDICAPS];
  return text.split(',').map((name) => {
    const known = HANDICAPS.find((handicap) => handicap === name);
    if (known === undefined)
      throw new UsageError(`There is no handicap «${name}». There are: ${HANDICAPS.join(', ')}, all.`);
    return known;
  });
}
