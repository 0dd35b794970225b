/** The examinations of the performance phase by heading of the protocol. */
import { AnswerTimes } from './answer-times';
import { ErrorsUnderLoad } from './errors-under-load';
import { Growth } from './growth';
import { Materials } from './materials';
import { Measuring } from './measure';
import { Pages } from './pages';
import type { PerformanceParts } from './parts';
import { RateLimit } from './rate-limit';
import { Schedule } from './lesson-schedule';
import { SignIns } from './sign-ins';
import { Stability } from './stability';
import { Together } from './together';

export class PerformanceChecks {
  readonly answerTimes: AnswerTimes;
  readonly errorsUnderLoad: ErrorsUnderLoad;
  readonly growth: Growth;
  readonly materials: Materials;
  readonly pages: Pages;
  readonly rateLimit: RateLimit;
  readonly schedule: Schedule;
  readonly signIns: SignIns;
  readonly stability: Stability;
  readonly together: Together;

  constructor(parts: PerformanceParts) {
    const measuring = new Measuring((row) => parts.keep(row));
    this.answerTimes = new AnswerTimes(parts, measuring);
    this.errorsUnderLoad = new ErrorsUnderLoad(parts, measuring);
    this.growth = new Growth(parts, measuring);
    this.materials = new Materials(parts, measuring);
    this.pages = new Pages(parts, measuring);
    this.rateLimit = new RateLimit(parts, measuring);
    this.schedule = new Schedule(parts, measuring);
    this.signIns = new SignIns(parts, measuring);
    this.stability = new Stability(parts, measuring);
    this.together = new Together(parts);
  }
}
