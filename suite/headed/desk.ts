/** The windows of a headed run on the screen of the tester: where each is, and how far its page is zoomed out. */
import type { Browser, Page } from '@playwright/test';
import { prepareBrowser, zoomPages } from './browser-settings';
import { stopsAtFirstStep } from '../config/run-options';
import { placeInspector } from './inspector-window';
import { withInspector, layOut, layOutPhones, moveWindow, type WindowBounds } from './window-bounds';

interface Desk {
  readonly screen: WindowBounds | undefined;
  zoom: number;
}

const desks = new WeakMap<Browser, Promise<Desk>>();

/**
 * Positions the windows of these pages, in the order of their opening.
 * @param expected number of windows that the test is going to open
 * @returns the zoom of the pages
 * @param added the page whose window has just been opened: the others move only when there are more than expected
 */
export async function arrangeWindows(pages: readonly Page[], expected: number, added: Page): Promise<number> {
  const browser = added.context().browser();
  if (browser === null || browser.browserType().name() !== 'chromium') return 1;
  const desk = await deskOf(browser);
  const screen = forPages(desk.screen ?? (await screenOf(added)));
  const count = Math.max(expected, pages.length);
  const moved = pages.length > expected ? pages : [added];
  const phone = added.viewportSize();
  if (phone !== null) {
    await arrangePhones(pages, layOutPhones(count, phone, screen));
    return 1;
  }
  const { windows, zoom } = layOut(count, screen);
  if (desk.screen !== undefined && zoom !== desk.zoom) {
    await zoomPages(browser, zoom);
    desk.zoom = zoom;
  }
  for (const page of moved) {
    const bounds = windows[pages.indexOf(page)];
    if (bounds !== undefined) await moveWindow(page, bounds);
  }
  return desk.zoom;
}

async function arrangePhones(
  pages: readonly Page[],
  { windows, height }: ReturnType<typeof layOutPhones>,
): Promise<void> {
  for (const [index, page] of pages.entries()) {
    const place = windows[index];
    const size = page.viewportSize();
    if (place === undefined || size === null) continue;
    if (size.height !== height) await page.setViewportSize({ width: size.width, height });
    await moveWindow(page, place);
  }
}

/** Leaves room for the inspector of a debug run. */
function forPages(screen: WindowBounds): WindowBounds {
  if (!stopsAtFirstStep()) return screen;
  const { pages, inspector } = withInspector(screen);
  placeInspector(inspector);
  return pages;
}

function deskOf(browser: Browser): Promise<Desk> {
  const known = desks.get(browser) ?? prepareBrowser(browser).then((screen) => ({ screen, zoom: 1 }));
  desks.set(browser, known);
  return known;
}

/** The screen as a page sees it, for a browser that does not let its settings be changed. */
function screenOf(page: Page): Promise<WindowBounds> {
  return page.evaluate(() => {
    const { availWidth: width, availHeight: height } = window.screen;
    return { left: 0, top: 0, width, height };
  });
}
