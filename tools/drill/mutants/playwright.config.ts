/** Configuration of runs against mutants: as in a drill of faults, with the time-outs of a run against a real platform. */
import { defineConfig } from '@playwright/test';
import drill from '../playwright.config';

// A survivor must not be killed by a slow machine: mutants are tried at low priority, next to other work.
export default defineConfig({ ...drill, expect: { timeout: 6_000 }, use: { ...drill.use, actionTimeout: 6_000 } });
