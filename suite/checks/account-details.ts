/** What the admin's table and «Профиль» show of one account, compared with what is stored. */
import { expect } from '../matchers';
import type { Admin } from '../actors/admin';
import type { AccountsSection } from '../../pages/admin/accounts-section';
import { escapeRegExp } from '../../lib/escape-regexp';

/** What must be shown of an account: by the heading of a column, and by the caption of a line of the profile. */
export interface ShownAccount {
  readonly columns: Readonly<Record<string, string>>;
  readonly lines: Readonly<Record<string, string | RegExp>>;
}

/** What is shown otherwise, and what is shown nowhere, as sentences. */
export interface Differences {
  readonly wrong: readonly string[];
  readonly absent: readonly string[];
}

/** Reads the row and the profile of an account, whose section is open and lists it. Closes the profile again. */
export async function compareShownAccount(
  admin: Admin,
  section: AccountsSection,
  email: string,
  { columns, lines }: ShownAccount,
): Promise<Differences> {
  const [wrong, absent]: [string[], string[]] = [[], []];
  const cells = await section.cells(email);
  for (const [heading, due] of Object.entries(columns)) {
    const seen = cells[heading];
    if (seen === undefined) absent.push(`column «${heading}»`);
    else if (!holds(seen, due)) wrong.push(`the column «${heading}» shows «${seen}» instead of «${due}»`);
  }
  await section.openProfile(email);
  await expect(admin.profile.box, 'the profile of the account').toContainText(email);
  const read = async () => {
    const shown = await admin.profile.values(Object.keys(lines));
    return Object.entries(lines).map(([caption, due]) => ({ caption, due, seen: shown[caption] ?? '' }));
  };
  // A line may arrive after the rest, with a request of its own.
  await expect
    .poll(async () => (await read()).every(({ due, seen }) => holds(seen, due)), { timeout: ARRIVES_MS })
    .toBe(true)
    .catch(() => undefined);
  for (const { caption, due, seen } of await read()) {
    if (seen === '') absent.push(`line «${caption}» in the profile of an account`);
    else if (!holds(seen, due)) wrong.push(`the profile shows «${caption}» «${seen}» instead of «${String(due)}»`);
  }
  await admin.profile.close();
  return { wrong, absent };
}

const ARRIVES_MS = 2_000;

function holds(seen: string, due: string | RegExp): boolean {
  return pattern(due).test(seen);
}

/** The text, not as a part of a longer number. */
function pattern(due: string | RegExp): RegExp {
  return typeof due === 'string' ? new RegExp(`(?<!\\d)${escapeRegExp(due)}(?!\\d)`) : due;
}
