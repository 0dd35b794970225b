/** Check for a screen. */
import { hasScreen } from '../../suite/config/environment';

/** Prints why headed mode is not possible. @param alternative what to do on such a machine */
export function warnIfNoDisplay(alternative: string): boolean {
  if (hasScreen()) return false;
  process.stderr.write(
    `This machine has no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set): ${alternative}\n`,
  );
  return true;
}
