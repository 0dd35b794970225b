/**
 * Shows a window in headed mode: in its position, in the colour of its role, with a caption that is kept up to date.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { test, type Page } from '@playwright/test';
import { setStepListener } from '../../pages/parts/step-listener';
import { headedOptions } from '../config/environment';
import { ROLES } from '../config/names';
import { keepCaption, showCaption, type Caption } from './caption';
import { colourOf } from './colours';
import { TO_READ_MS } from './pace';
import { arrangeWindows } from './desk';

const shown = new Map<Page, Caption>();

/** Current step of the protocol. Windows that open later show it too. */
let stepNow = '';

/**
 * Shows the window of this page. Does nothing outside headed mode.
 * @param who the user's name in steps
 */
export async function enableOverlay(page: Page, who: string): Promise<void> {
  if (headedOptions() === undefined) return;
  shown.set(page, { who, colour: colourOf(who), step: stepNow, action: '' });
  page.on('close', () => shown.delete(page));
  await arrangeWindows([...shown.keys()], expectedWindows(), page);
  await keepCaption(page, () => captionOf(page));
  setStepListener(page, async (sentence) => {
    await page.bringToFront();
    await change(page, { action: sentence });
  });
}

/** Shows the beginning step of the protocol in every window, and pauses so that it can be read. */
export async function showStep(sentence: string): Promise<void> {
  const headed = headedOptions();
  if (headed === undefined) return;
  stepNow = sentence;
  for (const page of shown.keys()) await change(page, { step: sentence, action: '' });
  await pause(TO_READ_MS[headed.pace]);
}

/** Clears the step of the last test. */
export function clearStep(): void {
  stepNow = '';
}

async function change(page: Page, words: Partial<Caption>): Promise<void> {
  const caption = { ...captionOf(page), ...words };
  shown.set(page, caption);
  await showCaption(page, caption);
}

function captionOf(page: Page): Caption {
  return shown.get(page) ?? { who: '', colour: colourOf(''), step: '', action: '' };
}

/** The test declares its roles. More windows may open, to prepare data as another user. */
function expectedWindows(): number {
  return Math.max(1, test.info().tags.filter((tag) => ROLES.some((role) => tag === `@${role}`)).length);
}
