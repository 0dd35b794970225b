/** Variables that no user sets. Only `environment.ts` reads them from the process. */
import { z } from 'zod';
import { PACES } from './configuration';
import { wholeNumber } from './variables';

/** Phases that a run can leave out: their tests have a folder of `e2e/` of their own, with no other tests in it. */
export const PHASES_WITH_FOLDER = ['performance', 'accessibility'] as const;
export type PhaseWithFolder = (typeof PHASES_WITH_FOLDER)[number];

/** Variables that the suite sets for its child processes, and variables of a CI service. Users must not set them. */
export const INTERNAL = z.object({
  THE_BOT_RUN_ID: z.string().optional(),
  THE_BOT_SEED: z.string().optional(),
  THE_BOT_COLUMNS: z.coerce.number().optional(),
  THE_BOT_LISTING: z.string().optional(),
  THE_BOT_INTERACTIVE: z.string().optional(),
  THE_BOT_TARGET_KIND: z.enum(['sandbox', 'remote']).optional(),
  THE_BOT_WATCHED: z.string().optional(),
  THE_BOT_CLOCK_OFFSET_MS: z.coerce.number().default(0),
  THE_BOT_CLOCK_LEAD_MS: z.coerce.number().optional(),
  THE_BOT_CUES: z.url({ hostname: /^127\.0\.0\.1$/ }).optional(),
  THE_BOT_PACE: z.enum(PACES).optional(),
  THE_BOT_HOLD_MINUTES: wholeNumber.optional(),
  THE_BOT_KEYS: z.string().optional(),
  DISPLAY: z.string().optional(),
  WAYLAND_DISPLAY: z.string().optional(),
  XDG_RUNTIME_DIR: z.string().optional(),
  SSH_CONNECTION: z.string().optional(),
  WSL_DISTRO_NAME: z.string().optional(),
  THE_BOT_CPU_SLOWDOWN: z.coerce.number().min(1).max(20).optional(),
  THE_BOT_TIMEOUT_FACTOR: z.coerce.number().min(1).max(20).optional(),
  THE_BOT_MACHINE: z.enum(['watched', 'unwatched']).default('watched'),
  THE_BOT_SHARD: z.string().optional(),
  THE_BOT_ACCOUNT_SETS: z.string().optional(),
  TEST_PARALLEL_INDEX: z.string().optional(),
  THE_BOT_KEEP_RESULTS: z.string().optional(),
  THE_BOT_SECOND_RUN: z.string().optional(),
  THE_BOT_WITHOUT_PHASES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(PHASES_WITH_FOLDER))),
  PWDEBUG: z.string().optional(),
  SANDBOX_URL: z.string().optional(),
  SANDBOX_SHAPE: z.string().optional(),
  SANDBOX_ENDS_WITH: z.string().optional(),
  THE_BOT_STOP: z.string().optional(),
  THE_BOT_WINDOWS: z.string().optional(),
  NODE_OPTIONS: z.string().optional(),
  THE_BOT_DESK: z.string().optional(),
  THE_BOT_FAULTS: z
    .string()
    .regex(/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/)
    .optional(),
  GITHUB_ACTIONS: z.string().optional(),
  TEAMCITY_VERSION: z.string().optional(),
  GITHUB_STEP_SUMMARY: z.string().optional(),
  GITHUB_OUTPUT: z.string().optional(),
  CI_JOB_URL: z.string().optional(),
  BUILD_URL: z.string().optional(),
  NIGHTLY_SEED: z.string().optional(),
  NIGHTLY_SHARDS: z.enum(['1', '2', '4', '8']).optional(),
  GITHUB_SERVER_URL: z.string().optional(),
  GITHUB_REPOSITORY: z.string().optional(),
  GITHUB_RUN_ID: z.string().optional(),
  GITHUB_RUN_NUMBER: z.string().optional(),
  GITHUB_WORKFLOW: z.string().optional(),
  NO_COLOR: z.string().optional(),
  npm_package_json: z.string().optional(),
});
