/** The time limit of a run against mutants. */
import { expect, test } from '@playwright/test';
import { Watchdog } from '../tools/drill/watchdog';

const aborted = (watchdog: Watchdog) =>
  new Promise<void>((resolve) => watchdog.signal.addEventListener('abort', () => resolve(), { once: true }));

test('watchdog: a test that takes too long stops the run and is named', async () => {
  const watchdog = new Watchdog((name) => (name === 'slow' ? 20 : 60_000));
  watchdog.begins('quick');
  expect(watchdog.signal.aborted).toBe(false);
  watchdog.begins('slow');
  await aborted(watchdog);
  expect(watchdog.hanging).toBe('slow');
});

test('watchdog: a run that starts no test is stopped without naming one, and a stopped one names none either', async () => {
  const idle = new Watchdog((name) => (name === undefined ? 20 : 60_000));
  await aborted(idle);
  expect(idle.hanging).toBeUndefined();
  const stopped = new Watchdog(() => 60_000);
  stopped.begins('a test');
  stopped.stop();
  expect([stopped.signal.aborted, stopped.hanging]).toEqual([true, undefined]);
});
