/** How far a run has come: what is told, and where. */
import { expect, test } from '@playwright/test';
import { Progress } from '../reporting/render/terminal/progress';
import { ProgressLine } from '../reporting/render/terminal/progress-line';

const TESTS = ['a', 'b', 'c', 'd'];
const MEASURED = new Map([
  ['a', 60_000],
  ['b', 60_000],
  ['c', 300_000],
  ['d', 300_000],
]);

test('progress: done of all, failures so far, and the time left by earlier durations for all workers', () => {
  const progress = new Progress(TESTS, MEASURED, 2, 0);
  expect(progress.text(0)).toBe('0 of 4 done, none failed, about 6 min left');
  progress.ended('a', 'passed');
  progress.ended('b', 'failed');
  expect(progress.text(60_000)).toBe('2 of 4 done, 1 failed, about 5 min left');
  progress.ended('b', 'passed');
  progress.ended('c', 'skipped');
  expect(progress.text(200_000)).toContain('3 of 4 done, none failed');
  progress.ended('d', 'passed');
  expect(progress.text(400_000)).toBe('4 of 4 done, none failed');
});

test('progress: a slower machine takes longer, by as much as is known of its pace', () => {
  const progress = new Progress(TESTS, MEASURED, 1, 0);
  progress.ended('c', 'passed');
  // 300 s were expected and took 600 s: of 420 s that are left, the share of what is done counts double.
  expect(progress.text(600_000)).toContain('about 10 min left');
});

test('progress: no time is told where most durations are unknown, and a short one in seconds', () => {
  expect(new Progress(TESTS, new Map([['a', 60_000]]), 1, 0).text(0)).toBe('0 of 4 done, none failed');
  expect(new Progress(['a'], new Map([['a', 42_000]]), 1, 0).text(0)).toBe('0 of 1 done, none failed, about 40 s left');
});

test('progress: a terminal keeps it as the last line, no longer than the terminal is wide', () => {
  let printed = '';
  const line = new ProgressLine(
    'terminal',
    () => '3 of 9 done',
    (text) => (printed += text),
    10,
  );
  line.say('✓ A1');
  line.say('✓ A2');
  line.end();
  expect(printed).toBe('\r\u001b[2K✓ A1\n3 of 9 do\r\u001b[2K✓ A2\n3 of 9 do\r\u001b[2K');
});

test('progress: a CI service gets one line each time, and a pipe none', async () => {
  let printed = '';
  const line = new ProgressLine(
    'ci',
    () => '3 of 9 done',
    (text) => (printed += text),
    80,
    20,
  );
  line.say('✓ A1');
  await expect.poll(() => printed.match(/^Progress {2}3 of 9 done$/gm)?.length ?? 0).toBeGreaterThan(1);
  line.end();
  let piped = '';
  const none = new ProgressLine(
    'none',
    () => '3 of 9 done',
    (text) => (piped += text),
  );
  none.say('✓ A1');
  none.end();
  expect(piped).toBe('✓ A1\n');
});
