import type { Shape } from './shapes';

/** Health responses (platform.md §6) and the configuration that the page gets about its sandbox. */

export interface Health {
  status: 'healthy' | 'unhealthy';
  timestamp: string;
}

/** One component of the platform and its response time. */
export interface ComponentState {
  status: 'healthy' | 'unhealthy';
  response_time_ms: number;
}

/** The sandbox has neither Redis nor a background worker: the file store is checked in place of both. */
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
 * `GET /api/system/metrics/`: figures of the machine and of the database; sizes in GiB. The recording names the groups and leaves
 * their figures out; these are the ones that the platform has in common with every machine.
 */
export interface Metrics {
  timestamp: string;
  cpu: { core_count: number; avg_5min_percent: number; avg_15min_percent: number };
  memory: { total_gb: number; used_gb: number; available_gb: number; used_percent: number };
  disk: {
    partitions: { partition: string; total_gb: number; used_gb: number; free_gb: number; used_percent: number }[];
  };
  database: ComponentState;
}

/**
 * Completeness of the platform. `published` responds as the newest public build was recorded, including its defects;
 * `repaired` is the same with the two repairs under which the pages were recorded; `complete` deviates from the
 * recording only as listed in `contract/deviations.ts`.
 */
export const FORMS = ['complete', 'repaired', 'published'] as const;
export type Form = (typeof FORMS)[number];

declare global {
  interface Window {
    __THE_BOT__?: { shape: Shape[]; version: string };
  }
}
