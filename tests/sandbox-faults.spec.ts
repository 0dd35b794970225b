/** Faults by hand: `--fault NAME` of the sandbox and of the commands that run cases. */
import { expect, test } from '@playwright/test';
import { activeFaults } from '../reporting/collect/active-fault';
import { UsageError } from '../tools/cli/options';
import { refuseUnknownFaults, splitFaults } from '../tools/suite/sandbox-faults';
import { command } from './doctor/child';

const ALL = ['feedback-cut', 'feedback-unescaped', 'grade-rounded'].map((id) => ({ id }));

test('faults by hand: an unknown name is refused with the one that is meant, or with similar ones', () => {
  expect(() => refuseUnknownFaults(['grade-rounded', 'feedback-cut'], ALL)).not.toThrow();
  expect(() => refuseUnknownFaults(['grade-runded', 'nothing'], ALL)).toThrow(
    'There is no fault grade-runded: grade-rounded is probably meant.\nThere is no fault nothing.\nnpm run sandbox -- --list-faults lists all 3.',
  );
  expect(() => refuseUnknownFaults(['feedback'], ALL)).toThrow('Similar ones: feedback-cut, feedback-unescaped.');
});

test('faults by hand: they are taken out of a command line whose other words go to Playwright', () => {
  expect(splitFaults(['S5', '--fault', 'feedback-cut', '--workers', '1', '--fault=grade-rounded'])).toEqual({
    faults: ['feedback-cut', 'grade-rounded'],
    others: ['S5', '--workers', '1'],
  });
  expect(splitFaults(['--faults'])).toEqual({ faults: [], others: ['--faults'] });
  for (const words of [['--fault'], ['--fault='], ['--fault', '--headed']])
    expect(() => splitFaults(words)).toThrow(UsageError);
});

test('faults by hand: a run records each of them', () => {
  expect(activeFaults('0.1.0+fault.feedback-cut.grade-rounded')).toEqual(['feedback-cut', 'grade-rounded']);
  expect(activeFaults('0.1.0')).toEqual([]);
});

test('faults by hand: the sandbox refuses an unknown one and another option', { tag: '@by-night' }, async () => {
  const unknown = await command('sandbox.ts', ['--fault', 'feedback-cutt'], {});
  expect(unknown).toMatchObject({ status: 2, output: expect.stringContaining('feedback-cut is probably meant') });
  const other = await command('sandbox.ts', ['--falt', 'feedback-cut'], {});
  expect(other).toMatchObject({ status: 2, output: expect.stringContaining('Did you mean --fault?') });
});

test('faults by hand: no other platform can be broken', { tag: '@by-night' }, async () => {
  const ended = await command('headed.ts', ['S5', '--fault', 'feedback-cut'], { BASE_URL: 'http://127.0.0.1:9' });
  expect(ended).toMatchObject({ status: 2, output: expect.stringContaining('breaks only the embedded sandbox') });
});
