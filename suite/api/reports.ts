/** The weekly reports of tutors over the API. */
import { z } from 'zod';
import { listSchema } from '../network/reading';
import type { ApiClient, RawResponse } from './client';
import { REPORT_WEEK } from './forbidden-requests';

const REPORTS = '/api/reports/tutor-weekly-reports/';
const weekSchema = z.object({ week_start: z.string().optional(), week_end: z.string().optional() });
const reportSchema = z.object({ id: z.number(), title: z.string() });

/** Returns the number of a report in the list of its tutor; undefined where the list does not have it. */
export async function idOfReport(tutor: ApiClient, title: string): Promise<number | undefined> {
  const { results } = await tutor.call('GET', REPORTS, listSchema(reportSchema));
  return results.find((one) => one.title === title)?.id;
}

/**
 * Returns the days by which the list of a tutor dates reports otherwise than the suite did. A build may tell none.
 */
export async function wrongDaysOfReports(tutor: ApiClient): Promise<string[]> {
  const { results } = await tutor.call('GET', REPORTS, listSchema(weekSchema));
  const { week_start: first, week_end: last } = REPORT_WEEK;
  return results.flatMap(({ week_start = first, week_end = last }) =>
    [week_start, week_end].filter((day) => !day.startsWith(first) && !day.startsWith(last)),
  );
}

/**
 * Sends a report to the parent. The platform keeps a draft from the parent.
 * @param title a title that no other report has
 * @returns the response; undefined where the list of its tutor does not have the report
 */
export async function sendReport(tutor: ApiClient, title: string): Promise<RawResponse | undefined> {
  const id = await idOfReport(tutor, title);
  return id === undefined ? undefined : tutor.send('POST', `${REPORTS}${id}/send/`);
}
