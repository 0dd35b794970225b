import type { CaseDefinition } from './case';

/**
 * Security: inactive accounts, session and CSRF, fields, queries, surroundings (SE30–SE35 and SE.a–SE.e). All are checks
 * of their own.
 */
export const SECURITY_SURROUNDINGS_CASES = [
  {
    id: 'SE30',
    scenario: 'SEI',
    performer: 'student',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'uses an account that has been deactivated', ru: 'пользуется деактивированной учётной записью' },
    expectation: {
      en: 'the token is refused everywhere, and only the admin brings the account back',
      ru: 'токен нигде не действует, вернуть запись может только администратор',
    },
  },
  {
    id: 'SE31',
    scenario: 'SEC',
    performer: 'teacher',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'opens a foreign page that sends forms and requests',
      ru: 'открывает чужую страницу, которая отправляет формы и запросы',
    },
    expectation: { en: 'nothing has changed', ru: 'ничего не изменилось' },
  },
  {
    id: 'SE32',
    scenario: 'SEF',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'writes role, state, email of another, password and family into the own profile',
      ru: 'записывает в свой профиль роль, состояние, чужой email, пароль и семью',
    },
    expectation: {
      en: 'it is ignored or refused, and everybody can still sign in',
      ru: 'игнорируется или отклоняется, и все по-прежнему могут войти',
    },
  },
  {
    id: 'SE33',
    scenario: 'SEF',
    performer: 'student',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'writes score, state, comment and moments of an answer, and deletes a graded one',
      ru: 'записывает балл, статус, комментарий и моменты ответа и удаляет оценённый',
    },
    expectation: {
      en: 'it is ignored or refused, and the graded answer stays',
      ru: 'игнорируется или отклоняется, оценённый ответ остаётся',
    },
  },
  {
    id: 'SE34',
    scenario: 'SEQ',
    performer: 'anyone',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'puts numbers of others into queries', ru: 'подставляет чужие номера в параметры' },
    expectation: { en: 'the answer is not widened', ru: 'ответ не расширяется' },
  },
  {
    id: 'SE35',
    scenario: 'SEQ',
    performer: 'anyone',
    kind: 'check',
    priority: 'P2',
    wording: {
      en: 'asks every list for odd pages, sizes and orders',
      ru: 'запрашивает у списков странные страницы, размеры и порядки',
    },
    expectation: { en: 'no 5xx, capped, nothing hidden shown', ru: 'нет 5xx, есть предел, скрытое не показано' },
  },
  {
    id: 'SE.a',
    scenario: 'SEX',
    performer: 'anyone',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'reads the headers of API and pages', ru: 'читает заголовки API и страниц' },
    expectation: {
      en: 'they protect the browser and tell no version',
      ru: 'они защищают браузер и не называют версий',
    },
  },
  {
    id: 'SE.b',
    scenario: 'SEX',
    performer: 'student',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'looks at the cookies after signing in', ru: 'смотрит cookie после входа' },
    expectation: { en: 'scripts and other sites do not get them', ru: 'скриптам и чужим сайтам они недоступны' },
  },
  {
    id: 'SE.c',
    scenario: 'SEX',
    performer: 'anyone',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'provokes error answers', ru: 'вызывает ответы с ошибками' },
    expectation: {
      en: 'no stack trace, path, setting or class name',
      ru: 'нет трассировки, путей, настроек и имён классов',
    },
  },
  {
    id: 'SE.d',
    scenario: 'SEX',
    performer: 'anyone',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'opens unknown addresses of pages and API', ru: 'открывает неизвестные адреса страниц и API' },
    expectation: {
      en: 'a not-found page in the platform’s words, JSON 404 of the API, nothing typed repeated',
      ru: 'страница «не найдено» своими словами, от API 404 в JSON, введённое не повторяется',
    },
  },
  {
    id: 'SE.e',
    scenario: 'SEX',
    performer: 'student',
    kind: 'check',
    priority: 'P1',
    wording: {
      en: 'signs in where another person has signed out before',
      ru: 'входит в браузере, где до этого вышел другой человек',
    },
    expectation: {
      en: 'nothing of the first is seen, on no page and in no storage',
      ru: 'ничего от первого не видно ни на страницах, ни в хранилище',
    },
  },
] as const satisfies readonly CaseDefinition[];
