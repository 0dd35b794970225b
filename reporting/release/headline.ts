import type { Tone } from '../html/page';
import type { ReleaseReport } from './report';
import type { ReleaseTexts } from './texts';

/** Formats the verdict in a word or two. */
export function formatDecision({ decision }: Pick<ReleaseReport, 'decision'>, texts: ReleaseTexts): string {
  return { GO: texts.go, 'NO-GO': texts.noGo, NONE: texts.noDecision }[decision];
}

/** Returns the note below the verdict; undefined for a NO-GO of the whole suite, whose reasons are sufficient. */
export function noteOn({ decision, scope }: Pick<ReleaseReport, 'decision' | 'scope'>, texts: ReleaseTexts): string | undefined {
  if (scope === 'selection') return texts.selectionNote;
  return decision === 'GO' ? texts.goNote : undefined;
}

export function toneOf({ decision }: Pick<ReleaseReport, 'decision'>): Tone & ('good' | 'bad' | 'idle') {
  return ({ GO: 'good', 'NO-GO': 'bad', NONE: 'idle' } as const)[decision];
}
