import type { Language } from '../html/language';

const en = {
  title: 'Watch after a deployment: sign-in of every role, dashboards, health, groups of the API',
  soFar: 'So far',
  target: 'Platform',
  from: 'From',
  until: 'Until',
  updated: 'As of',
  availability: 'Available',
  errors: 'Errors among the answers',
  outages: 'Not well',
  still: 'still',
  times: 'Response times',
  kind: 'Kind',
  answers: 'Answers',
  average: 'Average',
  limit: 'Limit',
  ms: 'ms',
  rounds: 'Rounds',
  at: 'When',
  passed: 'Passed',
  seen: 'Seen',
  states: { healthy: 'healthy', failed: 'failed', unhealthy: 'not reachable or unwell', broken: 'broke off' },
  verdicts: { within: 'within', over: 'over', 'too few': 'too few' },
};
export type WatchTexts = typeof en;

const ru: WatchTexts = {
  title: 'Наблюдение после выкладки: вход каждой роли, панели, здоровье, группы API',
  soFar: 'Пока',
  target: 'Платформа',
  from: 'С',
  until: 'До',
  updated: 'На момент',
  availability: 'Доступна',
  errors: 'Ошибки среди ответов',
  outages: 'Была нездорова',
  still: 'сих пор',
  times: 'Время ответа',
  kind: 'Вид',
  answers: 'Ответов',
  average: 'Среднее',
  limit: 'Предел',
  ms: 'мс',
  rounds: 'Обходы',
  at: 'Когда',
  passed: 'Пройдено',
  seen: 'Увидено',
  states: { healthy: 'исправна', failed: 'ошибка', unhealthy: 'недоступна или нездорова', broken: 'обход прерван' },
  verdicts: { within: 'в пределах', over: 'выше предела', 'too few': 'мало данных' },
};

export const WATCH_TEXTS: Record<Language, WatchTexts> = { en, ru };
