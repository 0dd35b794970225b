/** Result of one night for the issues: causes, and the cases that passed. */
import type { ReleaseReport, ReportCause } from '../../reporting/release/report';
import type { Run } from '../../reporting/run-report/schema';
import { causeId } from './marker';

/** One defect to fix. */
export interface Failure {
  readonly cause: string;
  readonly title: string;
  /** Visible text, without the hidden line and the history. */
  readonly text: string;
  /** Cases that must pass for it to be resolved; empty for a failure of the run as a whole. */
  readonly cases: readonly string[];
}

export interface NightlyResult {
  readonly target: string;
  readonly failures: readonly Failure[];
  readonly passed: ReadonlySet<string>;
  /** Whether the run itself was valid: then every failure of the run as a whole is resolved. */
  readonly sound: boolean;
}

/** Result of a night without any reports. */
export function missingResults(target: string): NightlyResult {
  const text = 'The nightly left no results: nothing is known about the platform. The jobs of the run say why.';
  return {
    target,
    failures: [{ cause: causeId(target, 'no results'), title: 'The nightly left no results', text, cases: [] }],
    passed: new Set(),
    sound: false,
  };
}

/**
 * @param parts the reports of the whole suite and of the additional views
 * @param complete whether no view is missing; otherwise nothing counts as resolved
 */
export function nightlyResult(parts: readonly { run: Run; report: ReleaseReport }[], complete: boolean): NightlyResult {
  const [first] = parts;
  if (first === undefined) throw new Error('A night has at least one part.');
  const target = targetName(first.run.target.kind === 'sandbox' ? undefined : first.run.target.baseUrl);
  const failures = parts.flatMap(({ report }) => failuresOf(target, report));
  const bad = new Set(
    parts.flatMap(({ run }) => run.cases.filter((one) => one.outcome !== 'PASS').map((one) => one.id)),
  );
  return {
    target,
    // The same cause in two views is one defect.
    failures: [...new Map(failures.map((failure) => [failure.cause, failure])).values()],
    passed: new Set(
      !complete ? [] : parts.flatMap(({ run }) => run.cases.map((one) => one.id)).filter((id) => !bad.has(id)),
    ),
    sound:
      complete &&
      parts.every(
        ({ report, run }) =>
          run.unhealthyReason === null && (report.decision !== 'NO-GO' || report.causes.some((cause) => cause.blocks)),
      ),
  };
}

/** Name of a target in issues: its host. All embedded sandboxes have the same name. */
export function targetName(url: string | undefined): string {
  return url === undefined || url === '' ? 'sandbox' : new URL(url).host;
}

function failuresOf(target: string, report: ReleaseReport): Failure[] {
  // A known issue already has a ticket.
  const causes = report.causes.filter((cause) => cause.verdict !== 'known');
  const failures = causes.map((cause) => failureOf(target, cause, report));
  if (report.decision !== 'NO-GO' || causes.some((cause) => cause.blocks)) return failures;
  const reasons = report.reasons.map((reason) => `- ${code(reason.en)}`).join('\n');
  const title = `NO-GO although no case failed: ${report.reasons[0]?.en ?? 'no reason given'}`;
  return [
    ...failures,
    {
      cause: causeId(target, 'verdict'),
      title: short(title),
      text: `The nightly is a NO-GO although no case failed:\n\n${reasons}`,
      cases: [],
    },
  ];
}

function failureOf(target: string, cause: ReportCause, report: ReleaseReport): Failure {
  const failed = cause.failed.map((line) => line.id);
  const whole = cause.fingerprint === 'unhealthy';
  const request =
    cause.request === null ? '' : `\n\nRequest: ${code(`${cause.request} → ${cause.status ?? 'no answer'}`)}`;
  const what = cause.title.en;
  const lines = cause.failed.slice(0, 20).map((line) => `- **${line.id}** ${line.title.en}: ${code(line.seen)}`);
  const blocked =
    cause.blocked.length === 0
      ? ''
      : `\n\nBlocked by it: ${whole ? `${cause.blocked.length} cases` : cause.blocked.join(', ')}`;
  return {
    cause: causeId(target, cause.fingerprint),
    title: short(
      whole
        ? 'The platform cannot be tested'
        : `${failed.slice(0, 4).join(', ')}${failed.length > 4 ? ' …' : ''}: ${what}`,
    ),
    text: [
      `${code(cause.title.en)}\n\n${code(cause.seen)}\n\n${cause.likely.en} Probably: ${cause.verdict}. Target: ${target}, build ${report.target.version ?? 'not told'}.${request}`,
      lines.length === 0
        ? ''
        : `\n\n${lines.join('\n')}${cause.failed.length > 20 ? `\n- and ${cause.failed.length - 20} more` : ''}`,
      blocked,
      cause.repeat === null ? '' : `\n\nAgain: ${code(cause.repeat)}`,
    ].join(''),
    cases: whole ? [] : [...failed, ...cause.blocked],
  };
}

/** Quotes the platform's text literally: no mention, no link, no markup. */
function code(text: string): string {
  return `\`\` ${text.replace(/\s+/g, ' ').replaceAll('``', "''")} \`\``;
}

function short(title: string): string {
  const flat = title.replace(/\s+/g, ' ');
  return flat.length > 120 ? `${flat.slice(0, 119)}…` : flat;
}
