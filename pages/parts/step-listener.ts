/** Tells somebody who watches what is being done in a window. Where nobody watches, nothing happens. */
import type { Page } from '@playwright/test';

/** Shows a sentence in the window it is about. */
export type StepListener = (sentence: string) => Promise<void>;

const listeners = new WeakMap<Page, StepListener>();

/** Names who tells what is done on this page. */
export function setStepListener(page: Page, listener: StepListener): void {
  listeners.set(page, listener);
}

/** Tells what is about to be done on this page. The sentence must not contain a secret: it stands on the screen. */
export async function notifyStep(page: Page, sentence: string): Promise<void> {
  await listeners.get(page)?.(sentence);
}
