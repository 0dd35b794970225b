/** What a second run repeats, and which command lines ask for one. */
import { expect, test } from '@playwright/test';
import { chooseTests } from '../../tools/second-run/choose';
import { secondRunWords } from '../../tools/second-run/run-failed';
import type { BlobTest } from '../../tools/second-run/blob';
import { run } from '../specimens/findings';
import { PLAN, entry } from './first-run';

const line = (title: string) => `[chromium] › a.spec.ts › ${title}`;
const blobTest = (title: string, ...statuses: string[]): BlobTest => ({
  id: title,
  line: line(title),
  cases: [title],
  statuses,
});
test('second run: it repeats the tests of failed and blocked cases, and no others', () => {
  const first = run({
    cases: [
      entry('1.9', 'FAIL', 'S1'),
      entry('1.10', 'BLOCKED', 'S1'),
      entry('1.1', 'PASS', 'S1'),
      entry('A1', 'PASS'),
      entry('A2', 'SKIPPED'),
    ],
  });
  const chosen = chooseTests({ run: first, plan: PLAN }, [
    blobTest('S1', 'failed'),
    blobTest('A1', 'passed'),
    blobTest('A2', 'skipped'),
  ]);
  expect(chosen).toEqual({ lines: [line('S1')], cases: ['1.9', '1.10'] });
});

test('second run: it repeats what the end of the first has cut or kept from running', () => {
  const first = run({ state: 'stopped', cases: [entry('A1', 'PASS'), entry('A2', 'BLOCKED')] });
  const chosen = chooseTests({ run: first, plan: PLAN }, [
    blobTest('A1', 'passed'),
    blobTest('A2', 'interrupted'),
    blobTest('A3'),
  ]);
  expect(chosen).toEqual({ lines: [line('A2'), line('A3')], cases: ['A2', 'A3'] });
});

test('second run: it runs what a lost shard should have run', () => {
  const chosen = chooseTests(
    { run: run({ cases: [entry('A1', 'PASS')] }), plan: { ...PLAN, shards: [[line('A1')], [line('A2')]] } },
    [blobTest('A1', 'passed')],
  );
  expect(chosen).toEqual({ lines: [line('A2')], cases: ['a.spec.ts › A2'] });
});

test('second run: after a run that could not test the platform it runs all of it', () => {
  const first = run({
    unhealthyReason: 'nothing answered',
    cases: [
      { ...entry('A1', 'BLOCKED'), test: '' },
      { ...entry('A2', 'BLOCKED'), test: '' },
    ],
  });
  expect(chooseTests({ run: first, plan: PLAN }, [blobTest('A1'), blobTest('A2', 'skipped')])).toEqual({
    lines: [line('A1'), line('A2')],
    cases: ['A1', 'A2'],
  });
});

test('second run: after a run in which all passed, was flaky or skipped there is nothing to repeat', () => {
  const chosen = chooseTests({ run: run({ cases: [entry('A1', 'PASS'), entry('A2', 'SKIPPED')] }), plan: PLAN }, [
    blobTest('A1', 'failed', 'passed'),
    blobTest('A2', 'skipped'),
  ]);
  expect(chosen).toEqual({ lines: [], cases: [] });
});

test('second run: the command line is read, and a choice of tests besides it is refused', () => {
  expect(secondRunWords(['e2e/journey.spec.ts', '--workers', '4'])).toBeUndefined();
  expect(secondRunWords(['--failed', '--workers', '4'])).toEqual({ from: undefined, words: ['--workers', '4'] });
  expect(secondRunWords(['-j4', '--failed-from', 'reports.zip'])).toEqual({ from: 'reports.zip', words: ['-j4'] });
  expect(secondRunWords(['--failed-from=a/b'])).toEqual({ from: 'a/b', words: [] });
  for (const chosen of ['4.8', 'e2e/journey.spec.ts', '--grep=@teacher'])
    expect(() => secondRunWords(['--failed', chosen]), chosen).toThrow(`leave out ${chosen}, or leave out --failed`);
  for (const missing of [['--failed-from'], ['--failed-from='], ['--failed-from', '--workers']])
    expect(() => secondRunWords(missing)).toThrow('takes the folder or the zip');
});
