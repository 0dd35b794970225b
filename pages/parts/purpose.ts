/**
 * A control by what it is for. Builds differ in wording, so each purpose has the known wordings as a set; where a place has
 * none of them and one control is left that is known for no other purpose, that is the one. Deleting, deactivating and
 * resetting are never guessed: for these only the known wordings count.
 */
import type { Locator } from '@playwright/test';

/** Purposes that any dialog or card may offer beside the wanted one; none of them is ever guessed. */
const COMMON = String.raw`Отмен|Закры|Close|Cancel|Назад|Back|Удал|Delete|Деактив|Сброс|Reset|Toggle|Копир|Скопир|Выйти|Выход`;

/**
 * The button of this purpose.
 * @param place the dialog or card in which it stands
 * @param known its known wordings
 * @param others the known wordings of what else this place offers
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

/** A change of wording, as a finding: what was known, and what the page says instead; undefined when it is a known wording. */
export function wordingChange(what: string, known: RegExp, seen: string): string | undefined {
  const words = seen.replace(/\s+/g, ' ').trim();
  return known.test(words) || words === '' ? undefined : `wording changed: ${what} is called «${words}»`;
}
