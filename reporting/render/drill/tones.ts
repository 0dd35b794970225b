/** Words and colours of the drill report that depend on its data. */
import { isTextKey, text, type Language } from '../../../suite/texts/texts';
import type { Tone } from '../parts/page';
import type { DrillVerdict } from '../../drill/schema';

export const DRILL_VERDICT_TONES: Record<DrillVerdict, Tone> = {
  killed: 'good',
  'timed out': 'warn',
  survived: 'bad',
  invalid: 'bad',
};

export function areaLabel(area: string, language: Language): string {
  const key = `drill.area.${area}`;
  return isTextKey(key) ? text(language, key) : area;
}
