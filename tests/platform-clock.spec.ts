import { expect, test, type TestInfo } from '@playwright/test';
import { daysFromNow } from '../suite/data/date-time';
import { noteClockJump } from '../suite/monitoring/clock-jump';
import { clockOffsetMs, setClockOffset } from '../suite/config/environment';
import { followClock } from '../suite/preflight/clock-change';
import { clockLeadMs, watchClock } from '../suite/run/platform-clock';
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

test("clock: after a change of this machine's clock the platform's is measured anew, once", async () => {
  const platform = await fakePlatform({
    [`GET ${HEALTH_PATHS[0]}`]: json(
      200,
      { status: 'healthy' },
      { Date: new Date(Date.now() - 600_000).toUTCString() },
    ),
  });
  try {
    setClockOffset(0, clockLeadMs());
    expect(await followClock(platform.url)).toBeUndefined();
    // As if the clock had been ten minutes behind when the platform's was measured.
    setClockOffset(0, clockLeadMs() - 600_000);
    expect(Math.abs(((await followClock(platform.url)) ?? 0) - 600_000)).toBeLessThan(5_000);
    expect(Math.abs(clockOffsetMs() + 600_000)).toBeLessThan(10_000);
    expect(await followClock(platform.url)).toBeUndefined();
  } finally {
    setClockOffset(0, clockLeadMs());
    await platform.close();
  }
});
