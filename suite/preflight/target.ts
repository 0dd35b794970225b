/** Checks the platform before a browser opens: whether it is reachable and healthy, and which one it is. */
import { inEach, type Language } from '../texts/texts';
import type { Target } from '../config/target';
import { examine } from './examination';
import { formatCheckResult, type CheckResult } from './check-result';
import type { NotReady } from './parts';
import type { ProberOptions } from './probe';

/** The platform cannot be tested now. The message is one paragraph for the person who has to act. */
export class TargetUnhealthyError extends Error {
  override readonly name = 'TargetUnhealthyError';

  constructor(
    message: string,
    /** The message in Russian, where there is a translation. */
    readonly messageRu?: string,
  ) {
    super(message);
  }
}

/** Further results for the run, when nothing is broken. */
export interface TargetCheck {
  target: Target;
  warnings: readonly CheckResult[];
  notReady: NotReady | undefined;
  /** How far the platform's clock is ahead, milliseconds; 0 where the difference cannot be measured. */
  clockAheadMs: number;
}

/**
 * Examines the platform without signing in: connection, certificate, proxies, health, clock, front end, the sign-in's
 * address.
 * @throws TargetUnhealthyError within ten seconds, naming the problem, its likely cause, and the remedy
 */
export async function checkTarget(baseUrl: string, options: ProberOptions = {}): Promise<TargetCheck> {
  const { results, target, notReady } = await examine(baseUrl, options);
  const [worst] = results.filter((result) => result.state === 'broken');
  if (worst !== undefined || target === undefined) {
    throw unhealthyBecause(worst, baseUrl);
  }
  return {
    target: { ...target, baseUrl },
    clockAheadMs: clockAheadIn(results) ?? 0,
    notReady,
    warnings: results.filter((result) => result.state === 'warning'),
  };
}

/** @param worst the check that keeps the run from starting; undefined when nothing answered */
export function unhealthyBecause(worst: CheckResult | undefined, baseUrl: string): TargetUnhealthyError {
  const reason = (language: Language) =>
    worst === undefined ? 'nothing answered.' : formatCheckResult(worst, language);
  const message = inEach('doctor.cannot', (language) => ({ url: baseUrl, reason: reason(language) }));
  return new TargetUnhealthyError(message.en, worst?.ru === undefined ? undefined : message.ru);
}

/** Returns how far the platform's clock is ahead by the check of the clock; undefined where it cannot be measured. */
export function clockAheadIn(results: readonly CheckResult[]): number | undefined {
  const { aheadMs, measurableMs = 0 } = results.find(({ check }) => check === 'clock')?.figures ?? {};
  if (typeof aheadMs !== 'number') return undefined;
  return Math.abs(aheadMs) > Number(measurableMs) ? aheadMs : 0;
}
