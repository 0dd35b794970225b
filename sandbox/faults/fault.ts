import type { FaultHooks } from './fault-hooks';

/** The parts of the platform that faults are sorted by. */
export const AREAS = [
  'sign-in',
  'access',
  'assignments',
  'answers',
  'lateness',
  'files',
  'grades',
  'family',
  'administration',
  'page',
  'operation',
] as const;
export type Area = (typeof AREAS)[number];

/** Something small that is wrong with the platform, as it could be one day. */
export interface Fault {
  /** Lower-case words with hyphens, unique over all areas. */
  id: string;
  /** What is wrong then, in one sentence without a full stop. */
  breaks: string;
  /**
   * Who has to notice it: ids of cases of the manual protocol, or titles of tests beyond it. The first ones are the
   * quickest; a drill stops at the first that fails.
   */
  detectedBy: readonly [string, ...string[]];
  /**
   * How it is noticed where it is not by a case that fails: the figures of the run are over their limit, or the run is
   * called off with a diagnosis.
   */
  by?: 'limits' | 'diagnosis';
  /** Breaks the platform. */
  inject: (hooks: FaultHooks) => void;
}
