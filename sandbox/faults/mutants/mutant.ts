import type { ActiveMutant } from './runtime/switches';
import type { FaultHooks } from '../fault-hooks';

export const FAMILIES = ['answers', 'rules', 'page'] as const;
export type Family = (typeof FAMILIES)[number];

/** One systematic change of the platform. */
export interface Mutant {
  /** Unique and stable: family, place, and operator. */
  name: string;
  family: Family;
  /** File of the code, or endpoint. */
  place: string;
  operator: string;
  /** Description of the change, for a person. */
  changes: string;
  /** Keys that a control run records when a test reaches what is changed; any of them. */
  reachedBy: readonly string[];
  /** Name of the rule that excludes the mutant, because it could only be equivalent. */
  excluded: string | null;
}

/** How a mutant is switched on: in the code, or in the responses. */
export type Activation =
  { kind: 'code'; active: ActiveMutant } | { kind: 'answers'; inject: (hooks: FaultHooks) => void };

/** A mutant with the means to switch it on. */
export interface SwitchedMutant extends Mutant {
  activation: Activation;
}
