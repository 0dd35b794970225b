/** Texts of the reasons against a release. */
import { caseById, isCaseId, type Phase } from '../../suite/catalogue';
import type { Language } from '../html/language';
import { firstSentence } from '../text/format';
import type { Reason } from './verdict';

/** Maximum number of cases that are named; the rest is counted. The reports contain all of them. */
const NAMED = 12;

export const PHASE_LABELS: Record<Phase, Record<Language, string>> = {
  'sign-in': { en: 'Sign-in', ru: 'Вход в систему' },
  assignments: { en: 'Assignments', ru: 'Задания' },
  admin: { en: 'Administration', ru: 'Администрирование' },
  family: { en: 'Parent and tutor', ru: 'Родитель и тьютор' },
  access: { en: 'Access matrix', ru: 'Матрица доступа' },
  accessibility: { en: 'Accessibility', ru: 'Доступность' },
  journey: { en: 'Journey', ru: 'Сквозной сценарий' },
};

const KIND_LABELS: Record<string, Record<Language, string>> = {
  all: { en: 'all answers', ru: 'все ответы' },
  health: { en: 'health', ru: 'проверка состояния' },
  'sign-in': { en: 'sign-in', ru: 'вход' },
  profile: { en: 'profile', ru: 'профиль' },
  lists: { en: 'lists', ru: 'списки' },
  admin: { en: 'admin', ru: 'администрирование' },
  files: { en: 'files', ru: 'файлы' },
  other: { en: 'other', ru: 'прочее' },
};

export function kindLabel(kind: string, language: Language): string {
  return KIND_LABELS[kind]?.[language] ?? kind;
}

/** Lists case ids; counts those above a dozen. Marks critical cases. */
export function idList(ids: readonly string[], language: Language): string {
  const named = ids.slice(0, NAMED).map((id) => (isCaseId(id) && caseById(id).priority === 'P1' ? `${id} (P1)` : id));
  const rest = ids.length - named.length;
  return `${named.join(', ')}${rest > 0 ? (language === 'ru' ? ` и ещё ${rest}` : ` and ${rest} more`) : ''}`;
}

const percent = (value: number) => `${(value * 100).toFixed(2).replace(/\.?0+$/, '')} %`;

export function reasonText(reason: Reason, language: Language): string {
  const ru = language === 'ru';
  switch (reason.kind) {
    case 'runner error':
      return firstSentence(reason.text);
    // Keeps the whole diagnosis: it is one paragraph for the person who has to act.
    case 'unhealthy':
    case 'known issues':
      return reason.text;
    case 'observed':
      return reason.observation.sentence[language];
    case 'interrupted':
      if (reason.stop !== undefined) {
        const { by, done, all } = reason.stop;
        return ru ? `не решено: прогон остановлен (${by}) после ${done} тестов из ${all}` : `not decided: stopped by ${by} after ${done} of ${all} tests`;
      }
      return ru ? 'прогон прерван до конца' : 'the run was ended before its end';
    case 'running':
      return ru
        ? `прогон ещё идёт (процесс ${reason.pid}, с ${reason.startedAt}); эта страница заменится в его конце`
        : `the run is still going on (process ${reason.pid}, since ${reason.startedAt}); this page is replaced at its end`;
    case 'failed':
      return ru ? `не прошло: ${reason.ids.length} — ${idList(reason.ids, language)}` : `${reason.ids.length} failed: ${idList(reason.ids, language)}`;
    case 'blocked':
      return ru ? `заблокировано: ${reason.ids.length} — ${idList(reason.ids, language)}` : `${reason.ids.length} blocked: ${idList(reason.ids, language)}`;
    case 'known':
      return ru
        ? `известно, но по правилам релиза не пропускается: ${idList(reason.ids, language)}`
        : `${reason.ids.length} known, but the policy lets none of this priority pass: ${idList(reason.ids, language)}`;
    case 'flaky':
      return ru
        ? `прошло только с повторной попытки: ${reason.tests.length} (допустимо ${reason.allowed}) — ${idList(reason.tests, language)}`
        : `${reason.tests.length} passed only at a later attempt (allowed: ${reason.allowed}): ${idList(reason.tests, language)}`;
    case 'nothing':
      return ru ? 'ничего не было запущено' : 'nothing was run';
    case 'too few': {
      const phase = PHASE_LABELS[reason.phase][language];
      return ru ? `слишком мало проверено: «${phase}» — ${reason.run} из требуемых ${reason.minimum}` : `too little was run: ${phase}, ${reason.run} of the ${reason.minimum} cases that the policy asks for`;
    }
    case 'over': {
      const [value, limit] = [Math.round(reason.value), reason.limit];
      const kind = kindLabel(reason.what, language);
      return ru ? `ответы дольше предела: ${kind} — в среднем ${value} мс при пределе ${limit} мс` : `answers over the limit: ${kind} took ${value} ms on average, the limit is ${limit} ms`;
    }
    case 'errors':
      return ru ? `ошибок сервера ${percent(reason.value)}, предел ${percent(reason.limit)}` : `server errors ${percent(reason.value)}, the limit is ${percent(reason.limit)}`;
    case 'unanswered':
      return ru ? `платформа ответила на ${percent(reason.value)} запросов, нужно ${percent(reason.limit)}` : `the platform answered ${percent(reason.value)} of the requests, it must be ${percent(reason.limit)}`;
    case 'own fault':
      return ru
        ? `${reason.sentence.ru} (кейсов: ${reason.cases}; о платформе они ничего не говорят)`
        : `${reason.sentence.en} (${reason.cases} cases; they say nothing about the platform)`;
    case 'sign-ins':
      return ru ? `вход не удался по вине сервера: ${reason.failed} из ${reason.count}` : `the server failed at ${reason.failed} of ${reason.count} sign-ins`;
  }
}
