/** Which messages of a page state clearly what is wrong. */
import { expect, test } from '@playwright/test';
import { isClearProblem } from '../suite/matchers/clear-message';

for (const text of [
  'Файл слишком большой',
  'Ошибка: файл слишком большой',
  'Ошибка Максимальный размер 50 МБ',
  'Error! File is too large',
  'Слишком много попыток входа. Подождите 5 минут',
  'Неверный логин\n  или пароль',
  'Не удалось отправить ответ',
  '5 попыток не удались',
]) {
  test(`clear message: «${text.replace(/\s+/g, ' ')}»`, () => expect(isClearProblem(text)).toBe(true));
}

for (const text of [
  '',
  '   ',
  'Ошибка',
  'Ошибка!',
  'Error:',
  'Успешно',
  'Успешно Задание создано',
  'Ответ отправлен',
  'Оценка сохранена',
  'HTTP 500',
  'Ошибка HTTP 413',
  'Request failed with status code 413',
  'Ошибка Request failed with status code 413',
  '429 Too Many Requests',
  'Network Error',
  '[object Object]',
]) {
  test(`clear message: «${text}» is none`, () => expect(isClearProblem(text)).toBe(false));
}
