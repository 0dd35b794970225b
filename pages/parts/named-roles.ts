import type { Page } from '@playwright/test';

/** A role that the open page shows, and the short texts that stand in the same block: the name of its user. */
export interface NamedRole {
  readonly role: string;
  readonly texts: readonly string[];
}

/** Reads the blocks that consist of a role and a name: the top bar of a page, the head of a profile. Captions are none. */
export function namedRoles(page: Page): Promise<NamedRole[]> {
  return page.evaluate(() => {
    const most = 2;
    const role = /^(?:Администратор|Студент|Ученик|Преподаватель|Учитель|Тьют[ео]р|Родитель)$/;
    const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const leavesOf = (part: Element) =>
      [...part.querySelectorAll('*')].filter((one) => one.childElementCount === 0 && textOf(one) !== '');
    return leavesOf(document.body).flatMap((leaf) => {
      if (!role.test(textOf(leaf)) || leaf.matches('dt, dd, th, td, label, option') || !leaf.checkVisibility())
        return [];
      const texts = leavesOf(leaf.parentElement ?? leaf).filter((one) => one !== leaf);
      return texts.length === 0 || texts.length > most ? [] : [{ role: textOf(leaf), texts: texts.map(textOf) }];
    });
  });
}
