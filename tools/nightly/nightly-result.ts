/** Result of one night for the issues: causes, and the cases that passed. */
import type { ReportCause } from '../../reporting/render/release/report';
import { code, shortTitle, textOfCause, titleOfCause, type NightPart } from './issue-text';
import { causeId } from './marker';

/** One defect to fix. */
export interface Failure {
  readonly cause: string;
  readonly title: string;
  /** Visible text, without the hidden line and the history. */
  readonly text: string;
  /** Cases that must pass for it to be resolved; empty for a failure of the run as a whole. */
  readonly cases: readonly string[];
  /** What `npm run replay` is told to choose in the run's artefacts; undefined where nothing can be replayed. */
  readonly replay?: string | undefined;
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
export function nightlyResult(parts: readonly NightPart[], complete: boolean): NightlyResult {
  const [first] = parts;
  if (first === undefined) throw new Error('A night has at least one part.');
  const target = targetName(first.run.target.kind === 'sandbox' ? undefined : first.run.target.baseUrl);
  const failures = parts.flatMap((part) => failuresOf(target, part));
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

function failuresOf(target: string, part: NightPart): Failure[] {
  const { report } = part;
  // A known issue already has a ticket.
  const causes = report.causes.filter((cause) => cause.verdict !== 'known');
  const failures = causes.map((cause) => failureOf(target, cause, part));
  if (report.decision !== 'NO-GO' || causes.some((cause) => cause.blocks)) return failures;
  const reasons = report.reasons.map((reason) => `- ${code(reason.en)}`).join('\n');
  const title = `NO-GO although no case failed: ${report.reasons[0]?.en ?? 'no reason given'}`;
  return [
    ...failures,
    {
      cause: causeId(target, 'verdict'),
      title: shortTitle(title),
      text: `The nightly is a NO-GO although no case failed:\n\n${reasons}`,
      cases: [],
    },
  ];
}

function failureOf(target: string, cause: ReportCause, part: NightPart): Failure {
  const whole = cause.fingerprint === 'unhealthy';
  const failed = cause.failed.map((line) => line.id);
  return {
    cause: causeId(target, cause.fingerprint),
    title: titleOfCause(cause, part),
    text: textOfCause(cause, target, part),
    cases: whole ? [] : [...failed, ...cause.blocked],
    replay: failed[0],
  };
}
