/** Notifies a listener of the current step of a page. Does nothing when no listener is registered. */
import type { Page } from '@playwright/test';

/** Shows a sentence in the window of the page. */
export type StepListener = (sentence: string) => Promise<void>;

const listeners = new WeakMap<Page, StepListener>();

/** Registers the listener for the steps of this page. */
export function setStepListener(page: Page, listener: StepListener): void {
  listeners.set(page, listener);
}

/**
 * Notifies the listener of the next step on this page. The sentence must not contain a secret: it is shown on the
 * screen.
 */
export async function notifyStep(page: Page, sentence: string): Promise<void> {
  await listeners.get(page)?.(sentence);
}
