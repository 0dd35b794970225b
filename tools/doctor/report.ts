/** The doctor's output: one line per check for a person, or everything as JSON for other tools. */
import { formatCheckResult, time, type CheckResult, type CheckState } from '../../suite/preflight/check-result';
import type { Target } from '../../suite/config/target';
import { ACTOR_NAMES, actorLabel } from '../../suite/config/names';
import { isTextKey, text, type Language } from '../../suite/texts/texts';

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
export function line(result: CheckResult, language: Language = 'en'): string {
  const found = language === 'ru' ? result.ru.found : result.found;
  const words = result.state === 'ok' ? found : formatCheckResult(result, language);
  return `${text(language, `doctor.state.${result.state}`).padEnd(9)}${checkName(result.check, language).padEnd(WIDTH)}${words}\n`;
}

/** Names a check in the language; other tools find it under its English name. */
function checkName(check: string, language: Language): string {
  const actor = ACTOR_NAMES.find((name) => check === `sign-in ${actorLabel(name)}`);
  if (actor !== undefined) return text(language, 'doctor.checkOf', { role: text(language, `role.${actor}`) });
  const key = `doctor.check.${check}`;
  return isTextKey(key) ? text(language, key) : check;
}

/** The last lines: which checks were skipped, and whether a run is worth starting. */
export function conclusion(report: Report, language: Language = 'en'): string {
  const names = (checks: readonly string[]) => checks.map((check) => checkName(check, language)).join(', ');
  const named = (state: CheckState) =>
    names(report.checks.filter((result) => result.state === state).map((result) => result.check));
  const [bad, doubtful] = [named('broken'), named('warning')];
  const leftOut =
    report.notChecked.length === 0 ? '' : `${text(language, 'doctor.leftOut', { checks: names(report.notChecked) })}\n`;
  const verdict =
    bad !== ''
      ? text(language, 'doctor.unfit', { checks: bad })
      : doubtful !== ''
        ? text(language, 'doctor.fitWarnings', { checks: doubtful })
        : text(language, 'doctor.fit');
  return `${leftOut}\n${verdict} ${text(language, 'doctor.count', { count: report.checks.length, time: time(report.durationMs, language) })}\n`;
}
