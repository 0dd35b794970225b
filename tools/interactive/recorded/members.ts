/** The locators that the page objects of an actor offer to a spec. */
import { ACCOUNT_KINDS } from '../../../pages/admin/account-kinds';
import { Dialog } from '../../../pages/parts/dialog';
import { SideBar } from '../../../pages/parts/side-bar';
import type { RouteName } from '../../../pages/routes';
import { ACTORS } from '../../../suite/actors/roles';
import type { Role } from '../../../suite/config/names';
import { declarations } from './declarations';
import type { Located } from './located';
import { PLACES } from './places';
import { locatedBy, standInPage, unused } from './stand-in';

/** Stands for the text that a member takes. No page shows it. */
export const TEXT = '\u0001';

/** A locator of a page object. */
export interface Member {
  /** Page object, after the name of the actor: `createDialog`. */
  readonly owner: string;
  /** After the name of the actor; `TEXT` stands for the text that it takes: `createDialog.studentBox(\u0001)`. */
  readonly expression: string;
  readonly located: readonly Located[];
  readonly isOfDialog: boolean;
  readonly isOfSideBar: boolean;
  /** The page that has it; undefined for what several pages have. */
  readonly route: RouteName | undefined;
}

interface Part {
  /** Field or method of the actor. */
  readonly field: string;
  readonly owner: string;
  readonly expression: string;
  readonly object: object;
  readonly depth: number;
}

/** Parts of parts are not followed any further. */
const DEEPEST = 2;

/** Returns all locators of an actor's page objects. */
export function membersOf(role: Role): Member[] {
  return pageObjectsOf(role).flatMap((part) => {
    const { field, owner, object } = part;
    const isOf = { isOfDialog: object instanceof Dialog, isOfSideBar: object instanceof SideBar };
    return locatorsOf(part).map((one) => ({ owner, ...one, ...isOf, route: PLACES[role][field] }));
  });
}

function pageObjectsOf(role: Role): Part[] {
  const actor = new ACTORS[role](role, standInPage(), unused(), unused(), unused());
  const part = (field: string, owner: string, object: object) => ({
    field,
    owner,
    expression: owner,
    object,
    depth: 0,
  });
  const fields = Object.entries(actor).flatMap(([field, object]) =>
    isPart(object) ? [part(field, field, object)] : [],
  );
  if (!(actor instanceof ACTORS.admin)) return fields;
  // The page objects that are chosen by a kind of account.
  const kinds = ACCOUNT_KINDS.flatMap((kind) => [
    part('createDialog', `createDialog('${kind}')`, actor.createDialog(kind)),
    part('accounts', `accounts.section('${kind}')`, actor.accounts.section(kind)),
  ]);
  return [...fields, ...kinds];
}

function locatorsOf(part: Part): Pick<Member, 'expression' | 'located'>[] {
  return declaredOf(part.object).flatMap(({ name, takesText }) => {
    if (takesText && part.expression.includes(TEXT)) return [];
    const value = valueOf(part.object, name, takesText);
    const expression = `${part.expression}.${name}${takesText ? `(${TEXT})` : ''}`;
    const located = locatedBy(value);
    if (located !== undefined) return [{ expression, located }];
    if (!isPart(value) || part.depth >= DEEPEST) return [];
    return locatorsOf({ ...part, expression, object: value, depth: part.depth + 1 });
  });
}

function declaredOf(object: object) {
  const names = new Set<string>();
  const found = [];
  for (let one: unknown = Object.getPrototypeOf(object); isObject(one); one = Object.getPrototypeOf(one))
    for (const member of declarations().get(one.constructor.name) ?? [])
      if (!names.has(member.name)) {
        names.add(member.name);
        found.push(member);
      }
  return found;
}

/** Returns what a member is; undefined where it needs more than a page to locate. */
function valueOf(object: object, name: string, takesText: boolean): unknown {
  try {
    const value: unknown = Reflect.get(object, name);
    return takesText && typeof value === 'function' ? Reflect.apply(value, object, [TEXT]) : value;
  } catch {
    return undefined;
  }
}

function isPart(value: unknown): value is object {
  return isObject(value) && locatedBy(value) === undefined && declaredOf(value).length > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
