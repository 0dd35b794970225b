/** Whom the messages of a page name. */
import type { BrowserUser } from '../actors/browser-user';
import { expect } from '../matchers';

/** «Назначено 1 предмет(ов) для Олега Петрова». */
const FOR_WHOM = /(?:^|\s)для (\p{Lu}\S* \p{Lu}[\p{L}\d-]*)/u;

/** Waits for a message. @returns whether one says for whom something was done, and the people named so who are not this one */
export async function namedInMessages(
  user: BrowserUser,
  { last_name }: { last_name: string },
): Promise<{ isNamed: boolean; others: string[] }> {
  await user.canDo(() => expect(user.toasts.everyMessage.first()).toBeVisible());
  const named = (await user.messages()).flatMap((text) => FOR_WHOM.exec(text)?.[1] ?? []);
  return { isNamed: named.length > 0, others: named.filter((name) => !name.includes(last_name)) };
}
