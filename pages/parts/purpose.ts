/**
 * Locates controls by purpose. Builds differ in wording, so each purpose has a set of known wordings. If a place has
 * none of them and exactly one control is left without another known purpose, that control is used. Deleting,
 * deactivating and resetting are never guessed: only their known wordings match.
 */
import type { Locator } from '@playwright/test';
import { oneLine } from '../../lib/one-line';

/** Purposes that any dialog or card may offer in addition to the expected one. None of them is ever guessed. */
const COMMON = String.raw`Отмен|Закры|Close|Cancel|Назад|Back|Удал|Delete|Деактив|Сброс|Reset|Toggle|Копир|Скопир|Выйти|Выход`;

/**
 * Locates the button of a purpose.
 * @param place the dialog or card that contains the button
 * @param known known wordings of the button
 * @param others known wordings of the other controls in this place
 */
export function buttonFor(place: Locator, known: RegExp, others?: RegExp): Locator {
  const named = place.page().getByRole('button', { name: known });
  const left = place
    .filter({ hasNot: named })
    .getByRole('button')
    .filter({ hasText: /\S/, hasNotText: new RegExp(`^\\s*(?:${COMMON})`, 'i') });
  const unknown = others === undefined ? left : left.filter({ hasNotText: others });
  return place.getByRole('button', { name: known }).or(unknown);
}

/** Describes a change of wording: the known wordings and the text on the page. Returns undefined for a known wording. */
export function wordingChange(what: string, known: RegExp, seen: string): string | undefined {
  const words = oneLine(seen);
  return known.test(words) || words === '' ? undefined : `wording changed: ${what} is called «${words}»`;
}
