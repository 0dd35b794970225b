/** Texts for the result of the run's own check of a large cause. */
import type { Language } from '../html/language';
import type { CauseCheck } from './cause-check-result';
import type { ByLanguage } from './purposes';

/** Returns one or two sentences for the card of the cause. */
export function checkText(check: CauseCheck): ByLanguage {
  return { en: text(check, 'en'), ru: text(check, 'ru') };
}

function text({ outcome, reason, asked }: CauseCheck, language: Language): string {
  const ru = language === 'ru';
  const list = asked.map(({ method, path, status }) => `${method} ${path} → ${status ?? (ru ? 'нет ответа' : 'no answer')}`).join(', ');
  switch (reason) {
    case 'asked':
      if (outcome === 'suite') return ru ? `Прогон проверил сам: ${list}. Платформа на это отвечает, поэтому причина — в запросе набора.` : `The run asked in another way: ${list}. The platform answers that, so the fault is in the suite's request.`;
      if (outcome === 'platform') return ru ? `Прогон проверил сам: ${list}. Платформа и так не отвечает как нужно.` : `The run asked in another way: ${list}. The platform does not answer that well either.`;
      return ru ? `Прогон проверил сам: ${list}. Из этого не ясно, чья это ошибка.` : `The run asked in another way: ${list}. That does not tell whose fault it is.`;
    case 'own error':
      return ru ? 'Вторым запросом не проверялось: ошибку показывает сама платформа.' : 'Not checked by a second request: the platform itself shows the error.';
    case 'own page asks it':
      return ru ? 'Вторым запросом не проверялось: тот же запрос отправляет страница самой платформы.' : "Not checked by a second request: the platform's own page sends the same request.";
    case 'no second request':
      return ru ? 'Проверить вторым запросом нельзя: другого запроса с той же целью нет. Посмотрите снимок, прежде чем винить платформу.' : 'This cannot be checked by a second request: none of the same purpose is known. Look at the picture before you blame the platform.';
    case 'not reachable':
      return ru ? `Проверить не удалось: платформа больше не отвечает (${list}).` : `This could not be checked: the platform does not answer any more (${list}).`;
  }
}
