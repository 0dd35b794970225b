/** Turns what the recorder wrote into the calls that a spec of this suite makes. */
import { routes, sideBarTargets, type Route, type RouteName } from '../../../pages/routes';
import type { Role } from '../../../suite/config/names';
import { readRecorded, type Chain, type Visit } from './chains';
import { fitOf, literal, type Fit } from './fit';
import { membersOf, type Member } from './members';

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is known of the screen at a recorded line. */
interface Screen {
  readonly route: RouteName | undefined;
  /** A dialog with a field that was filled in: nothing outside of it can be used. */
  readonly dialog: string | undefined;
}

const UNKNOWN: Screen = { route: undefined, dialog: undefined };
/** More candidates help nobody. */
const MAX_CANDIDATES = 4;

/**
 * Returns recorded code with calls of page objects, where exactly one locator of a page object fits. A line that several
 * fit, or one without certainty, stays, and names them in a comment above. Code in another language than TypeScript stays as it is.
 * @param baseUrl address of the platform that was recorded
 */
export function withPageObjects(code: string, role: Role, baseUrl: string): string {
  const { body, parts } = readRecorded(code);
  if (body === undefined) return code;
  const members = membersOf(role);
  const changes: Change[] = [];
  let screen = UNKNOWN;
  for (const part of parts) {
    if ('url' in part) {
      const visited = visit(part, role, baseUrl);
      screen = { ...UNKNOWN, route: visited.route };
      changes.push(visited);
    } else {
      const fits = fitsOf(part, members, screen, role);
      changes.push(...changesOf(part, fits, role));
      screen = screenAfter(part, fits, screen, role);
    }
  }
  return file(applied(code.slice(0, body.end), changes).slice(body.start), role);
}

/** A spec with this body, once it is in a folder of `e2e`. */
function file(body: string, role: Role): string {
  const usesPage = /\bpage\./.test(body.replace(/^\s*\/\/.*$/gm, ''));
  const given = [
    ...(/\bexpect\(/.test(body) ? ['expect'] : []),
    ...(/\broutes\./.test(body) ? ['routes'] : []),
    'test',
  ];
  return [
    '// Recorded by npm run codegen. Move it into a folder of e2e/, and the locators that are left into pages/ (CONTRIBUTING.md).',
    `import { ${given.join(', ')} } from '../../fixtures';`,
    '',
    `test('recorded as the ${role}', async ({ ${role} }) => {`,
    ...(usesPage ? [`  const { page } = ${role};`] : []),
    `${body.replace(/^\n/, '').trimEnd()}`,
    '});',
    '',
  ].join('\n');
}

function applied(code: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: changed }) => text.slice(0, start) + changed + text.slice(end), code);
}

function visit({ start, end, url }: Visit, role: Role, baseUrl: string): Change & { route: RouteName | undefined } {
  const { origin, pathname, search, hash } = new URL(url, baseUrl);
  if (origin !== new URL(baseUrl).origin) return { start, end, text: `page.goto(${literal(url)})`, route: undefined };
  for (const [name, { path, roles }] of Object.entries<Route>(routes)) {
    const id = new RegExp(`^${path.replace(':id', '(\\d+)')}$`).exec(pathname);
    if (id === null || search !== '' || !isOpenTo(roles, role)) continue;
    const text = `${role}.opens(routes.${name}${id[1] === undefined ? '' : `, ${id[1]}`})`;
    return { start, end, text, route: name as RouteName };
  }
  return { start, end, text: `page.goto(${literal(pathname + search + hash)})`, route: undefined };
}

function isOpenTo(roles: Route['roles'], role: Role): boolean {
  return roles === 'everybody' || roles.includes(role);
}

/** Members that fit a recorded locator on the screen as far as it is known. */
function fitsOf({ located }: Chain, members: readonly Member[], screen: Screen, role: Role): Fit[] {
  const all = members.flatMap((member) => fitOf(located, member) ?? []).filter((fit) => isLikely(fit, screen, role));
  const named = all.filter(({ by }) => by === 'name');
  const inDialog = ({ member }: Fit) => member.owner === screen.dialog;
  // The kind of a control says enough only inside a dialog.
  if (named.length === 0) return all.filter(inDialog);
  const onPage = ({ member: { route } }: Fit) => route === undefined || route === screen.route;
  return narrowest([({ takesText }: Fit) => !takesText, onPage, inDialog].reduce(preferred, named));
}

/** Those that meet a condition, if there are any: what is known of the screen may be out of date. */
function preferred(fits: readonly Fit[], isBetter: (fit: Fit) => boolean): Fit[] {
  const better = fits.filter(isBetter);
  return better.length > 0 ? better : [...fits];
}

/** Leaves out locators of a page object that locate more than another one of it: «either of the two buttons». */
function narrowest(fits: readonly Fit[]): Fit[] {
  return fits.filter(
    ({ member }) => !fits.some(({ member: other }) => other.owner === member.owner && namesOf(other) < namesOf(member)),
  );
}

function namesOf({ located }: Member): number {
  return new Set(located.map(({ path }) => JSON.stringify([path.at(-1)?.by, String(path.at(-1)?.name)]))).size;
}

function isLikely({ member, expression, takesText }: Fit, screen: Screen, role: Role): boolean {
  if (member.isOfSideBar && takesText)
    return Object.keys(sideBarTargets[role]).some((name) => expression.includes(literal(name)));
  // Every text of a page fits a locator that takes a text: its page object has to be the one on the screen.
  return !takesText || member.owner === screen.dialog || (screen.route !== undefined && member.route === screen.route);
}

function changesOf({ start, end, line }: Chain, fits: readonly Fit[], role: Role): Change[] {
  const expressions = [...new Set(fits.map(({ expression }) => `${role}.${expression}`))];
  const [only, ...others] = expressions;
  if (only === undefined) return [];
  const isCertain = others.length === 0 && fits.every(isCertainly);
  if (isCertain) return [{ start, end, text: only }];
  const named = expressions.slice(0, MAX_CANDIDATES).join(' or ');
  const more = expressions.length > MAX_CANDIDATES ? ' or others' : '';
  return [{ start: line, end: line, text: `// Perhaps ${named}${more}\n  ` }];
}

/** Whether a fit is no guess: by the name of the control, or because a dialog has no other of its kind. */
function isCertainly({ by, member: { located } }: Fit): boolean {
  return by === 'name' || located.every(({ position }) => position === undefined);
}

/** A button may have closed the dialog, and a link leads to another page; a field does neither. */
function screenAfter({ located, action }: Chain, fits: readonly Fit[], screen: Screen, role: Role): Screen {
  const target = located.path.at(-1);
  if (action === undefined) return screen;
  if (target?.role === 'link') return { dialog: undefined, route: routeBehind(target.name, role) };
  const [fit] = fits.length === 1 ? fits : [];
  const route = fit?.member.route ?? screen.route;
  const mayClose = target?.role === 'button' || target?.by === 'text';
  if (mayClose || fit === undefined) return { route, dialog: mayClose ? undefined : screen.dialog };
  return { route, dialog: fit.member.isOfDialog ? fit.member.owner : screen.dialog };
}

function routeBehind(name: string | RegExp | undefined, role: Role): RouteName | undefined {
  const target = typeof name === 'string' ? sideBarTargets[role][name] : undefined;
  return Object.entries<Route>(routes).find(([, route]) => route === target)?.[0] as RouteName | undefined;
}
