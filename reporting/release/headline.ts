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

/** Causes that the headline names: a reader must not gather them from the numbers of cases. */
const NAMED_CAUSES = 2;

/** Returns the largest causes that block the release, with the number of their cases. */
export function mainCauses(report: ReleaseReport): { title: ReleaseReport['causes'][number]['title']; cases: number }[] {
  const blocking = report.causes.filter(({ blocks, verdict }) => blocks && verdict === 'product');
  return blocking.slice(0, NAMED_CAUSES).map(({ title, failed, blocked }) => ({ title, cases: failed.length + blocked.length }));
}
