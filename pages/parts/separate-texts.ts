import type { Locator } from '@playwright/test';

/**
 * Returns the texts of a place, the text of each element on a line of its own. Elements that stand side by side without
 * a space, «Проект» and «Преподаватель: …», would otherwise read as one word.
 */
export function separateTexts(place: Locator): Promise<string> {
  return place.evaluate((root) => {
    const lines: string[] = [];
    const collect = (element: Element) => {
      let line = '';
      for (const child of element.childNodes) {
        if (child instanceof Text) line += child.data;
        else if (child instanceof Element) {
          lines.push(line);
          line = '';
          collect(child);
        }
      }
      lines.push(line);
    };
    collect(root);
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n');
  });
}
