/** A clock that runs faster than the real one, the same in every process: a minute of the ration takes three seconds. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RationClock } from '../../fixtures/sessions/ration';

const FASTER = 20;

export const quickClock: RationClock = {
  now: () => Date.now() * FASTER,
  pause: (ms) => pause(ms / FASTER),
};
