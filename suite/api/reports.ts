/** The weekly reports of tutors over the API. */
import { z } from 'zod';
import { listSchema } from '../network/reading';
import type { ApiClient, RawResponse } from './client';

const REPORTS = '/api/reports/tutor-weekly-reports/';
const reportSchema = z.object({ id: z.number(), title: z.string() });

/**
 * Sends a report to the parent. The platform keeps a draft from the parent.
 * @param title a title that no other report has
 * @returns the response; undefined where the list of its tutor does not have the report
 */
export async function sendReport(tutor: ApiClient, title: string): Promise<RawResponse | undefined> {
  const { results } = await tutor.call('GET', REPORTS, listSchema(reportSchema));
  const report = results.find((one) => one.title === title);
  return report === undefined ? undefined : tutor.send('POST', `${REPORTS}${report.id}/send/`);
}
