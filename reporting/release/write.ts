/** Writes the release report in its three formats, and into the job summary of a CI service. */
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { environment, jobSummaryFile, runFolder } from '../../suite/config/environment';
import { readDrill } from '../drill/write';
import { writeReport } from '../run-end/disk';
import type { RunResult } from '../run-report/describe';
import { EvidenceFiles } from '../html/evidence-files';
import { createFormatter } from '../html/language';
import { releaseHtml } from './html';
import { releaseMarkdown } from './markdown';
import { releaseReport } from './report';

export function writeReleaseReport({ run, assessment }: RunResult, folder: string): void {
  const { timeZone, reportLanguage, givenUrl } = environment();
  const files = new EvidenceFiles(folder, runFolder(run.runId));
  const report = releaseReport(run, assessment, { timeZone, files, drill: readDrill(folder), prefix: givenUrl === undefined ? '' : `BASE_URL=${givenUrl} ` });
  const format = createFormatter(reportLanguage, timeZone);
  const write = (ending: string, text: string) => void writeReport(path.join(folder, `release.${ending}`), text);
  write('json', `${JSON.stringify(report, null, 2)}\n`);
  write('md', releaseMarkdown(report, format));
  write('html', releaseHtml(report, format, (place) => files.embedded(place)));
}

/** Adds the release report to the job summary of a CI service, if there is one. Once for each run, at its end. */
export function addToJobSummary(folder: string): void {
  const summary = jobSummaryFile();
  if (summary !== undefined) appendFileSync(summary, readFileSync(path.join(folder, 'release.md')));
}
