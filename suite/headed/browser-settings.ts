/**
 * Settings of a visible Chromium for which Playwright has no option: no bubble over the page, and the zoom of all
 * pages. They are set where a person would set them, on the browser's own settings page, in a minimised window that
 * is closed at once.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession } from '@playwright/test';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import type { WindowBounds } from './window-bounds';

/** Names of the settings page. The bubbles cover the signed-in person's name, a toast, or the form of the sign-in. */
const BUBBLES = ['translate.enabled', 'download_bubble.partial_view_enabled', 'credentials_enable_service'];

/** Time for the settings page to open on a busy machine. */
const OPENING_MS = 8_000;
const POLL_INTERVAL_MS = 25;

const boundsSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });

/** What a call in a page answers: its value, or that it failed, for instance because the page was not loaded yet. */
const answerSchema = z.object({
  id: z.number(),
  result: z.object({ result: z.object({ type: z.string(), value: z.unknown().optional() }) }).optional(),
});

/**
 * Turns the bubbles off: offers to translate, to save a password, and the list of downloads.
 * @returns the part of the screen that windows may use, screen pixels; undefined where the browser refuses, which
 * leaves bubbles and zoom as they are. No case depends on either.
 */
export async function prepareBrowser(browser: Browser): Promise<WindowBounds | undefined> {
  const off = BUBBLES.map(
    (name) => `await new Promise((done) => chrome.settingsPrivate.setPref(${JSON.stringify(name)}, false, '', done));`,
  );
  const read = 'const { availLeft: left, availTop: top, availWidth: width, availHeight: height } = screen;';
  const said = await inSettings(browser, `${off.join('')} ${read} return { left, top, width, height };`);
  return boundsSchema.safeParse(said).data;
}

/** Sets the zoom of all pages, also of those that are open. @param zoom 1 is 100 % */
export async function zoomPages(browser: Browser, zoom: number): Promise<void> {
  await inSettings(browser, `await new Promise((done) => chrome.settingsPrivate.setDefaultZoom(${zoom}, done));`);
}

/** Runs the body of a function on the settings page. @returns its value; undefined where the browser refuses */
async function inSettings(browser: Browser, body: string): Promise<unknown> {
  const session = await browser.newBrowserCDPSession();
  let target: string | undefined;
  try {
    const { targetId } = await session.send('Target.createTarget', {
      url: 'chrome://settings',
      newWindow: true,
      background: true,
      windowState: 'minimized',
    });
    target = targetId;
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    return await evaluated(session, sessionId, `(async () => { ${body} return true; })()`);
  } catch {
    // A browser of an organisation may forbid its settings page.
    return undefined;
  } finally {
    if (target !== undefined) await session.send('Target.closeTarget', { targetId: target }).catch(() => undefined);
    await session.detach().catch(() => undefined);
  }
}

/** Evaluates as soon as the page has its functions; before that, each attempt fails. */
async function evaluated(session: CDPSession, sessionId: string, expression: string): Promise<unknown> {
  const last = Date.now() + OPENING_MS;
  for (let id = 1; Date.now() < last; id += 1) {
    const answered = answerTo(session, id);
    const params = { expression, awaitPromise: true, returnByValue: true };
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
    });
    const { result } = await Promise.race([answered, pause(OPENING_MS, { id, result: undefined })]);
    if (result !== undefined && 'value' in result.result) return result.result.value;
    await pause(POLL_INTERVAL_MS);
  }
  return undefined;
}

function answerTo(session: CDPSession, id: number): Promise<z.infer<typeof answerSchema>> {
  return new Promise((resolve) => {
    const read = ({ message }: { message: string }) => {
      const answer = answerSchema.safeParse(asJson(message)).data;
      if (answer?.id !== id) return;
      session.off('Target.receivedMessageFromTarget', read);
      resolve(answer);
    };
    session.on('Target.receivedMessageFromTarget', read);
  });
}
