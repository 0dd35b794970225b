/** Long tables of accounts, which no test could create in time: the server's response is extended on its way to the page. */
import { test } from '@playwright/test';
import type { AccountsSection } from '../../pages/admin/accounts-section';
import type { AccountKind } from '../../pages/admin/account-kinds';
import { accountListSchema } from '../api/account-schemas';
import { isFields } from '../network/reading';
import { expect } from '../matchers';
import { withChangedResponse } from '../actors/changed-response';
import type { Admin } from '../actors/admin';

const STAFF = /^\/api\/auth\/staff\/?$/;
const PATHS = {
  student: /^\/api\/auth\/students\/?$/,
  teacher: STAFF,
  tutor: STAFF,
  parent: /^\/api\/auth\/parents\/?$/,
} as const satisfies Record<AccountKind, RegExp>;
/** Of all accounts of the long table, so that a search for it finds each of them. */
const LAST_NAME = 'Длиннотаблицын';
/** The page size of the platform where a request names none. */
const USUAL_SIZE = 50;

/**
 * Opens the accounts with this many accounts of a kind, turns all pages of its table and returns their emails in the
 * order of the pages. Then searches from the last page for a name that all accounts have: the table must begin again. At
 * last asks for longer pages.
 * @returns the emails that the server sent, and those that the page showed
 */
export function readLongTable(
  admin: Admin,
  kind: AccountKind,
  length: number,
): Promise<{ sent: string[]; shown: string[] }> {
  const endpoint = { purpose: 'list the accounts', method: /^GET$/, path: PATHS[kind], schema: accountListSchema };
  const sent = Array.from({ length }, (_none, index) => `row${index + 1}@example.com`);
  const change = (content: unknown, url: URL) =>
    (url.searchParams.get('role') ?? kind) === kind ? extended(content, url, sent) : content;
  return test.step(`${admin.actor} reads a table of ${length} accounts (${kind})`, () =>
    withChangedResponse(
      admin.page,
      endpoint,
      change,
      async () => {
        await admin.opensAccounts();
        const section = admin.accounts.section(kind);
        await expect(section.row(sent[0] ?? '')).toBeVisible();
        const rows = [await section.emails()];
        const pages = Math.ceil(length / (rows[0]?.length ?? 1));
        // Some builds show it for the students only.
        if ((await section.shown.count()) > 0)
          await expect(section.shown, 'the number of all accounts of the table').toHaveText(
            new RegExp(`^Показано \\d+ из ${length}(?!\\d)`),
          );
        for (
          let page = 2;
          page <= length && (await section.nextButton.count()) > 0 && (await section.nextButton.isEnabled());
          page += 1
        ) {
          const before = await section.emails();
          await section.turnPage();
          await expect(section.pageLine, 'The next page must be shown').toHaveText(`Страница ${page} из ${pages}`);
          await expect
            .poll(() => section.emails(), `the rows of page ${page} (not those of the page before)`)
            .not.toEqual(before);
          rows.push(await section.emails());
        }
        if (rows.length > 2) await turnBack(section, rows);
        await section.search(LAST_NAME);
        await expect(section.row(sent[0] ?? ''), 'the first account, after a search from the last page').toBeVisible();
        await resetFromSecondPage(admin, section, rows);
        await showAllAtOnce(section, sent);
        return { sent, shown: rows.flat() };
        // The server has fewer accounts, and refuses a page after its last one.
      },
      { page: '1', search: '' },
    ));
}

/** Turns from the last page to the one before, which must be shown as it was. */
async function turnBack(section: AccountsSection, rows: readonly (readonly string[])[]): Promise<void> {
  await section.turnBack();
  await expect(section.pageLine, 'The page before must be shown').toHaveText(
    `Страница ${rows.length - 1} из ${rows.length}`,
  );
  await expect.poll(() => section.emails(), 'the rows of the page before the last one').toEqual(rows.at(-2));
}

/** Resets the filters on the second page of what was found: the table must begin again with the whole list. */
async function resetFromSecondPage(
  admin: Admin,
  section: AccountsSection,
  rows: readonly (readonly string[])[],
): Promise<void> {
  if (rows.length < 2 || (await section.resetFiltersButton.count()) === 0) return;
  // A build that searches a second time, after a pause, may begin again by itself.
  const isThere = await admin.canDo(async () => {
    await section.turnPage();
    await expect.poll(() => section.emails()).toEqual(rows[1]);
  });
  if (!isThere) return;
  await section.resetFilters();
  await expect
    .poll(() => section.emails(), 'the rows after the filters were reset on the second page')
    .toEqual(rows[0]);
  await expect(section.pageLine, 'the number of the page after the reset').toHaveText(`Страница 1 из ${rows.length}`);
}

/** Picks a page that has room for all accounts, where the table offers one. */
async function showAllAtOnce(section: AccountsSection, sent: readonly string[]): Promise<void> {
  const sizes = await section.filter('Показывать по').locator('option').allTextContents();
  const size = sizes.find((text) => Number(text) >= sent.length);
  if (size === undefined) return;
  await section.pickFilter('Показывать по', size);
  await expect.poll(() => section.emails(), `the accounts on one page of ${size}`).toEqual(sent);
}

/** Returns the page of the extended list that the address asks for, or the whole list where the response has no pages. */
function extended(content: unknown, url: URL, emails: readonly string[]): unknown {
  if (!isFields(content) || !Array.isArray(content.results)) return content;
  const [first] = content.results as unknown[];
  if (!isFields(first) || !isFields(first.user)) return content;
  const { user } = first;
  const all = emails.map((email, index) => ({
    ...first,
    ...(first.id === null ? {} : { id: FIRST_ID + index }),
    user: { ...user, id: FIRST_ID + index, email, last_name: LAST_NAME, full_name: LAST_NAME },
  }));
  if (!('count' in content)) return { ...content, results: all };
  const size = Number(url.searchParams.get('page_size') ?? USUAL_SIZE);
  const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size;
  const isLast = start + size >= all.length;
  return { ...content, count: all.length, next: isLast ? null : url.href, results: all.slice(start, start + size) };
}

/** Above the ids of any account of a platform. */
const FIRST_ID = 900_001;
