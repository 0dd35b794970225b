/** How long a page shows a message of success, and whether a screen reader hears of it. */
import { test } from '@playwright/test';
import type { BrowserUser } from '../actors/browser-user';
import { soon } from '../actors/soon';

/** Time to read a few words (WCAG 2.2.1 gives no number; toasts of less are missed). */
const READABLE_MS = 1_000;
/** Longer than any message is worth staying over the page. */
const GONE_MS = 60_000;
/** Time for a message to appear. */
const SHOWN_MS = 3_000;

/**
 * Runs a change that the page announces, and looks at the message for a minute of the page's clock, which must have been
 * replaced (`replacesClock`).
 * @returns what a user would miss, each as a feature; undefined where the page shows no message
 */
export function lackingOfMessage(user: BrowserUser, change: () => Promise<void>): Promise<string[] | undefined> {
  return test.step(`looks how long ${user.actor} can read the message about a change`, async () => {
    const earlier = await user.messages();
    const added = async () => (await user.messages()).filter((text) => !earlier.includes(text));
    await change();
    let isAnnounced = false;
    const isShown = await soon(async () => {
      const [text] = await added();
      isAnnounced ||= text !== undefined && (await user.toasts.announced(longestWord(text)).count()) > 0;
      return text !== undefined && isAnnounced;
    }, SHOWN_MS);
    if (!isShown && (await added()).length === 0) return undefined;
    await user.letsPass(READABLE_MS);
    const isReadable = (await added()).length > 0;
    await user.letsPass(GONE_MS);
    const goes = await soon(async () => (await added()).length === 0, SHOWN_MS);
    const crosses = user.toasts.closeButtons;
    if (!goes && (await crosses.count()) > 0) await crosses.last().click();
    const canBeClosed = goes || (await soon(async () => (await added()).length === 0, SHOWN_MS));
    return [
      ...(isAnnounced ? [] : ['message of success that screen readers announce']),
      ...(isReadable ? [] : ['message of success that stays for a second']),
      ...(canBeClosed ? [] : ['message of success that goes away or can be closed']),
    ];
  });
}

/** The announcement may have the words of a message in another order, or with others between them. */
function longestWord(text: string): string {
  return (text.match(/\p{L}+/gu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
