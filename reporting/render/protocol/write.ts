/** Writes the protocol report in its three formats and two languages. */
import path from 'node:path';
import { LANGUAGES } from '../../../suite/texts/texts';
import { environment, runFolder } from '../../../suite/config/environment';
import { writeReport } from '../../disk/disk';
import type { RunResult } from '../../verdict/describe';
import { EvidenceFiles } from '../parts/evidence-files';
import { createFormatter, reportFile } from '../../text/language';
import { protocolHtml } from './html';
import { protocolMarkdown } from './markdown';
import { protocolReport } from './report';

export function writeProtocolReport({ run, caseResults }: RunResult, folder: string): void {
  const { timeZone, reportLanguage } = environment();
  const files = new EvidenceFiles(folder, runFolder(run.runId));
  const report = protocolReport(run, caseResults, timeZone, (caseResult) => files.of(caseResult));
  void writeReport(path.join(folder, 'protocol.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const language of LANGUAGES) {
    const format = createFormatter(language, timeZone, reportLanguage);
    const write = (ending: string, text: string) =>
      void writeReport(path.join(folder, reportFile('protocol', language, reportLanguage, ending)), text);
    write('md', protocolMarkdown(report, format));
    write(
      'html',
      protocolHtml(report, format, (place) => files.embedded(place)),
    );
  }
}
