/** Which browser Playwright's own tools are to open where they would look for one of their own. */
import { environment } from '../../fixtures/environment';

/** For what opens pages in the system's browser. On Linux without a default one that is the tests' own; root's Chromium refuses its own sandbox. */
export function browserToOpen(): Record<string, string> {
  const { browserPath } = environment();
  if (browserPath === undefined || process.platform !== 'linux') return {};
  return { BROWSER: process.getuid?.() === 0 ? `${browserPath} --no-sandbox %s` : browserPath };
}
