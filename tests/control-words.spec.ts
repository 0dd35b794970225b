import { expect, test } from '@playwright/test';
import { describeControl } from '../pages/parts/control-words';

const WORDS = [
  [
    "getByRole('dialog', { name: 'Создать задание' }).getByRole('button', { name: /^(Создать и опубликовать|Publish)$/ })",
    'button «Создать и опубликовать» or «Publish»',
  ],
  [
    "locator('article').filter({ has: getByRole('heading', { name: 'Уравнения', exact: true }) }).last().getByRole('link', { name: /^(Подробнее|Открыть)/ })",
    'link «Подробнее» or «Открыть»',
  ],
  ["getByRole('button', { name: 'Выход' })", 'button «Выход»'],
  [
    "getByRole('dialog', { name: /^Оценить ответ/ }).getByPlaceholder('Напишите комментарий к ответу...')",
    'field «Напишите комментарий к ответу...»',
  ],
  ["getByRole('tab', { name: /^Завершенные \\(\\d+\\)$/ })", undefined],
  [
    "getByRole('dialog', { name: /^(Ответы|Работы)/ }).or(locator('body').filter({ hasNot: getByRole('heading', { name: /Создать (задание)?|Новое/i }) })).last().locator('li, article, div').filter({ has: getByText('Anna Ivanova', { exact: true }) }).filter({ has: getByRole('button', { name: /^(Оценить|Grade)/ }) }).last()",
    undefined,
  ],
  [
    "getByRole('dialog', { name: /^(Ответы|Работы)/ }).locator('li, article, div').filter({ has: getByText('Anna Ivanova', { exact: true }) }).filter({ has: getByRole('button', { name: /^(Оценить|Grade)/ }) }).last().getByRole('button', { name: /^(Оценить|Grade)/ })",
    'button «Оценить» or «Grade» in the row of «Anna Ivanova»',
  ],
  [
    "getByRole('dialog', { name: /^(Ответы|Работы)/ }).or(getByRole('dialog', { name: 'it (ends' })).getByRole('button', { name: /^(Оценить|Grade)/ })",
    'button «Оценить» or «Grade»',
  ],
  [
    "getByRole('dialog', { name: /^Профиль/ }).or(locator('body').getByRole('dialog').filter({ hasNot: getByRole('heading', { name: /a|b/i }) })).last()",
    'dialog «Профиль»',
  ],
  ['locator(\'input[type="datetime-local"]\').nth(1)', undefined],
] as const;

for (const [locator, words] of WORDS) {
  test(`control: ${words ?? `no words for ${locator}`}`, () => expect(describeControl(locator)).toBe(words));
}
