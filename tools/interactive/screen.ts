/** Whether somebody can watch at all. */
import { hasScreen } from '../../fixtures/environment';

/** Says why not. @param alternative what to do on such a machine */
export function warnIfNoDisplay(alternative: string): boolean {
  if (hasScreen()) return false;
  process.stderr.write(`This machine has no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set): ${alternative}\n`);
  return true;
}
