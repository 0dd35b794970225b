/** Writes the sheet of a drill in its three forms, and finds the last one again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '../../fixtures/environment';
import { createFormatter } from '../html/language';
import { drillHtml } from './html';
import { drillMarkdown } from './markdown';
import { storedDrillSchema, type Drill } from './schema';
import { asJson } from '../../fixtures/run/json';

/**
 * A drill of chosen faults has a sheet of its own, so that it does not take the place of the whole one.
 * @returns the file to look at, from the folder in which the command was given
 */
export function writeDrillReport(drill: Drill, folder: string): string {
  const name = drill.faults.length < drill.known ? 'drill-part' : 'drill';
  mkdirSync(folder, { recursive: true });
  const format = createFormatter(environment().reportLanguage, drill.timeZone);
  const write = (ending: string, text: string) => writeFileSync(path.join(folder, `${name}.${ending}`), text);
  write('json', `${JSON.stringify(drill, null, 2)}\n`);
  write('md', drillMarkdown(drill, format));
  write('html', drillHtml(drill, format));
  return path.relative(process.cwd(), path.join(folder, `${name}.html`));
}

/** The last whole drill whose sheet lies there; undefined when there is none, or another build of the suite wrote it. */
export function readDrill(folder: string): Drill | undefined {
  const file = path.join(folder, 'drill.json');
  if (!existsSync(file)) return undefined;
  const drill = storedDrillSchema.safeParse(asJson(readFileSync(file, 'utf8')));
  return drill.success ? drill.data : undefined;
}
