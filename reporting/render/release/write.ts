/** Writes the release report in its three formats and two languages, and into the job summary of a CI service. */
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from '../../../suite/texts/texts';
import { ciPage, jobSummaryFile } from '../../../suite/config/ci-service';
import { environment, runFolder } from '../../../suite/config/environment';
import { readDrill } from '../../drill/stored';
import { writeReport } from '../../disk/disk';
import type { RunResult } from '../../verdict/describe';
import { EvidenceFiles } from '../parts/evidence-files';
import { createFormatter, reportFile } from '../../text/language';
import { releaseHtml } from './html';
import { releaseMarkdown } from './markdown';
import { withAbsoluteLinks } from './absolute-links';
import { keepFinished, type EarlierRun } from '../../causes/changes';
import { keepGo, readLastGo } from '../../verdict/last-go';
import { releaseReport } from './build-report';

/**
 * @param folder report folder, which also has what is compared
 * @param earlier what the run before left, for the comparison
 * @param place where the reports are written, if not there: then they stand alone
 */
export function writeReleaseReport(
  { run, assessment }: RunResult,
  folder: string,
  earlier?: EarlierRun,
  place = folder,
): void {
  const { timeZone, reportLanguage, givenUrl } = environment();
  const isCopy = place !== folder;
  const files = new EvidenceFiles(place, runFolder(run.runId));
  const report = releaseReport(run, assessment, {
    timeZone,
    files,
    earlier,
    lastGo: readLastGo(folder, run.target),
    drill: isCopy ? undefined : readDrill(folder),
    prefix: givenUrl === undefined ? '' : `BASE_URL=${givenUrl} `,
  });
  if (run.state === 'finished' && !isCopy) keepFinished(folder, run, report);
  if (!isCopy && report.decision === 'GO' && report.measured.length > 0) keepGo(folder, run, report.measured);
  void writeReport(path.join(place, 'release.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const language of LANGUAGES) {
    const format = createFormatter(language, timeZone, reportLanguage);
    const write = (ending: string, text: string) =>
      void writeReport(path.join(place, reportFile('release', language, reportLanguage, ending)), text);
    write('md', releaseMarkdown(report, format));
    write(
      'html',
      releaseHtml(report, format, (file) => files.embedded(file), isCopy),
    );
  }
}

/** Adds the release report to the job summary of a CI service, if there is one. Once for each run, at its end. */
export function addToJobSummary(folder: string): void {
  const summary = jobSummaryFile();
  const { reportLanguage, notices } = environment();
  if (summary === undefined) return;
  const report = readFileSync(path.join(folder, reportFile('release', reportLanguage, reportLanguage, 'md')), 'utf8');
  appendFileSync(summary, withAbsoluteLinks(report, { reports: notices.link, page: ciPage() }));
}
