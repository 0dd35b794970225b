/** Health (platform.md §6) and what the page is told about the sandbox it runs in. */

export interface Health {
  status: 'healthy' | 'unhealthy';
  timestamp: string;
}

export interface ComponentHealth extends Health {
  components: Record<'database' | 'cache', { status: 'healthy' | 'unhealthy'; response_time_ms: number }>;
}

/**
 * Deliberate departures from the complete platform, switched on with SANDBOX_SHAPE (comma-separated) for the
 * suite's own tests. The server puts the list into the page as `window.__THE_BOT__.shape`.
 */
export const SHAPES = [
  'no-publish-control',
  'past-deadline-refused',
  'no-account-creation',
  /** The side bars have no «Задания»: only the address leads there. */
  'no-assignments-link',
  /** Labels stand beside their fields without being linked to them. */
  'unlinked-labels',
  /** Students have no page of a single assignment. */
  'no-details-view',
  /** Students are told that work is marked, and neither mark nor comment. */
  'no-grade-view',
  /** Every change is called a success, whatever the server said. */
  'lying-toasts',
  /** Assignments live one path segment deeper and come as a plain list instead of pages. */
  'nested-assignments',
  /** Cached lists outlive the user's own changes. */
  'stale-caches',
  /** Answers do not say that this is a sandbox: whoever asks takes it for a real platform. */
  'unannounced',
] as const;
export type Shape = (typeof SHAPES)[number];

/** What the published build is known to lack or to do; `published` stands for all of it. */
export const PUBLISHED: readonly Shape[] = [
  'no-publish-control',
  'no-assignments-link',
  'unlinked-labels',
  'no-details-view',
  'no-grade-view',
  'lying-toasts',
  'nested-assignments',
  'stale-caches',
];

declare global {
  interface Window {
    __THE_BOT__?: { shape: Shape[]; version: string };
  }
}
