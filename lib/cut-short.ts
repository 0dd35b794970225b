/** Requests that failed in the browser: the page cut them short, or there was no network. */

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

/** The reasons by which Chromium, Firefox and WebKit say that the browser had no network. */
const OFFLINE = /INTERNET_DISCONNECTED|NS_ERROR_OFFLINE|appears to be offline/i;

/**
 * Returns whether a request failed because the browser had no network: a test took it away, or the machine lost it. That says
 * nothing about the platform.
 * @param reason text of the failure as the browser reports it
 */
export function isOffline(reason: string): boolean {
  return OFFLINE.test(reason);
}
