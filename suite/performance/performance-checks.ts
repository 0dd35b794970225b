/** The examinations of the performance phase by heading of the protocol. */
import { AnswerTimes } from './answer-times';
import { Measuring } from './measure';
import type { PerformanceParts } from './parts';

export class PerformanceChecks {
  readonly answerTimes: AnswerTimes;

  constructor(parts: PerformanceParts) {
    const measuring = new Measuring((row) => parts.keep(row));
    this.answerTimes = new AnswerTimes(parts, measuring);
  }
}
