/** The reports of a run of all cases cost little CPU time, whatever else the machine does. */
import { expect, test } from '@playwright/test';
import { createFormatter } from '../../reporting/text/language';
import { reportsOf } from '../specimens/reports';

/** CPU time for all reports of one run in one language, eight times what they take today. */
const LIMIT_MS = 1_000;

for (const language of ['en', 'ru'] as const)
  test(`reports: the ${language} reports of a run with failures of every kind take at most ${LIMIT_MS} ms of CPU time`, () => {
    const before = process.cpuUsage();
    const pages = reportsOf('red', createFormatter(language, 'Europe/Moscow'));
    const { user, system } = process.cpuUsage(before);
    expect(pages.map(({ html }) => html.length > 10_000)).toEqual([true, true]);
    expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
  });
