/** Whether a locator of a page object locates the control of a recorded line. */
import type { Located, Target } from './located';
import { TEXT, type Member } from './members';

/** A member that fits, as a spec writes it. */
export interface Fit {
  readonly member: Member;
  /** After the name of the actor: `createDialog.studentBox('Анна')`. */
  readonly expression: string;
  /** `name`: the member names the control. `role`: it only says what kind of control it is. */
  readonly by: 'name' | 'role';
  readonly takesText: boolean;
}

/** What a comparison of two targets tells: the text that the member takes, where it takes one. */
interface Same {
  readonly by: Fit['by'];
  readonly text?: string | undefined;
}

/** Roles of controls that a label or a caption names. */
const FIELDS = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'checkbox', 'radio', 'slider', 'switch', 'listbox'];
const TEXT_FIELDS = ['textbox', 'searchbox', 'spinbutton', 'combobox'];

/** Returns how a member fits a recorded locator; undefined where it does not. */
export function fitOf(recorded: Located, member: Member): Fit | undefined {
  if (recorded.isFiltered) return undefined;
  for (const one of member.located) {
    const same = sameControl(recorded, one);
    const suffix = positionOf(recorded, one);
    if (same === undefined || suffix === undefined) continue;
    const takesText = member.expression.includes(TEXT);
    if (takesText && same.text === undefined) continue;
    const expression = member.expression.replace(TEXT, literal(same.text ?? '')) + suffix;
    return { member, expression, by: same.by, takesText };
  }
  return undefined;
}

/** A string in single quotes, as the specs have them. */
export function literal(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

function sameControl(recorded: Located, member: Located): Same | undefined {
  const [wanted, offered] = [recorded.path.at(-1), member.path.at(-1)];
  if (wanted === undefined || offered === undefined || member.isFiltered) return undefined;
  const same = sameTarget(wanted, offered);
  return same !== undefined && isInside(recorded.path.slice(0, -1), member.path.slice(0, -1)) ? same : undefined;
}

/** Whether a page object looks inside all that the recorded locator looks inside, in the same order. */
function isInside(recorded: readonly Target[], member: readonly Target[]): boolean {
  let from = 0;
  return recorded.every((one) => {
    const at = member.findIndex((other, index) => index >= from && isSameContainer(one, other));
    from = at + 1;
    return at !== -1;
  });
}

function isSameContainer(recorded: Target, member: Target): boolean {
  // The title of a dialog is its label.
  const isDialog = recorded.by === 'label' && member.role === 'dialog';
  const same = isDialog ? sameName(recorded, member) : sameTarget(recorded, member);
  return same?.by === 'name' && same.text === undefined;
}

function sameTarget(recorded: Target, member: Target): Same | undefined {
  if (recorded.by === 'role') return isOfRole(member, recorded.role ?? '') ? sameName(recorded, member) : undefined;
  const isLabelled = ['label', 'field'].includes(member.by) || (member.by === 'role' && isField(member.role));
  const isSameKind = recorded.by === member.by || (recorded.by === 'label' && isLabelled);
  return isSameKind ? sameName(recorded, member) : undefined;
}

function isOfRole({ by, role: offered }: Target, role: string): boolean {
  if (by === 'role') return offered === role;
  if (by === 'field') return offered === undefined ? TEXT_FIELDS.includes(role) : offered === role;
  return (by === 'label' && FIELDS.includes(role)) || (by === 'placeholder' && TEXT_FIELDS.includes(role));
}

function isField(role: string | undefined): boolean {
  return role !== undefined && FIELDS.includes(role);
}

function sameName(recorded: Target, member: Target): Same | undefined {
  const [wanted, offered] = [recorded.name, member.name];
  if (offered === undefined) return { by: wanted === undefined ? 'name' : 'role' };
  if (wanted === undefined) return undefined;
  if (wanted instanceof RegExp) return String(wanted) === String(offered) ? { by: 'name' } : undefined;
  if (offered instanceof RegExp) return byPattern(wanted, offered);
  // The recorder does not tell the level of a heading: any text would fit a heading of another level.
  if (offered === TEXT) return recorded.level === member.level ? { by: 'name', text: wanted } : undefined;
  const isSame = member.exact ? wanted === offered : wanted.toLowerCase().includes(offered.toLowerCase());
  return isSame ? { by: 'name' } : undefined;
}

function byPattern(wanted: string, offered: RegExp): Same | undefined {
  if (!offered.source.includes(TEXT)) return offered.test(wanted) ? { by: 'name' } : undefined;
  const text = new RegExp(offered.source.replace(TEXT, '(?<text>.+?)'), offered.flags).exec(wanted)?.groups?.['text'];
  return text === undefined ? undefined : { by: 'name', text };
}

/** Returns what to append for the same one of several controls; undefined where the member is another one. */
function positionOf(recorded: Located, member: Located): string | undefined {
  const { position } = recorded;
  if (member.position !== undefined) {
    const isOnly = position === undefined && (member.position === 0 || member.position === 'last');
    return isOnly || position === member.position ? '' : undefined;
  }
  if (position === undefined) return '';
  return position === 'last' ? '.last()' : position === 0 ? '.first()' : `.nth(${position})`;
}
