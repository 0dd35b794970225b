/** Browser for Playwright's own tools, which would otherwise look for their own. */
import { environment } from '../../suite/config/environment';

/**
 * Variables for tools that open pages in the system's browser. On Linux without a default browser this is the tests'
 * browser; as root, Chromium does not start with its own sandbox.
 */
export function browserToOpen(): Record<string, string> {
  const { browserPath } = environment();
  if (browserPath === undefined || process.platform !== 'linux') return {};
  return { BROWSER: process.getuid?.() === 0 ? `${browserPath} --no-sandbox %s` : browserPath };
}
