/** The name and the role under which a page greets its user: those of the user, and of nobody else. */
import type { NamedRole } from '../../pages/parts/named-roles';
import type { BrowserUser } from '../actors/browser-user';
import { expect } from '../matchers';

/** «Мария Петрова»: two or three words, each with a capital letter. */
const NAME = /^\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*){1,2}$/u;

/** @returns one sentence for each block with the own name and another role, or with the own role and another name */
export function wrongOwnName(blocks: readonly NamedRole[], { name, role }: { name: string; role: RegExp }): string[] {
  return blocks.flatMap(({ role: shown, texts }) => {
    const isOwn = texts.includes(name);
    if (isOwn && !role.test(shown)) return [`«${name}» is shown as «${shown}»`];
    const other = isOwn || !role.test(shown) ? undefined : texts.find((one) => NAME.test(one));
    return other === undefined ? [] : [`«${other}» is shown beside the own role «${shown}»`];
  });
}

/** @returns whether a block tells the own name with the own role */
export function tellsOwnName(blocks: readonly NamedRole[], { name, role }: { name: string; role: RegExp }): boolean {
  return blocks.some(({ role: shown, texts }) => role.test(shown) && texts.includes(name));
}

/** «Назначено 1 предмет(ов) для Олега Петрова». */
const FOR_WHOM = /(?:^|\s)для (\p{Lu}\S* \p{Lu}[\p{L}\d-]*)/u;

/** Waits for a message. @returns the people for whom the messages on the page say that something was done */
export async function namedInMessages(user: BrowserUser): Promise<string[]> {
  await user.canDo(() => expect(user.toasts.everyMessage.first()).toBeVisible());
  return (await user.messages()).flatMap((text) => FOR_WHOM.exec(text)?.[1] ?? []);
}
