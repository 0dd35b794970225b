import { expect, test, type TestInfo } from '@playwright/test';
import { daysFromNow } from '../suite/data/date-time';
import { noteClockJump } from '../suite/monitoring/clock-jump';
import { watchClock } from '../suite/run/platform-clock';
import { checkTarget } from '../suite/preflight/target';
import { HEALTH_PATHS } from '../suite/preflight/health';
import { fakePlatform, json } from './doctor/fake-platform';

test("clock: a change of this machine's clock during a test is reported, and ordinary time is not", () => {
  let [wall, steady] = [1_000_000, 0];
  const jump = watchClock(
    () => wall,
    () => steady,
  );
  wall += 61_000;
  steady += 60_000;
  expect(jump()).toBeUndefined();
  wall -= 3_600_000;
  expect(jump()).toBe(-3_599_000);
  const annotations: { type: string; description?: string }[] = [];
  const attachments: TestInfo['attachments'] = [];
  noteClockJump({ annotations, attachments }, jump());
  expect(annotations).toEqual([
    {
      type: 'allure.label.finding',
      description: 'the clock of this machine was changed by -3599.0 s while this test ran',
    },
  ]);
  expect(attachments.map(({ body }) => String(body))).toEqual(['{"ms":-3599000}']);
});

test('clock: deadlines are computed from the given clock', () => {
  expect(daysFromNow(1, '10:00', 'Europe/Moscow', new Date('2026-11-28T21:30:00Z')).local).toBe('2026-11-30T10:00');
});

for (const seconds of [-90, 90]) {
  test(`clock: a platform whose clock differs by ${seconds} s is measured before the first test`, async () => {
    const platform = await fakePlatform({
      [`GET ${HEALTH_PATHS[0]}`]: json(
        200,
        { status: 'healthy' },
        { Date: new Date(Date.now() + seconds * 1_000).toUTCString() },
      ),
    });
    try {
      const { clockAheadMs } = await checkTarget(platform.url);
      expect(Math.abs(clockAheadMs - seconds * 1_000)).toBeLessThan(10_000);
    } finally {
      await platform.close();
    }
  });
}
