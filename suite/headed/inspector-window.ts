/**
 * Place of Playwright's inspector, which is the window of its recorder, too. Playwright opens it at a fixed place, over the
 * windows of the pages, and has no option for it: its browser is started with other arguments.
 */
import childProcess from 'node:child_process';
import type { WindowBounds } from './window-bounds';

/** The page that the inspector's browser is started with; no other browser of Playwright has it. */
const INSPECTOR = '--app=data:text/html,';
const PLACE = /^--window-(?:position|size)=/;

type Change = (words: readonly string[]) => readonly string[];

/** Opens the inspector of this process here. Later calls replace the place. */
export function placeInspector(bounds: WindowBounds): void {
  changeBrowsers((words) => (isInspector(words) ? placed(words, bounds) : words));
}

/** Whether a browser with these arguments shows the inspector. */
export function isInspector(words: readonly string[]): boolean {
  return words.includes(INSPECTOR);
}

/** Returns the arguments of a browser with a place for its first window, screen pixels. */
export function placed(words: readonly string[], { left, top, width, height }: WindowBounds): string[] {
  return [
    ...words.filter((word) => !PLACE.test(word)),
    `--window-position=${left},${top}`,
    `--window-size=${width},${height}`,
  ];
}

const { spawn } = childProcess;

/** Changes the arguments of all programs that Playwright starts in this process. Later calls replace the change. */
export function changeBrowsers(change: Change): void {
  const changed = new Proxy(spawn, {
    apply: (target, self: unknown, given: unknown[]): unknown =>
      Reflect.apply(
        target,
        self,
        given.map((one) => (isWords(one) ? change(one) : one)),
      ),
  });
  // Playwright looks the function up at each start.
  Object.assign(childProcess, { spawn: changed });
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
