/** The last lines of a run on the terminal. */
import { expect, test } from '@playwright/test';
import { summary } from '../../reporting/render/terminal/summary';
import { run } from '../specimens/findings';

test('summary: a GO with failures says that they are known', () => {
  const totals = { passed: 440, failed: 6, blocked: 2, flaky: 0, skipped: 0, known: 8 };
  const printed = summary(run({ totals }), []);
  expect(printed).toContain('Cases     440 passed, 6 failed, 2 blocked, 8 of these known in 1 min 1 s');
  expect(printed).toMatch(/^Verdict {3}GO$/m);
});

test('summary: a run without problems has no empty lines about them', () => {
  const printed = summary(run({ totals: { passed: 448, failed: 0, blocked: 0, flaky: 0, skipped: 0, known: 0 } }), []);
  expect(printed).toContain('Cases     448 passed, 0 failed in');
  expect(printed).not.toMatch(/known|Replay|Trace/);
});
