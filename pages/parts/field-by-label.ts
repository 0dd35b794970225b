import type { Locator } from '@playwright/test';

/**
 * The field that belongs to a caption. The published build does not link labels to fields, so it is the first field
 * inside or after the caption, which is where a person looks; a star may mark it as required.
 */
export function fieldByCaption(box: Locator, caption: string): Locator {
  const label = box.getByText(new RegExp(`^\\s*${caption}\\s*\\*?\\s*:?\\s*$`)).first();
  return label.locator(`xpath=(descendant::${FIELD} | following::${FIELD})[1]`);
}

const FIELD = '*[self::input or self::textarea or self::select]';
