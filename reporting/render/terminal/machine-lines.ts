import { text, type Language } from '../../../suite/texts/texts';
import type { Run } from '../../collect/run-schema';
import { machineText } from '../parts/machine-text';

/** Returns the line of the terminal's summary; none for a run that measured nothing. */
export function machineLines(run: Pick<Run, 'machine' | 'slowestPhases'>, language: Language = 'en'): string[] {
  const content = machineText(run, language);
  return content === '' ? [] : [`${text(language, 'terminal.machine').padEnd(10)}${content}`];
}
