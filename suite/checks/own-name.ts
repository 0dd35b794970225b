/** The name and the role under which a page greets its user: those of the user, and of nobody else. */
import type { NamedRole } from '../../pages/parts/named-roles';

/** A user as pages name them. */
export interface OwnName {
  readonly user: { readonly first_name: string; readonly last_name: string };
  readonly role: RegExp;
}

/** «Мария Петрова»: two or three words, each with a capital letter. */
const NAME = /^\p{Lu}[\p{L}\d-]*(?: \p{Lu}[\p{L}\d-]*){1,2}$/u;

/** @returns one sentence for each block with the own name and another role, or with the own role and another name */
export function wrongOwnName(blocks: readonly NamedRole[], own: OwnName): string[] {
  return blocks.flatMap(({ role, texts }) => {
    const others = texts.filter((text) => NAME.test(text) && !isOf(own, text));
    const name = texts.find((text) => isOf(own, text));
    // A caption of somebody else in the same block: «Тьютор», and a second name.
    if (name !== undefined && others.length === 0 && !own.role.test(role)) return [`«${name}» is shown as «${role}»`];
    return name === undefined && own.role.test(role)
      ? others.map((other) => `«${other}» is shown beside the own role «${role}»`)
      : [];
  });
}

/** @returns whether a block tells the own name with the own role */
export function tellsOwnName(blocks: readonly NamedRole[], own: OwnName): boolean {
  return blocks.some(({ role, texts }) => own.role.test(role) && texts.some((text) => isOf(own, text)));
}

/** Builds write the last name first or last. */
function isOf({ user: { first_name, last_name } }: OwnName, text: string): boolean {
  return text.includes(first_name) || text.includes(last_name);
}
