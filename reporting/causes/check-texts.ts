/** Texts for the result of the run's own check of a large cause. */
import { inEach, text, type ByLanguage } from '../../suite/texts/texts';
import type { CauseCheck } from './cause-check-result';

/**
 * Returns one or two sentences for the card of the cause.
 * @param hasScreenshot whether the card shows a screenshot
 */
export function checkText({ outcome, reason, asked }: CauseCheck, hasScreenshot: boolean): ByLanguage {
  return inEach(reason === 'asked' ? `check.${outcome}` : `check.${reason}`, (language) => ({
    list: asked
      .map(({ method, path, status }) => `${method} ${path} → ${status ?? text(language, 'release.noAnswer')}`)
      .join(', '),
    screenshot: hasScreenshot ? 'yes' : 'no',
  }));
}
