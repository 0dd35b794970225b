/** Why a run did not start, or how it was cut, in each language: from codes and data, never from a sentence. */
import type { Mistake } from '../../suite/config/mistake';
import { describeOwner, type ReportOwner } from '../../suite/run/report-owner';
import { inEach, text, type ByLanguage } from '../../suite/texts/texts';

/** What the suite found wrong before a run. `sentence` is the message of the terminal, in English. */
export type Refusal = { readonly sentence: string } & (
  | { readonly code: 'settings'; readonly mistakes: readonly Mistake[] }
  /** Words of the command line that neither the suite nor Playwright knows, or that a run must not have. */
  | { readonly code: 'words'; readonly words: readonly string[] }
  | { readonly code: 'temporary folder'; readonly folder: string }
);

/** How a run ended without a report of its own. `detail`: the signal, or the exit code. */
export interface Cut {
  readonly how: 'killed' | 'signal' | 'exit';
  readonly detail?: string | undefined;
}

/** Returns why the run did not start. In English this is the message of the terminal. */
export function refusalText(refusal: Refusal): ByLanguage {
  return { en: `The run did not start. ${refusal.sentence}`, ru: russianRefusal(refusal) };
}

function russianRefusal(refusal: Refusal): string {
  switch (refusal.code) {
    case 'settings':
      return text('ru', 'refused.settings', { mistakes: refusal.mistakes.map(mistakeText).join('; ') });
    case 'words':
      return text('ru', 'refused.words', {
        words: refusal.words.map((word) => `\`${word}\``).join(', '),
        count: refusal.words.length,
      });
    case 'temporary folder':
      return text('ru', 'refused.temporaryFolder', { folder: `\`${refusal.folder}\`` });
  }
}

function mistakeText({ problem, setting, other = '' }: Mistake): string {
  return text('ru', `mistake.${problem}`, { setting: `\`${setting}\``, other: `\`${other}\`` });
}

/** “Run … was killed after 3 of 20 tests, while it ran «…».” */
export function cutText(owner: ReportOwner | undefined, { how, detail = '' }: Cut): ByLanguage {
  const howIn = inEach('cut.how', { how, detail });
  if (owner === undefined) return inEach('cut.early', (language) => ({ how: howIn[language] }));
  return inEach('cut.run', (language) => {
    const running = language === 'ru' && owner.runningRu.length > 0 ? owner.runningRu : owner.running;
    return {
      run: describeOwner(owner, language),
      how: howIn[language],
      done: String(owner.done),
      all: String(owner.all),
      some: running.length === 0 ? 'no' : 'yes',
      running: running.map((title) => `«${title}»`).join(', '),
    };
  });
}
