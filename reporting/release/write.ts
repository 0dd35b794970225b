/** Writes the release sheet in its three forms, and into the job summary where a CI service has one. */
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment, jobSummaryFile, runFolder } from '../../fixtures/environment';
import { readDrill } from '../drill/write';
import type { Description } from '../run-report/describe';
import { EvidenceFiles } from '../sheet/evidence-files';
import { speaker } from '../sheet/language';
import { releaseHtml } from './html';
import { releaseMarkdown } from './markdown';
import { releaseSheet } from './sheet';

export function writeReleaseSheet({ run, assessment }: Description, folder: string): void {
  const { timeZone, reportLanguage, givenUrl } = environment();
  const files = new EvidenceFiles(folder, runFolder(run.runId));
  const sheet = releaseSheet(run, assessment, { timeZone, files, drill: readDrill(folder), prefix: givenUrl === undefined ? '' : `BASE_URL=${givenUrl} ` });
  const speak = speaker(reportLanguage, timeZone);
  const markdown = releaseMarkdown(sheet, speak);
  const write = (ending: string, text: string) => writeFileSync(path.join(folder, `release.${ending}`), text);
  write('json', `${JSON.stringify(sheet, null, 2)}\n`);
  write('md', markdown);
  write('html', releaseHtml(sheet, speak, (place) => files.embedded(place)));
  const summary = jobSummaryFile();
  if (summary !== undefined) appendFileSync(summary, markdown);
}
