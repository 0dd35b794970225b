/** Whether somebody can watch at all. */
import { hasScreen } from '../../fixtures/environment';

/** Says why not. @param instead what to do on such a machine */
export function saysNoScreen(instead: string): boolean {
  if (hasScreen()) return false;
  process.stderr.write(`This machine has no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set): ${instead}\n`);
  return true;
}
