import type { ReleaseSheet } from './sheet';
import type { ReleaseTexts } from './texts';

/** The decision in a word or two. A selection that passed is no GO. */
export function headlineOf(sheet: Pick<ReleaseSheet, 'decision' | 'scope'>, texts: ReleaseTexts): string {
  if (sheet.decision === 'NO-GO') return texts.noGo;
  return sheet.scope === 'selection' ? texts.goSelection : texts.go;
}
