/** Writes the drill report in its three formats and two languages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from '../../../suite/texts/texts';
import { environment } from '../../../suite/config/environment';
import { createFormatter, reportFile } from '../../text/language';
import { drillHtml } from './html';
import { drillMarkdown } from './markdown';
import type { Drill } from '../../drill/schema';

/**
 * Writes the report of a drill. A drill of selected faults has its own report, so that it does not replace the report
 * of the whole drill.
 * @returns the file to open, relative to the folder of the command
 */
export function writeDrillReport(drill: Drill, folder: string): string {
  const name = drill.faults.length < drill.known ? 'drill-part' : 'drill';
  mkdirSync(folder, { recursive: true });
  const main = environment().reportLanguage;
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(drill, null, 2)}\n`);
  for (const language of LANGUAGES) {
    const format = createFormatter(language, drill.timeZone, main);
    const write = (ending: string, text: string) =>
      writeFileSync(path.join(folder, reportFile(name, language, main, ending)), text);
    write('md', drillMarkdown(drill, format));
    write('html', drillHtml(drill, format, name));
  }
  return path.relative(process.cwd(), path.join(folder, `${name}.html`));
}
