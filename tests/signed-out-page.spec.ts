/** What is said of the sign-in page: the session has ended only for somebody who was signed in. */
import { expect, test, type Page } from '@playwright/test';
import { waitForPage } from '../pages/parts/arrival';
import { failureOf } from '../suite/failure/register';
import { SideBar } from '../pages/parts/side-bar';
import { SignInPage } from '../pages/sign-in/sign-in-page';

const ADDRESS = 'http://platform.test/auth/signin';

/** Opens a sign-in page without its fields. */
async function opensEmptyForm(page: Page): Promise<void> {
  page.setDefaultTimeout(500);
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: '<main></main>' }));
  await page.goto(ADDRESS);
}

test('signed out: a sign-in form without its field lacks a control, and no session has ended', async ({ page }) => {
  await opensEmptyForm(page);
  const error = await new SignInPage(page, 'student').fill('a@b.test', 'p').catch((thrown: unknown) => thrown);
  expect(failureOf(error)).toMatchObject({ code: 'control-missing', page: '/auth/signin' });
  expect(String(error)).not.toContain('session');
});

test('signed out: a user who was signed in and stands at the sign-in page has lost the session', async ({ page }) => {
  await opensEmptyForm(page);
  const error = await new SideBar(page, 'student').pressMenuButton().catch((thrown: unknown) => thrown);
  expect(failureOf(error)).toMatchObject({ code: 'session-ended' });
  expect(String(error)).toContain('the session is not (or no longer) accepted');
});

// A page is waited for until nothing can appear any more.
test(
  'signed out: a sign-in page that stays empty is a page without its data',
  { tag: '@by-night' },
  async ({ page }) => {
    await opensEmptyForm(page);
    const opened = waitForPage(page, new SignInPage(page, 'guest').email, 'sign-in page', '/auth/signin');
    const error = await opened.catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toMatchObject({ code: 'page-data' });
    expect(String(error)).not.toContain('session');
  },
);
