/** Tells somebody who watches what is being done in a window. Where nobody watches, nothing happens. */
import type { Page } from '@playwright/test';

/** Shows a sentence in the window it is about. */
export type Narrator = (sentence: string) => Promise<void>;

const narrators = new WeakMap<Page, Narrator>();

/** Names who tells what is done on this page. */
export function letNarrate(page: Page, narrator: Narrator): void {
  narrators.set(page, narrator);
}

/** Tells what is about to be done on this page. The sentence must not contain a secret: it stands on the screen. */
export async function narrate(page: Page, sentence: string): Promise<void> {
  await narrators.get(page)?.(sentence);
}
