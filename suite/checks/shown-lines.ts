/** Texts of several lines on a page: a line break that a user typed is shown as one. */
import type { Locator } from '@playwright/test';

/**
 * Returns which of the texts a place shows with their second line behind the first one. A text that it does not show at all is
 * the subject of other cases.
 * @param texts of two lines, by what they are
 */
export async function shownInOneLine(place: Locator, texts: Readonly<Record<string, string>>): Promise<string[]> {
  const [stored, shown] = await place.evaluate((element) => [
    element.textContent ?? '',
    (element as HTMLElement).innerText,
  ]);
  const lines = (shown ?? '').split('\n').map((line) => line.trim());
  return Object.entries(texts)
    .map(([what, text]) => [what, text.split('\n').at(-1) ?? ''] as const)
    .filter(([, second]) => (stored ?? '').includes(second) && !lines.some((line) => line.startsWith(second)))
    .map(([what]) => what);
}
