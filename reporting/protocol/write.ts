/** Writes the protocol sheet in its three forms. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment, runFolder } from '../../fixtures/environment';
import type { Description } from '../run-report/describe';
import { EvidenceFiles } from '../sheet/evidence-files';
import { speaker } from '../sheet/language';
import { protocolHtml } from './html';
import { protocolMarkdown } from './markdown';
import { protocolSheet } from './sheet';

export function writeProtocolSheet({ run, findings }: Description, folder: string): void {
  const { timeZone, reportLanguage } = environment();
  const files = new EvidenceFiles(folder, runFolder(run.runId));
  const sheet = protocolSheet(run, findings, timeZone, (finding) => files.of(finding));
  const speak = speaker(reportLanguage, timeZone);
  const write = (ending: string, text: string) => writeFileSync(path.join(folder, `protocol.${ending}`), text);
  write('json', `${JSON.stringify(sheet, null, 2)}\n`);
  write('md', protocolMarkdown(sheet, speak));
  write('html', protocolHtml(sheet, speak, (place) => files.embedded(place)));
}
