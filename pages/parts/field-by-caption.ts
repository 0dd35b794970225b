import type { Locator } from '@playwright/test';

/**
 * Locates the field of a caption. The published build does not link labels to fields, so this is the first field
 * inside or after the caption, where a user looks for it. An asterisk may mark the field as required.
 */
export function fieldByCaption(box: Locator, caption: string): Locator {
  const label = box.getByText(new RegExp(`^\\s*${caption}\\s*\\*?\\s*:?\\s*$`)).first();
  return label.locator(`xpath=(descendant::${FIELD} | following::${FIELD})[1]`);
}

const FIELD = '*[self::input or self::textarea or self::select]';
