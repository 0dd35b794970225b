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

/**
 * Deliberate departures of the pages and of single parts, switched on with SANDBOX_SHAPE (comma-separated). The server
 * puts the list into the page as `window.__THE_BOT__.shape`.
 */
export const SHAPES = [
  'no-publish-control',
  'no-account-creation',
  /** The side bars have no «Задания», and the dashboards list no assignments: only the address leads there. */
  'no-assignments-link',
  /** Labels stand beside their fields without being linked to them. */
  'unlinked-labels',
  /** Students have no page of a single assignment. */
  'no-details-view',
  /** Students are told that work is marked, and neither mark nor comment. */
  'no-grade-view',
  /** Parents and tutors read no assignments of a student. */
  'no-guardian-view',
  /** Every change is called a success, whatever the server said. */
  'lying-toasts',
  /** Cached lists outlive the user's own changes. */
  'stale-caches',
  /** Answers do not say that this is a sandbox: whoever asks takes it for a real platform. */
  'unannounced',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What the pages of the published build lack or do; `published` and `repaired` stand for all of it. */
export const PUBLISHED_PAGES: readonly Shape[] = [
  'no-publish-control',
  'no-assignments-link',
  'unlinked-labels',
  'no-details-view',
  'no-grade-view',
  'no-guardian-view',
  'lying-toasts',
  'stale-caches',
];

declare global {
  interface Window {
    __THE_BOT__?: { shape: Shape[]; version: string };
  }
}
