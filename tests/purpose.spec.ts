/** Controls and dialogs are located by their purpose, in known and in other wordings. A final action is never guessed. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { Dialog } from '../pages/parts/dialog';
import { buttonFor, wordingChange } from '../pages/parts/purpose';

const SEND = /^(Отправить|Сдать)$/;
const DRAFT = /^(Черновик|Сохранить черновик)$/;

async function card(page: Page, ...buttons: string[]): Promise<Locator> {
  await page.setContent(
    `<button>Выход</button><article>${buttons.map((name) => `<button>${name}</button>`).join('')}</article>`,
  );
  return page.getByRole('article');
}

test('purpose: a known wording is found among other controls', async ({ page }) => {
  const place = await card(page, 'Подробнее', 'Сдать', 'Отмена');
  await expect(buttonFor(place, SEND)).toHaveText('Сдать');
  await expect(buttonFor(place, SEND, DRAFT)).toHaveText('Сдать');
});

test('purpose: the only control that is left is used for an unknown wording', async ({ page }) => {
  await expect(buttonFor(await card(page, 'Отдать на проверку', 'Отмена', 'Удалить'), SEND)).toHaveText(
    'Отдать на проверку',
  );
  await expect(buttonFor(await card(page, 'Отдать на проверку', 'Сохранить черновик'), SEND, DRAFT)).toHaveText(
    'Отдать на проверку',
  );
});

test('purpose: a button without text is not used', async ({ page }) => {
  await expect(buttonFor(await card(page, '<svg></svg>', 'Отдать на проверку'), SEND)).toHaveText('Отдать на проверку');
});

test('purpose: none of two controls with unknown wordings is used', async ({ page }) => {
  const control = buttonFor(await card(page, 'Отдать на проверку', 'Показать друзьям'), SEND);
  await expect(control.click({ timeout: 1_000 })).rejects.toThrow('strict mode violation');
});

for (const final of [
  'Удалить',
  'Delete',
  'Деактивировать',
  'Сбросить пароль',
  'Reset',
  'Закрыть',
  'Отмена',
  'Cancel',
  'Выйти',
  'Копировать',
  'УДАЛИТЬ',
]) {
  test(`purpose: «${final}» is never guessed`, async ({ page }) => {
    await expect(buttonFor(await card(page, final), SEND)).toHaveCount(0);
  });
}

test('purpose: a control outside the expected container is never guessed', async ({ page }) => {
  await page.setContent('<button>Отдать на проверку</button><article><p>Задание</p></article>');
  await expect(buttonFor(page.getByRole('article'), SEND)).toHaveCount(0);
});

test('purpose: an unknown wording is reported, and a known one is not', () => {
  expect(wordingChange('the button that sends', SEND, ' Отдать\n на проверку ')).toBe(
    'wording changed: the button that sends is called «Отдать на проверку»',
  );
  expect(wordingChange('the button that sends', SEND, ' Сдать ')).toBeUndefined();
  expect(wordingChange('the button that sends', SEND, '  ')).toBeUndefined();
});

class CreateDialog extends Dialog {
  constructor(page: Page) {
    super(page, 'teacher', /^(Создать|Новое) задание$/);
  }
}

const dialog = (title: string, more = '') => `<div role="dialog" aria-label="${title}"><h2>${title}</h2>${more}</div>`;

test('dialog: a dialog with a known title is found next to another dialog', async ({ page }) => {
  await page.setContent(dialog('Мои настройки') + dialog('Новое задание'));
  await expect(new CreateDialog(page).box).toContainText('Новое задание');
});

test('dialog: a dialog with an unknown title is used if the click has opened it', async ({ page }) => {
  await page.setContent(dialog('Придумаем задачу'));
  await expect(new CreateDialog(page).box).toContainText('Придумаем задачу');
});

for (const other of [
  'Удалить пользователя',
  'Учётные данные',
  'Оценить ответ: Анна',
  'Деактивировать',
  'Сброс пароля',
]) {
  test(`dialog: «${other}», known for another purpose, is not used`, async ({ page }) => {
    await page.setContent(dialog(other));
    await expect(new CreateDialog(page).box).toHaveCount(0);
  });
}

test('dialog: without any dialog, none is found', async ({ page }) => {
  await page.setContent('<h2>Новое задание</h2>');
  await expect(new CreateDialog(page).box).toHaveCount(0);
});

test('dialog: its own button closes the dialog, and closing waits until it is gone', async ({ page }) => {
  await page.setContent(
    `<button>Отмена</button>${dialog('Придумаем задачу', '<button onclick="setTimeout(() => this.closest(\'[role=dialog]\').remove(), 50)">Закрыть</button>')}`,
  );
  await new CreateDialog(page).close();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
