/** Configuration of runs against mutants: as in a drill of faults, with time-outs for the speed that was measured. */
import { defineConfig } from '@playwright/test';
import { timeoutFactor } from '../../../suite/config/run-options';
import drill from '../playwright.config';

const factor = timeoutFactor();

// A mutant must not be killed by a slow machine: mutants are tried at low priority, next to other work.
export default defineConfig({
  ...drill,
  timeout: 40_000 * factor,
  expect: { timeout: 5_000 * factor },
  use: { ...drill.use, actionTimeout: 5_000 * factor, navigationTimeout: 15_000 * factor },
});
