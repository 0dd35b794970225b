/** Conditions under which a healthy platform must still pass: the suite must not mistake slowness for a fault. */
import { UsageError } from '../cli/options';

export const HANDICAPS = ['cpu', 'latency', 'zone', 'workers'] as const;
export type Handicap = (typeof HANDICAPS)[number];

/** Settings of a run under a handicap. */
export interface Conditions {
  /** Description for the terminal. */
  what: string;
  /** Arguments for the drill's sandbox; undefined if the embedded sandbox is used. */
  sandbox?: readonly string[];
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
};

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
