import { expect, test } from '@playwright/test';
import { connectToCommand } from '../suite/headed/command-link';
import type { FailedStep } from '../suite/protocol/failed-step';
import { Protocol } from '../suite/protocol/protocol';
import { withKeys } from '../tools/interactive/keys';
import { holdTime, releaseTime, timeLimit } from '../lib/pausable-time';
import { RunControls } from '../suite/headed/controls';
import { WINDOW_KEYS, runKeyOf } from '../suite/headed/keys';
import { withoutRunTags } from '../suite/run/run-tag';

function controlsAt(pace: 'slow' | 'normal' | 'fast' | 'none' = 'normal') {
  const said: string[] = [];
  const controls = new RunControls(
    pace,
    () => said.push('changed'),
    () => said.push('stopped'),
  );
  return { controls, said };
}

/** @returns whether the promise is still pending when everything else has run */
async function isWaiting(promise: Promise<unknown>): Promise<boolean> {
  const none = Symbol('none');
  return (await Promise.race([promise, new Promise((resolve) => setImmediate(resolve, none))])) === none;
}

test('headed controls: a pause holds the next action, one step lets one pass, and space goes on', async () => {
  const { controls } = controlsAt();
  expect(await controls.beforeAction()).toBe(0);
  controls.press('pause');
  const first = controls.beforeAction();
  expect(await isWaiting(first)).toBe(true);
  controls.press('step');
  await first;
  const second = controls.beforeAction();
  expect(await isWaiting(second)).toBe(true);
  controls.press('pause');
  await second;
  expect(await isWaiting(controls.beforeAction())).toBe(false);
});

test('headed controls: a step without a pause holds the action after the running one; stop lets it end', async () => {
  const { controls, said } = controlsAt();
  controls.press('step');
  const held = controls.beforeAction();
  expect(await isWaiting(held)).toBe(true);
  controls.press('stop');
  await held;
  expect(said).toContain('stopped');
});

test('headed controls: the pace changes by one and stays within the paces', () => {
  const { controls } = controlsAt('normal');
  for (const key of ['faster', 'faster', 'faster'] as const) controls.press(key);
  expect(controls.pace).toBe('none');
  for (const key of ['slower', 'slower', 'slower', 'slower'] as const) controls.press(key);
  expect(controls.pace).toBe('slow');
});

test('headed controls: after a failure keys choose, and without a choice the run goes on', async () => {
  const { controls, said } = controlsAt();
  for (const [key, choice] of [
    ['repeat-step', 'repeat-step'],
    ['repeat-case', 'repeat-case'],
    ['pause', 'go-on'],
    ['stop', 'end'],
  ] as const) {
    const chosen = controls.choice(5_000);
    controls.press(key);
    expect(await chosen).toBe(choice);
  }
  expect(controls.isPaused).toBe(false);
  expect(said).toEqual(['stopped']);
  expect(await controls.choice(60_000), 'the run is ending').toBe('end');
  expect(await controlsAt().controls.choice(1)).toBe('go-on');
});

test('headed controls: keys mean the same in an English and in a Russian layout', () => {
  expect([' ', '\u001b[C', 'q', 'й', 'Q', '+', '-', 'r', 'к', 'c', 'с', 'x'].map(runKeyOf)).toEqual([
    ...['pause', 'step', 'stop', 'stop', 'stop', 'faster', 'slower'],
    ...['repeat-step', 'repeat-step', 'repeat-case', 'repeat-case', undefined],
  ]);
  expect(WINDOW_KEYS).toMatchObject({ Space: 'pause', ArrowRight: 'step', KeyQ: 'stop' });
});

test('headed controls: a time limit stands still while the run is paused', async () => {
  const limit = timeLimit(30);
  holdTime();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await isWaiting(limit.reached)).toBe(true);
  expect(releaseTime()).toBeGreaterThanOrEqual(55);
  await limit.reached;
});

test('headed controls: captions show test data without the marks of the run', () => {
  expect(withoutRunTags('opens «Домашняя работа: Уравнения [20261129T171041-a5f4ca · 35afcae7]»')).toBe(
    'opens «Домашняя работа: Уравнения»',
  );
  expect(withoutRunTags('nobody.20261129t171041-a5f4ca-35afcae7@example.com')).toBe('nobody@example.com');
});

test('headed controls: a repeated step lets the scenario go on, and its outcome stays FAIL', async () => {
  const shown: FailedStep[] = [];
  const protocol = new Protocol(
    ['1.8', '1.9'],
    () => Promise.resolve(undefined),
    undefined,
    undefined,
    (failed) => {
      shown.push(failed);
      return Promise.resolve(true);
    },
  );
  let runs = 0;
  await protocol.step('1.8', async () => {
    runs += 1;
    if (runs < 3) throw new Error(`attempt ${runs}`);
  });
  await protocol.step('1.9', () => Promise.resolve());
  expect(shown.map(({ seen }) => seen)).toEqual(['attempt 1', 'attempt 2']);
  expect(protocol.finish()).toMatchObject([
    { id: '1.8', outcome: 'FAIL', reason: 'attempt 1' },
    { id: '1.9', outcome: 'PASS' },
  ]);
});

test('headed controls: a worker tells the command which case to repeat', async () => {
  await withKeys(true, async ({ variables, repeated }) => {
    const link = connectToCommand(variables.THE_BOT_KEYS ?? '', () => undefined);
    link.send({ key: 'repeat-case', test: 'S4 the teacher grades an answer' });
    await expect.poll(() => [...repeated]).toEqual(['S4 the teacher grades an answer']);
  });
});
