import { expect, test } from '@playwright/test';
import { daysFromNow, zonedDateTime, wallClock } from '../suite/data/date-time';

const cases = [
  ['Europe/Moscow', '2026-11-24T20:59:00.000Z'],
  ['UTC', '2026-11-24T23:59:00.000Z'],
  ['Asia/Vladivostok', '2026-11-24T13:59:00.000Z'],
  ['America/St_Johns', '2026-11-25T03:29:00.000Z'],
] as const;

for (const [zone, instant] of cases) {
  test(`date-time: 23:59 in ${zone} is converted to the right instant and back`, () => {
    expect(zonedDateTime('2026-11-24T23:59', zone).instant.toISOString()).toBe(instant);
    expect(wallClock(new Date(instant), zone)).toBe('2026-11-24T23:59');
  });
}

test('date-time: a change of the clocks before the deadline is taken into account', () => {
  expect(zonedDateTime('2026-03-08T03:30', 'America/St_Johns').instant.toISOString()).toBe('2026-03-08T06:00:00.000Z');
  expect(zonedDateTime('2026-03-07T03:30', 'America/St_Johns').instant.toISOString()).toBe('2026-03-07T07:00:00.000Z');
});

test('date-time: days are counted in the calendar of the zone, not of UTC', () => {
  const lateEvening = new Date('2026-11-24T20:30:00Z');
  expect(daysFromNow(2, '23:59', 'Asia/Vladivostok', lateEvening).local).toBe('2026-11-27T23:59');
  expect(daysFromNow(2, '23:59', 'UTC', lateEvening).local).toBe('2026-11-26T23:59');
});
