/** The doctor's output: one line per check for a person, or everything as JSON for other tools. */
import { formatCheckResult, time, type CheckResult, type CheckState } from '../../suite/preflight/check-result';
import type { Target } from '../../suite/config/target';

export const SCHEMA_VERSION = 1;

/** Output of the doctor with `--json`. Other tools rely on these names; change them only with `schemaVersion`. */
export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: Target;
  /** Whether a run can give a valid result on this platform: no check is broken. */
  readonly fit: boolean;
  readonly checks: readonly CheckResult[];
  /** Checks skipped because a prerequisite is missing. */
  readonly notChecked: readonly string[];
}

const WIDTH = 24;

/** `broken   sign-in teacher   what was seen. Most likely: … What to do: …` */
export function line(result: CheckResult): string {
  const words = result.state === 'ok' ? result.found : formatCheckResult(result);
  return `${result.state.padEnd(9)}${result.check.padEnd(WIDTH)}${words}\n`;
}

/** The last lines: which checks were skipped, and whether a run is worth starting. */
export function conclusion(report: Report): string {
  const named = (state: CheckState) => report.checks.filter((result) => result.state === state).map((result) => result.check);
  const [bad, doubtful] = [named('broken'), named('warning')];
  const leftOut = report.notChecked.length === 0 ? '' : `left out ${report.notChecked.join(', ')}: what is broken comes first\n`;
  const verdict =
    bad.length > 0
      ? `Not fit for a run: ${bad.join(', ')}.`
      : doubtful.length > 0
        ? `Fit for a run; mind the warnings: ${doubtful.join(', ')}.`
        : 'Fit for a run.';
  return `${leftOut}\n${verdict} (${report.checks.length} checks in ${time(report.durationMs)})\n`;
}
