import type { FaultHooks } from './fault-hooks';

/** The parts of the platform by which faults are grouped. */
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
  'security',
  'performance',
  'api',
  'deployment',
] as const;
export type Area = (typeof AREAS)[number];

/** A small, realistic defect of the platform. */
export interface Fault {
  /** Lower-case words with hyphens, unique over all areas. */
  id: string;
  /** Description of the defect, one sentence without a full stop. */
  breaks: string;
  /**
   * Tests that have to detect the fault: case ids of the manual protocol, or titles of tests beyond it. The quickest
   * come first; a drill stops at the first failure.
   */
  detectedBy: readonly [string, ...string[]];
  /**
   * How the fault is detected if no case fails: a figure of the run exceeds its limit, or the run is stopped with a
   * diagnosis.
   */
  by?: 'limits' | 'diagnosis';
  /** Registers the fault's hooks. */
  inject: (hooks: FaultHooks) => void;
}
