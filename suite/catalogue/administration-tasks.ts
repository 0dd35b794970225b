import type { CaseDefinition } from './case';

/**
 * The admin's tasks (BW1–BW9).
 * Each of these cases is independent, so all are checks: a failed check blocks no other. P1 is for a case that keeps
 * access for a user who was locked out. A known failure of the other cases can be worked around for a release.
 */
export const ADMIN_TASK_CASES = [
  // BW: the admin's tasks
  {
    id: 'BW1',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'creates a student', ru: 'создаёт ученика' },
    expectation: {
      en: 'the student is in the list, and the password is shown once',
      ru: 'ученик есть в списке, пароль показан один раз',
    },
  },
  {
    id: 'BW2',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'creates a teacher', ru: 'создаёт преподавателя' },
    expectation: {
      en: 'the teacher is in the list, and the password is shown once',
      ru: 'преподаватель есть в списке, пароль показан один раз',
    },
  },
  {
    id: 'BW3',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'creates a tutor', ru: 'создаёт тьютора' },
    expectation: {
      en: 'the tutor is in the list, and the password is shown once',
      ru: 'тьютор есть в списке, пароль показан один раз',
    },
  },
  {
    id: 'BW4',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'creates a parent', ru: 'создаёт родителя' },
    expectation: {
      en: 'the parent is in the list, and the password is shown once',
      ru: 'родитель есть в списке, пароль показан один раз',
    },
  },
  {
    id: 'BW5',
    scenario: 'BW',
    performer: 'anyone',
    kind: 'check',
    priority: 'P2',
    wording: {
      en: 'signs in to a new account with the password shown once',
      ru: 'входит в новую учётную запись с паролем, показанным один раз',
    },
    expectation: { en: 'the own dashboard of the account’s role opens', ru: 'открывается кабинет его роли' },
  },
  {
    id: 'BW6',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'creates an account with an email that is taken', ru: 'создаёт учётную запись с уже занятым email' },
    expectation: {
      en: 'it is refused with a clear message, and no account is added',
      ru: 'отказ с понятным сообщением, новая запись не появилась',
    },
  },
  {
    id: 'BW7',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'resets a user’s password', ru: 'сбрасывает пароль пользователя' },
    expectation: {
      en: 'the old password is dead, the new one works, and a session opened before has ended',
      ru: 'прежний пароль не действует, новый работает, открытая ранее сессия завершена',
    },
  },
  {
    id: 'BW8',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P1',
    wording: { en: 'deactivates a user', ru: 'деактивирует пользователя' },
    expectation: {
      en: 'the user’s session dies, and sign-in says why it refuses',
      ru: 'сессия пользователя завершена, при входе указана причина отказа',
    },
  },
  {
    id: 'BW9',
    scenario: 'BW',
    performer: 'admin',
    kind: 'check',
    priority: 'P2',
    wording: { en: 'reactivates the user', ru: 'снова активирует пользователя' },
    expectation: { en: 'the user is active and can sign in again', ru: 'пользователь активен и снова может войти' },
  },
] as const satisfies readonly CaseDefinition[];
