/**
 * Shows a window in headed mode: in its position, in the colour of its role, with a caption that is kept up to date.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { test, type Page } from '@playwright/test';
import { setStepListener } from '../../pages/parts/step-listener';
import { headedOptions } from '../config/environment';
import { ROLES } from '../config/names';
import { stopsAtFirstStep } from '../config/run-options';
import { extendTestTimeout } from '../network/test-time';
import { withoutRunTags } from '../run/run-tag';
import { keepCaption, showCaption } from './caption';
import type { Caption } from './caption-content';
import { colourOf } from './colours';
import { arrangeWindows } from './desk';
import { stopAtFirstStep } from './first-stop';
import { INSPECTOR_HELP, KEYS_HELP } from './keys';
import { BEFORE_ACTION_MS, TO_READ_MS } from './pace';
import { controls, setControlsListener, tellTerminal } from './steering';

interface Shown {
  readonly who: string;
  action: string;
}

/** Windows in the order of their opening. */
const shown = new Map<Page, Shown>();

/** Size of the captions: they stay readable where pages are zoomed out. */
let scale = 1;
const LARGEST_CAPTION = 1.6;
/** A failure has more words. */
const LARGEST_FAILURE = 1.2;

/** What all windows show. Windows that open later show it too. */
let now: { step: string; acting: Page | undefined; failure: readonly string[] | undefined } = {
  step: '',
  acting: undefined,
  failure: undefined,
};

/**
 * Shows the window of this page. Does nothing outside headed mode.
 * @param who the user's name in steps
 */
export async function enableOverlay(page: Page, who: string): Promise<void> {
  if (headedOptions() === undefined) return;
  shown.set(page, { who: withoutRunTags(who), action: '' });
  page.on('close', () => {
    shown.delete(page);
    if (now.acting === page) now.acting = undefined;
  });
  const zoom = await arrangeWindows([...shown.keys()], expectedWindows(), page);
  scale = Math.min(LARGEST_CAPTION, 1 / zoom);
  setControlsListener(() => void refresh());
  await keepCaption(
    page,
    () => captionOf(page),
    (key) => controls().press(key),
  );
  let outlinedFor: number | undefined;
  setStepListener(page, async (sentence) => {
    await beginAction(page, sentence);
    await stopAtFirstStep(page);
    // The control is outlined, and the pointer moves to it, before Playwright acts.
    const duration = BEFORE_ACTION_MS[controls().pace];
    if (duration === outlinedFor) return;
    outlinedFor = duration;
    await outlineControls(page, duration, colourOf(who));
  });
}

/** Shows the beginning step of the protocol in every window, and pauses so that it can be read. */
export async function showStep(sentence: string): Promise<void> {
  if (headedOptions() === undefined) return;
  now.step = sentence;
  for (const one of shown.values()) one.action = '';
  await refresh();
  await pause(TO_READ_MS[controls().pace]);
  const [id = ''] = sentence.split(' ', 1);
  await stopAtFirstStep(windowOf(sentence.slice(id.length + 1)), id);
}

/** Window of the actor with whose name a sentence begins; otherwise the first. */
function windowOf(sentence: string): Page | undefined {
  const [first] = shown.keys();
  return [...shown].find(([, { who }]) => sentence.startsWith(`${who} `))?.[0] ?? first;
}

/** Shows the title of a beginning test, until its first step. */
export async function showTest(title: string): Promise<void> {
  now = { step: withoutRunTags(title), acting: undefined, failure: undefined };
  for (const one of shown.values()) one.action = '';
  await refresh();
}

/**
 * Shows a failure in the window that acted last, or its end.
 * @param lines what was expected and seen; undefined removes the failure
 */
export async function showFailure(lines: readonly string[] | undefined): Promise<void> {
  now.failure = lines;
  now.acting ??= [...shown.keys()].at(-1);
  if (lines !== undefined) await now.acting?.bringToFront();
  await refresh();
}

/** Removes what dims the windows, for the pictures at the end of a test. */
export async function showEnd(): Promise<void> {
  now = { ...now, acting: undefined, failure: undefined };
  await refresh();
}

/** Address of the window that acted last. */
export function addressShown(): string | undefined {
  return (now.acting ?? [...shown.keys()].at(-1))?.url();
}

async function beginAction(page: Page, sentence: string): Promise<void> {
  const one = shown.get(page);
  if (one === undefined) return;
  one.action = withoutRunTags(sentence);
  const isSame = now.acting === page;
  now.acting = page;
  if (!isSame) await page.bringToFront();
  await (isSame ? showCaption(page, captionOf(page)) : refresh());
  if (controls().isPaused) tellTerminal(`Paused before: ${one.action}. ${KEYS_HELP}`);
  const waited = await controls().beforeAction();
  if (waited > 0) extendTestTimeout(waited);
}

async function refresh(): Promise<void> {
  await Promise.all([...shown.keys()].map((page) => showCaption(page, captionOf(page))));
}

function captionOf(page: Page): Caption {
  const { who, action } = shown.get(page) ?? { who: '', action: '' };
  const colour = colourOf(who);
  if (now.acting !== undefined && now.acting !== page)
    return { who, colour, step: 'waiting', action: '', isWaiting: true, scale };
  const help = stopsAtFirstStep() ? INSPECTOR_HELP : KEYS_HELP;
  const state = controls().isPaused ? 'PAUSED · space: go on · →: one step · q: stop' : help;
  const caption = { who, colour, scale, step: now.step, action, corner: `${state} · ${controls().pace}` };
  if (now.failure === undefined || now.acting !== page) return caption;
  const [step = '', ...failure] = now.failure;
  return { ...caption, step, action: '', failure, corner: '', scale: Math.min(scale, LARGEST_FAILURE) };
}

/** Playwright's own decoration of actions, which it shows without recording anything. */
async function outlineControls(page: Page, duration: number, colour: string): Promise<void> {
  if (duration === 0) return page.screencast.hideActions();
  const highlight = `outline: 3px solid ${colour}; outline-offset: 2px; border-radius: 4px`;
  await page.screencast.showActions({ duration, cursor: 'pointer', style: { highlight, title: 'display: none' } });
}

/** The test declares its roles. More windows may open, to prepare data as another user. */
function expectedWindows(): number {
  return Math.max(1, test.info().tags.filter((tag) => ROLES.some((role) => tag === `@${role}`)).length);
}
