/** Enter in a field of several lines: it begins a new line and sends nothing. */
import { test, type Locator } from '@playwright/test';
import type { BrowserUser } from '../actors/browser-user';

/** What happened when two lines were typed with the keyboard. */
export interface TypedLines {
  /** Whether the field is made for several lines. */
  readonly takesLines: boolean;
  /** The changes that the page asked the server for meanwhile. */
  readonly sent: readonly string[];
  /** The content of the field; undefined when it is gone. */
  readonly content: string | undefined;
}

const LINES = ['Первая строка', 'Вторая строка'] as const;
/** What `typeTwoLines` types. */
export const TWO_LINES = LINES.join('\n');

/** Empties the field and types two lines, with Enter between them. Leaves the form open. */
export function typeTwoLines(user: BrowserUser, what: string, field: Locator): Promise<TypedLines> {
  return test.step(`${user.actor} types two lines into «${what}», with Enter between them`, async () => {
    await field.clear();
    const takesLines = await field.evaluate(
      (element) =>
        element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable),
    );
    await field.pressSequentially(LINES[0]);
    const before = user.traffic.lastRequest;
    await field.press('Enter');
    // The page has drawn its reaction, and a request that Enter sends is under way.
    await user.page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => resolve()))),
        ),
    );
    await user.traffic.settled();
    const sent = user.traffic
      .since(before)
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
    if (sent.length > 0 || !(await field.isVisible())) return { takesLines, sent, content: undefined };
    await field.pressSequentially(LINES[1]);
    return { takesLines, sent, content: await field.inputValue() };
  });
}
