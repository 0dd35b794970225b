import type { Shape } from './shapes';

/** Health (platform.md §6) and what the page is told about the sandbox it runs in. */

export interface Health {
  status: 'healthy' | 'unhealthy';
  timestamp: string;
}

/** One part of the platform and how long it took to answer. */
export interface ComponentState {
  status: 'healthy' | 'unhealthy';
  response_time_ms: number;
}

/** Redis and the background worker are not there: the store of uploaded files stands in for both. */
export interface RedisState extends ComponentState {
  memory_mb: null;
}
export interface WorkerState extends ComponentState {
  workers: number;
  queue_length: number;
}

/** `GET /api/system/health/startup/`. */
export interface StartupHealth extends Health {
  checks: { database: ComponentState; redis: RedisState };
}

/** `GET /api/system/health/ready/`. */
export interface ReadyHealth extends Health {
  components: { database: ComponentState; redis: RedisState; celery: WorkerState };
}

/**
 * How much of the platform there is. `published` answers as the newest public build was recorded, its defects included;
 * `repaired` is the same with the two repairs under which the pages were recorded; `complete` deviates from the recording
 * only where `contract/deviations.ts` says so.
 */
export const FORMS = ['complete', 'repaired', 'published'] as const;
export type Form = (typeof FORMS)[number];

declare global {
  interface Window {
    __THE_BOT__?: { shape: Shape[]; version: string };
  }
}
