/** What one night has found, as far as issues are concerned: causes, and which cases stand well. */
import type { ReleaseSheet, SheetCause } from '../../reporting/release/sheet';
import type { Run } from '../../reporting/run-report/shape';
import { causeId } from './marker';

/** One thing to repair. */
export interface Trouble {
  readonly cause: string;
  readonly title: string;
  /** What a person reads, without the hidden line and the history. */
  readonly text: string;
  /** What must pass for it to be gone; empty where it belongs to the run as a whole. */
  readonly cases: readonly string[];
}

export interface Night {
  readonly target: string;
  readonly troubles: readonly Trouble[];
  readonly passed: ReadonlySet<string>;
  /** Whether the run itself was in order: whatever belongs to the run as a whole is gone then. */
  readonly sound: boolean;
}

/** The night that left nothing at all to read. */
export function lostNight(target: string): Night {
  const text = 'The nightly left no results: nothing is known about the platform. The jobs of the run say why.';
  return { target, troubles: [{ cause: causeId(target, 'no results'), title: 'The nightly left no results', text, cases: [] }], passed: new Set(), sound: false };
}

/**
 * @param parts the reports of the whole suite, and of views beside it
 * @param complete whether no view is missing; else nothing counts as gone
 */
export function nightOf(parts: readonly { run: Run; sheet: ReleaseSheet }[], complete: boolean): Night {
  const [first] = parts;
  if (first === undefined) throw new Error('A night has at least one part.');
  const target = targetName(first.run.target.kind === 'sandbox' ? undefined : first.run.target.baseUrl);
  const troubles = parts.flatMap(({ sheet }) => troublesOf(target, sheet));
  const bad = new Set(parts.flatMap(({ run }) => run.cases.filter((one) => one.outcome !== 'PASS').map((one) => one.id)));
  return {
    target,
    // The same cause in two views is one thing to repair.
    troubles: [...new Map(troubles.map((trouble) => [trouble.cause, trouble])).values()],
    passed: new Set(!complete ? [] : parts.flatMap(({ run }) => run.cases.map((one) => one.id)).filter((id) => !bad.has(id))),
    sound: complete && parts.every(({ sheet, run }) => run.unwell === null && (sheet.decision !== 'NO-GO' || sheet.causes.some((cause) => cause.blocks))),
  };
}

/** How a target is called in issues: its host; every embedded sandbox is the same one. */
export function targetName(url: string | undefined): string {
  return url === undefined || url === '' ? 'sandbox' : new URL(url).host;
}

function troublesOf(target: string, sheet: ReleaseSheet): Trouble[] {
  // A known issue has a ticket already.
  const causes = sheet.causes.filter((cause) => cause.verdict !== 'known');
  const troubles = causes.map((cause) => troubleOf(target, cause, sheet));
  if (sheet.decision !== 'NO-GO' || causes.some((cause) => cause.blocks)) return troubles;
  const reasons = sheet.reasons.map((reason) => `- ${code(reason.en)}`).join('\n');
  const title = `NO-GO although no case failed: ${sheet.reasons[0]?.en ?? 'no reason given'}`;
  return [...troubles, { cause: causeId(target, 'verdict'), title: short(title), text: `The nightly is a NO-GO although no case failed:\n\n${reasons}`, cases: [] }];
}

function troubleOf(target: string, cause: SheetCause, sheet: ReleaseSheet): Trouble {
  const failed = cause.failed.map((line) => line.id);
  const whole = cause.fingerprint === 'unwell';
  const request = cause.request === null ? '' : `\n\nRequest: ${code(`${cause.request} → ${cause.status ?? 'no answer'}`)}`;
  const what = cause.title.en;
  const lines = cause.failed.slice(0, 20).map((line) => `- **${line.id}** ${line.title.en}: ${code(line.seen)}`);
  const blocked = cause.blocked.length === 0 ? '' : `\n\nBlocked by it: ${whole ? `${cause.blocked.length} cases` : cause.blocked.join(', ')}`;
  return {
    cause: causeId(target, cause.fingerprint),
    title: short(whole ? 'The platform cannot be tested' : `${failed.slice(0, 4).join(', ')}${failed.length > 4 ? ' …' : ''}: ${what}`),
    text: [
      `${code(cause.title.en)}\n\n${code(cause.seen)}\n\n${cause.likely.en} Probably: ${cause.verdict}. Target: ${target}, build ${sheet.target.version ?? 'not told'}.${request}`,
      lines.length === 0 ? '' : `\n\n${lines.join('\n')}${cause.failed.length > 20 ? `\n- and ${cause.failed.length - 20} more` : ''}`,
      blocked,
      cause.repeat === null ? '' : `\n\nAgain: ${code(cause.repeat)}`,
    ].join(''),
    cases: whole ? [] : [...failed, ...cause.blocked],
  };
}

/** What the platform said stays what it is: no mention, no link, no markup. */
function code(text: string): string {
  return `\`\` ${text.replace(/\s+/g, ' ').replaceAll('``', "''")} \`\``;
}

function short(title: string): string {
  const flat = title.replace(/\s+/g, ' ');
  return flat.length > 120 ? `${flat.slice(0, 119)}…` : flat;
}
