import type { Shape } from '../../contract/shapes';

/** Whether this platform departs from a complete one in this way; the server says so in the page. */
export function departs(shape: Shape): boolean {
  return (window.__THE_BOT__?.shape ?? []).includes(shape);
}
