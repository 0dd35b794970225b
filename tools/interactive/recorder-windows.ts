/** The two windows of Playwright's recorder side by side: the page on the left, what was recorded on the right. */
import { chromium } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { PROJECT_ROOT, environment, internalVariables } from '../../suite/config/environment';
import { prepareBrowser } from '../../suite/headed/browser-settings';
import { changeBrowsers, isInspector, placed } from '../../suite/headed/inspector-window';
import { withInspector, pageSize, type WindowBounds } from '../../suite/headed/window-bounds';
import { asJson } from '../../lib/json';

const boundsSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
const placesSchema = z.object({ pages: boundsSchema, inspector: boundsSchema });
type Places = z.infer<typeof placesSchema>;

const PRELOADED = path.join(PROJECT_ROOT, 'tools', 'interactive', 'place-recorder.ts');
const PROFILE = '--user-data-dir=';
/** Settings of the browser's profile: its bubbles cover the signed-in person's name, a toast, or the list of downloads. */
const QUIET = {
  translate: { enabled: false },
  credentials_enable_service: false,
  download_bubble: { partial_view_enabled: false },
};

/** Returns where the windows belong on this screen; undefined where the browser does not tell its size. */
export async function recorderPlaces(): Promise<Places | undefined> {
  const { browserName, browserPath } = environment();
  if (browserName !== 'chromium') return undefined;
  const options = browserPath === undefined ? {} : { executablePath: browserPath };
  // Ctrl-C is for the command, which ends the sandbox, too.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ headless: false, ...options, ...signals });
  try {
    const screen = await prepareBrowser(browser);
    return screen === undefined ? undefined : withInspector(screen);
  } finally {
    await browser.close();
  }
}

/** Returns the size of the recorded page as an option of `playwright codegen`. */
export function sizeOption({ pages }: { readonly pages: WindowBounds }): string[] {
  const { width, height } = pageSize(pages);
  return ['--viewport-size', `${width},${height}`];
}

/** Returns variables by which the process of the recorder opens its windows at these places. */
export function placing(places: Places): Record<string, string> {
  const { NODE_OPTIONS = '' } = internalVariables();
  return {
    THE_BOT_WINDOWS: JSON.stringify(places),
    NODE_OPTIONS: `${NODE_OPTIONS} --import tsx --import ${pathToFileURL(PRELOADED).href}`.trim(),
  };
}

/** Opens the windows of Playwright's recorder, in this process, where `placing` says. */
export function placeRecorder(): void {
  const { pages, inspector } = placesSchema.parse(asJson(internalVariables().THE_BOT_WINDOWS ?? ''));
  changeBrowsers((words) => {
    if (isInspector(words)) return placed(words, inspector);
    const profile = words.find((word) => word.startsWith(PROFILE))?.slice(PROFILE.length);
    if (profile === undefined) return words;
    const settings = path.join(profile, 'Default');
    mkdirSync(settings, { recursive: true });
    writeFileSync(path.join(settings, 'Preferences'), JSON.stringify(QUIET));
    return placed(words, pages);
  });
}
