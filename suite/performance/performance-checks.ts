/** The examinations of the performance phase by heading of the protocol. */
import { AnswerTimes } from './answer-times';
import { Growth } from './growth';
import { Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { SignIns } from './sign-ins';
import { Together } from './together';

export class PerformanceChecks {
  readonly answerTimes: AnswerTimes;
  readonly growth: Growth;
  readonly signIns: SignIns;
  readonly together: Together;

  constructor(parts: PerformanceParts) {
    const measuring = new Measuring((row) => parts.keep(row));
    this.answerTimes = new AnswerTimes(parts, measuring);
    this.growth = new Growth(parts, measuring);
    this.signIns = new SignIns(parts, measuring);
    this.together = new Together(parts);
  }
}
