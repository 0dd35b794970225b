/** A list that crashes blocks the cases that only need an entry of it, and no other failure of a search does. */
import { expect, test, type Page } from '@playwright/test';
import { blockOnCrash } from '../suite/actors/list-precondition';
import { failureOf } from '../suite/failure/register';
import { routes } from '../pages/routes';
import { errorMessageOf } from './specimens/error-message';

const LIST = routes.studentAssignments;

async function opened(page: Page, path: string, text: string): Promise<Page> {
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<h1>${text}</h1>` }),
  );
  await page.goto(`http://platform.test${path}`);
  return page;
}

const search = () => Promise.reject(new Error('no card'));

test('list precondition: a search on a crashed list is blocked by the crash', async ({ page }) => {
  const error = await blockOnCrash(await opened(page, LIST.path, 'Что-то пошло не так'), LIST, search()).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'Blocked' });
  expect(String(error)).toContain('the list of assignments does not load: no card');
  expect(failureOf(error).code).not.toBe('blocked');
});

for (const [what, path, text] of [
  ['on a list that is there', LIST.path, 'Мои задания'],
  ['on another page that has crashed', `${LIST.path}/17`, 'Что-то пошло не так'],
] as const) {
  test(`list precondition: a failed search ${what} keeps its own failure`, async ({ page }) => {
    expect(await errorMessageOf(async () => blockOnCrash(await opened(page, path, text), LIST, search()))).toBe(
      'no card',
    );
  });
}
