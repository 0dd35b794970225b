/** The fixed order of the tests, and which runs have it. */
import { expect, test } from '@playwright/test';
import { createHash } from 'node:crypto';
import { SEED, inMixedOrder } from '../tools/suite/order';
import { listedTests, type PlacedTest } from '../tools/suite/listed-tests';

/** Separates the parts of an id in Playwright. */
const SEPARATOR = '\x1e';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

/** Returns by what Playwright sorts a test of a shuffled run (`shuffleTestGroups` of its runner). */
function positionOf({ file, titles }: PlacedTest): string {
  const expression = [`[project=chromium]${file}`, ...titles].join(SEPARATOR);
  const id = `${sha1(file).slice(0, 20)}-${sha1(expression).slice(0, 20)}`;
  return sha1(`${SEED}${SEPARATOR}${id}`);
}

test('order: the case that finds the limit of sign-ins comes first, since all others wait for the documented one', async () => {
  const tests = (await listedTests()).filter(({ file }) => !file.startsWith('performance/'));
  const [first] = tests.toSorted((a, b) => (positionOf(a) < positionOf(b) ? -1 : 1));
  expect(first?.file, 'choose another SEED in tools/suite/order.ts').toBe('access/a11-attempt-limit.spec.ts');
});

test('order: a run has the fixed order unless another one is named or a person watches it', () => {
  expect(inMixedOrder(['e2e/admin', '-g', 'B21'])).toEqual(['--shuffle', SEED, 'e2e/admin', '-g', 'B21']);
  for (const words of [['--shuffle', '7'], ['--shuffle=7'], ['--headed'], ['--debug'], ['--ui']])
    expect(inMixedOrder(words)).toEqual(words);
});
