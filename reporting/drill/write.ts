/** Writes the drill report in its three formats and two languages, and reads the last one. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from '../../suite/texts/texts';
import { environment } from '../../suite/config/environment';
import { createFormatter, reportFile } from '../html/language';
import { drillHtml } from './html';
import { drillMarkdown } from './markdown';
import { storedDrillSchema, type Drill } from './schema';
import { asJson } from '../../lib/json';

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

/**
 * Reads the last whole drill of a folder. Returns undefined when there is none, or when another build of the suite
 * wrote it.
 */
export function readDrill(folder: string): Drill | undefined {
  const file = path.join(folder, 'drill.json');
  if (!existsSync(file)) return undefined;
  const drill = storedDrillSchema.safeParse(asJson(readFileSync(file, 'utf8')));
  return drill.success ? drill.data : undefined;
}
