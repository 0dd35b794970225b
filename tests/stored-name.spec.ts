import { expect, test } from '@playwright/test';
import { storedName } from '../lib/stored-name';

test('stored name: as it was sent, or with the signs that a server adds to a name that it has already', () => {
  for (const [sent, stored, expected] of [
    ['solution.txt', 'solution.txt', true],
    ['solution.txt', 'solution_By7YYWF.txt', true],
    ['solution', 'solution_By7YYWF', true],
    ['a+b (1).tar.gz', 'a+b (1)_By7YYWF.tar.gz', false],
    ['a+b (1).gz', 'a+b (1)_By7YYWF.gz', true],
    ['solution.txt', 'solution_v2.txt', false],
    ['solution.txt', 'solution.pdf', false],
    ['solution.txt', 'my solution.txt', false],
  ] as const)
    expect(storedName(sent).test(stored), `${sent} stored as ${stored}`).toBe(expected);
});
