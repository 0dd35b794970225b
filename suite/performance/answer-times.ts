/** PF1, PF3–PF8: the answer times of single requests. */
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { existingPath, whoLabel, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { reserve } from './rate';
import { scenariosOf, type PerformanceCaseId } from './scenarios';

export class AnswerTimes {
  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /**
   * Measures all reads of a case. @throws Blocked on a machine that is too noisy, and when an actor cannot be signed in
   */
  async of(caseId: PerformanceCaseId): Promise<Findings> {
    const findings = new Findings(`The answer times of ${caseId}`);
    const blocked: Blocked[] = [];
    for (const {
      as,
      steps: [step],
      rounds,
      perSecond,
      refusalIsFault = false,
    } of scenariosOf(caseId)) {
      if (step.endpoint === undefined || rounds === null)
        throw new Error(`${caseId} has no limit and no count of reads.`);
      const client = as === 'nobody' ? this.parts.withoutToken() : await this.parts.apiOf(as);
      // Where a refusal is a fault, none is waited for and repeated.
      const asking = refusalIsFault ? client.unpaced() : client;
      if (refusalIsFault) await reserve(client, step.paths.length + 1);
      const path = await existingPath(asking, step);
      findings.check(path !== undefined, () => `the build has none of the paths ${step.paths.join(', ')}`);
      if (path === undefined) continue;
      // A refused reading is a fault of its own, and its time is not one of the reading.
      const first = await asking.send(step.method, path);
      const granted = step.statuses.includes(first.status);
      findings.check(granted, () => `${step.method} ${path} of ${whoLabel(as)} → ${seen(first)}`);
      if (granted)
        await this.measuring
          .singleReads(
            { caseId, who: as, client, step, path, endpoint: step.endpoint, rounds, perSecond, refusalIsFault },
            findings,
          )
          .catch((error: unknown) => {
            if (!(error instanceof Blocked)) throw error;
            blocked.push(error);
          });
    }
    // Readings that went wrong say more than others that could not be measured.
    const [unmeasured] = blocked;
    if (unmeasured !== undefined && findings.found.length === 0) throw unmeasured;
    return findings;
  }
}
