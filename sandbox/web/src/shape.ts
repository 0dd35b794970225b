import type { Shape } from '../../contract/shapes';

/** Whether this platform has the given difference from the complete platform, as listed by the server in the page. */
export function departs(shape: Shape): boolean {
  return (window.__THE_BOT__?.shape ?? []).includes(shape);
}
