/** Requests that the page itself cut short. */

/** The reasons by which Chromium, Firefox and WebKit tell it. */
const REASON = /ERR_ABORTED|NS_BINDING_ABORTED|cancelled/i;

/**
 * Returns whether a request ended because the page left, navigated or repeated it. That is no failure, although the
 * browser reports one.
 * @param reason text of the failure as the browser reports it
 */
export function isCutShort(reason: string): boolean {
  return REASON.test(reason);
}
