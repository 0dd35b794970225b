/** What a case did, as lines of text for readers without the trace. */
import type { TestStep } from '@playwright/test/reporter';
import type { CaseResult } from '../../cases/case-result';
import { stripAnsi } from '../../text/format';

/** @returns the attempts of a case with their steps, one line each: `0.4 s  teacher presses «Опубликовать»` */
export function stepLines({ attempts }: CaseResult): string {
  return attempts
    .flatMap((attempt, index) => [
      `attempt ${index + 1} of ${attempts.length}: ${attempt.outcome}${attempt.origin === undefined ? '' : `, in run ${attempt.origin.runId}`}`,
      ...linesOf(attempt),
    ])
    .join('\n');
}

/** The steps of one attempt. A test runs several cases, so only the steps that began while the case ran count. */
function linesOf({ startedAt, durationMs, result }: CaseResult['attempts'][number]): string[] {
  if (startedAt === undefined) return [];
  const during = (step: TestStep) =>
    step.startTime.getTime() >= startedAt && step.startTime.getTime() <= startedAt + durationMs;
  return flatten(result.steps)
    .filter(({ step }) => step.category === 'test.step' && during(step))
    .map(
      ({ step, depth }) =>
        `${'  '.repeat(depth)}${seconds(step.duration)}  ${stripAnsi(step.title)}${step.error === undefined ? '' : '  (failed)'}`,
    );
}

function flatten(steps: readonly TestStep[], depth = 1): { step: TestStep; depth: number }[] {
  return steps.flatMap((step) => [
    { step, depth },
    ...flatten(step.steps, depth + (step.category === 'test.step' ? 1 : 0)),
  ]);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
