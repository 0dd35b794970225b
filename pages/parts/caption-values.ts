import type { Locator } from '@playwright/test';

/**
 * Reads what a part of a page shows next to captions: the text after a caption, or the content of the field that it
 * names. Builds use lists, tables or forms for it.
 * @returns the values by their captions, without captions that the part does not have
 */
export function captionValues(part: Locator, captions: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return part.evaluate((box, wanted) => {
    const fields = 'input, textarea, select';
    const leaves = [...box.querySelectorAll('dt, label, th, p, span, div, strong')].filter(
      (one) => one.childElementCount === 0,
    );
    const found = wanted.flatMap((caption) => {
      const leaf = leaves.find((one) => one.textContent?.replace(/[:*\s]+$/, '').trim() === caption);
      const next = leaf?.nextElementSibling ?? leaf?.parentElement?.nextElementSibling;
      if (!(next instanceof HTMLElement)) return [];
      const field = next.matches(fields) ? next : next.querySelector(fields);
      return [
        [
          caption,
          (field instanceof HTMLElement ? (field as HTMLInputElement).value : next.innerText)
            .replace(/\s+/g, ' ')
            .trim(),
        ] as const,
      ];
    });
    return Object.fromEntries(found);
  }, captions);
}
