/** A test whose worker runs out of memory. */
import { test } from '@playwright/test';

test('memory: the worker takes more than there is', () => {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 1_000_000 }, (_none, index) => index * 1.5));
});
