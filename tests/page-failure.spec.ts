/** What a blocked test tells about the page on which an expectation was not met. */
import { expect, test, type Page } from '@playwright/test';
import { registerTroubleSource } from '../pages/parts/page-problem';
import { failureBehind } from '../suite/actors/page-failure';

const ADDRESS = 'http://platform.test/dashboard/tutor/students';

/** Opens a page with this content, and returns the error of an expectation that it does not meet. */
async function unmetOn(page: Page, content: string): Promise<unknown> {
  await page.route(ADDRESS, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<main>${content}</main>` }),
  );
  await page.goto(ADDRESS);
  return expect(page.getByText('Олег'))
    .toBeVisible({ timeout: 1 })
    .catch((error: unknown) => error);
}

test('page failure: an expectation on a crashed page is the crash', async ({ page }) => {
  const error = await unmetOn(page, 'Что-то пошло не так');
  expect(await failureBehind({ page }, error)).toMatchObject({
    code: 'page-crashed',
    page: '/dashboard/tutor/students',
  });
});

test('page failure: an expectation on another page is told with the refused requests of the page', async ({ page }) => {
  const refused = [{ method: 'GET', path: '/api/tutor/my-students/', status: 404 }];
  registerTroubleSource(page, () => ({ sentence: '', refused }));
  const error = await unmetOn(page, 'Мои ученики');
  expect(await failureBehind({ page }, error)).toMatchObject({
    code: 'control-missing',
    page: '/dashboard/tutor/students',
    failedRequests: refused,
  });
});
