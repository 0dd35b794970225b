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
export const SHAPES = ['no-publish-control', 'past-deadline-refused', 'no-account-creation'] as const;
export type Shape = (typeof SHAPES)[number];

declare global {
  interface Window {
    __THE_BOT__?: { shape: Shape[]; version: string };
  }
}
