/**
 * The manual protocol as code: a spec runs the numbered steps by id. A failed action ends the scenario and blocks all
 * later steps. A failed check lets the scenario continue, and the test fails at its end naming every failed id.
 */
import { test } from '@playwright/test';
import { caseById, isCaseId, type CASES, type CaseId } from '../catalogue';
import { blockedByLimit } from '../failure/limited-request';
import { explainedByPage, type Failure } from '../failure/failure';
import { failureOf, withFailure } from '../failure/register';
import { expectedFailures } from '../run/fault-injection';
import { Blocked, withoutPrecondition } from '../failure/blocked';
import type { FailureListener, ScreenshotTaker } from './failed-step';
import { decideIn, type OtherPlace } from './other-place';
import { failedOverApi, type StepOptions } from './over-api';
import type { StepRecord } from './outcome';
import { stepTitle } from './step-title';
import { formatError } from './error-message';

/** Id of a step on which the rest of its scenario depends. */
export type ActionId = Extract<(typeof CASES)[number], { kind: 'action' }>['id'];

export class Protocol {
  private readonly records = new Map<CaseId, StepRecord>();
  /** The action whose failure ended the scenario. */
  private blockingStep: CaseId | undefined;
  /** Failures of earlier steps that did not end the scenario. */
  private readonly seenMessages = new Set<string>();
  private running: { id: CaseId; startedAt: number } | undefined;

  /**
   * @param declared the cases that this test declares
   * @param takeScreenshot captures the screen of a failed step
   * @param errors the test's errors so far; a soft expectation adds to it and throws nothing
   * @param onStep called when a step begins
   * @param onFailure called when a step has failed
   */
  constructor(
    private readonly declared: readonly CaseId[],
    private readonly takeScreenshot: ScreenshotTaker,
    private readonly errors: () => readonly { message?: string }[] = () => test.info().errors,
    private readonly onStep: (sentence: string) => Promise<void> = async () => undefined,
    private readonly onFailure: FailureListener = async () => false,
  ) {}

  /**
   * Runs one action of the protocol and returns its result.
   * @throws the action's own error: without options, it blocks the rest of the scenario
   * @throws Error when the test did not declare this case, or runs it twice
   */
  step<T>(id: ActionId, body: () => Promise<T>): Promise<T>;
  /**
   * Runs one action whose result later steps need, with a fallback.
   * @param options.fallback prepares the result when this action fails or is blocked: its outcome stays, and the
   * scenario continues
   * @param options.overApi the same over the API, tried when a needed step has not passed: what the API refuses has failed,
   * and what it accepts stays blocked, because the page was not reached
   * @param options.opens see below
   */
  step<T>(id: ActionId, body: () => Promise<T>, options: StepOptions & { fallback: () => Promise<T> }): Promise<T>;
  /**
   * Runs one step that needs only the named steps. It is blocked when one of these has not passed. The scenario
   * continues with any outcome.
   * @param options.elsewhere another place of the platform that may show the same, looked at when a needed step has not
   * passed
   * @param options.opens whether the step is about getting to its place: then a list that does not load fails it, and does
   * not only block it
   */
  step(
    id: CaseId,
    body: () => Promise<void>,
    options: StepOptions & { needs: readonly CaseId[]; elsewhere?: OtherPlace },
  ): Promise<void>;
  /**
   * Runs one check of the protocol. Its failure is thrown at the end of the test.
   * @throws Error when the test did not declare this case, or runs it twice
   */
  step(id: CaseId, body: () => Promise<void>): Promise<void>;
  async step<T>(
    id: CaseId,
    body: () => Promise<T>,
    options: StepOptions & { fallback?: () => Promise<T>; elsewhere?: OtherPlace } = {},
  ): Promise<T | undefined> {
    if (!this.declared.includes(id))
      throw withFailure(new Error(`This test runs ${id} but does not declare it in about().`), { code: 'suite' });
    if (this.records.has(id)) throw withFailure(new Error(`This test runs ${id} twice.`), { code: 'suite' });
    const missing = options.needs?.find((needed) => this.records.get(needed)?.outcome !== 'PASS');
    const { fallback, elsewhere } = options;
    if (missing !== undefined) {
      if (elsewhere !== undefined && (await this.isDecidedElsewhere(id, missing, elsewhere))) return undefined;
      const refused = await failedOverApi(id, missing, options.overApi, (body) => this.attempt(body));
      this.records.set(id, { id, startedAt: Date.now(), durationMs: 0, ...(refused ?? blockedBy(missing)) });
      return fallback === undefined ? undefined : this.prepare(id, fallback);
    }
    try {
      const performed = options.opens === true ? () => body().catch(withoutPrecondition) : body;
      return await test.step(stepTitle(id), () => this.perform(id, performed));
    } catch (error) {
      // A drill that has seen its expected failures needs no further steps.
      if (expectedFailures().includes(id)) {
        this.blockingStep = id;
        throw error;
      }
      if (fallback !== undefined) return await this.prepare(id, fallback);
      if (caseById(id).kind === 'check' || options.needs !== undefined) return undefined;
      this.blockingStep = id;
      throw error;
    }
  }

  /** Runs one check and returns whether it passed, for a later step that depends on it. */
  async check(id: CaseId, body: () => Promise<void>, options?: { needs: readonly CaseId[] }): Promise<boolean> {
    await (options === undefined ? this.step(id, body) : this.step(id, body, options));
    return this.records.get(id)?.outcome === 'PASS';
  }

  /**
   * Runs the fallback for what later steps need. A failure of the fallback ends the scenario, which is blocked by the
   * step itself.
   */
  private async prepare<T>(id: CaseId, fallback: () => Promise<T>): Promise<T> {
    this.blockingStep = id;
    const prepared = await test.step(`${id} did not pass; what follows is prepared in another way`, fallback);
    this.blockingStep = undefined;
    return prepared;
  }

  /**
   * Decides a step in another place than the one that a failed step did not reach. Where the platform offers no way to
   * that place, what the other one does not show is a failure, with the cause of that failed step.
   * @returns false when nothing is decided, which leaves the step blocked
   */
  private async isDecidedElsewhere(id: CaseId, missing: CaseId, place: OtherPlace): Promise<boolean> {
    const startedAt = Date.now();
    const decision = await test.step(`${stepTitle(id)} (${place.name}, because ${missing} did not pass)`, () =>
      decideIn(place, (body) => this.attempt(body)));
    const { outcome, failure } = this.records.get(missing) ?? {};
    const offersNoWay = outcome === 'FAIL' && failure?.code === 'control-missing';
    if (decision === undefined || (decision.outcome === 'FAIL' && !offersNoWay)) return false;
    const record = { id, startedAt, durationMs: Date.now() - startedAt };
    if (decision.outcome === 'PASS') this.records.set(id, { ...record, outcome: 'PASS' });
    else {
      const looked = `${missing} did not pass, so this was expected of ${place.name}.`;
      const reason = formatError(decision.error, caseById(id).expectation.en, looked);
      const own = failureOf(decision.error);
      // A mistake in the suite is no fault of the platform, whatever the step before it has found.
      this.records.set(id, { ...record, outcome: 'FAIL', reason, failure: own.code === 'suite' ? own : failure });
    }
    return true;
  }

  /** Records that a step does not apply here, with the reason. */
  skip(id: CaseId, reason: string): void {
    this.records.set(id, { id, outcome: 'SKIPPED', startedAt: Date.now(), durationMs: 0, reason });
  }

  /**
   * Returns every declared case with its outcome. A step that was not reached is BLOCKED by the failed action before
   * it, or by another cause that ended the scenario. A step that was running when the test timed out FAILED.
   * @param errors the test's own errors
   */
  finish(...errors: readonly string[]): StepRecord[] {
    const ending = errors.find((error) => !this.seenMessages.has(error)) ?? errors[0];
    const failure: Failure =
      ending === undefined ? { code: 'suite', seen: 'the scenario ended before this step' } : failureOf(ending);
    if (this.running !== undefined) {
      const { id, startedAt } = this.running;
      const reason = ending ?? 'the step did not come to an end';
      this.records.set(id, {
        id,
        outcome: 'FAIL',
        startedAt,
        durationMs: Date.now() - startedAt,
        reason,
        failure: ending === undefined ? { code: 'timeout' } : failure,
      });
      if (caseById(id).kind === 'action') this.blockingStep = id;
    }
    const blockingStep = this.blockingStep;
    const blocked =
      blockingStep === undefined
        ? { outcome: 'BLOCKED' as const, reason: ending ?? 'the scenario ended before this step', failure }
        : blockedBy(blockingStep);
    return this.declared.map((id) => this.records.get(id) ?? { id, startedAt: Date.now(), durationMs: 0, ...blocked });
  }

  /** @throws Error with the soft expectations that failed, or the body's own */
  private async attempt<T>(body: () => Promise<T>): Promise<T> {
    const before = this.errors().length;
    const values = await body();
    const soft = this.errors().slice(before);
    for (const { message } of soft) if (message !== undefined) this.seenMessages.add(message);
    if (soft.length > 0)
      throw withFailure(new Error(soft.map(({ message = '' }) => message).join('\n')), failureOf(soft[0]));
    return values;
  }

  /**
   * Runs a failed step again as often as a person who watches wants it. Its outcome stays: a repeated step shows
   * whether the failure is lasting, and lets the scenario go on.
   * @throws the last error
   */
  private async repeatIfWanted<T>(
    id: CaseId,
    body: () => Promise<T>,
    failed: { readonly error: unknown; readonly reason: string },
  ): Promise<T> {
    const expected = caseById(id).expectation.en;
    const seen = failed.reason.replace(`Expected: ${expected}. `, '');
    if (!(await this.onFailure({ title: stepTitle(id), expected, seen }))) throw failed.error;
    try {
      return await this.attempt(body);
    } catch (error) {
      return await this.repeatIfWanted(id, body, { error, reason: formatError(error, expected, undefined) });
    }
  }

  private async perform<T>(id: CaseId, body: () => Promise<T>): Promise<T> {
    const startedAt = Date.now();
    this.running = { id, startedAt };
    try {
      await this.onStep(stepTitle(id));
      const values = await this.attempt(body);
      this.records.set(id, { id, outcome: 'PASS', startedAt, durationMs: Date.now() - startedAt });
      return values;
    } catch (error) {
      const durationMs = Date.now() - startedAt;
      const { performer, expectation } = caseById(id);
      const {
        problem,
        pageState,
        failedRequests = [],
        ...evidence
      } = (await this.takeScreenshot(performer, id, startedAt)) ?? { page: undefined };
      const reason = formatError(error, expectation.en, problem);
      const own = pageState === undefined ? failureOf(error) : explainedByPage(failureOf(error), pageState);
      const failure: Failure = {
        ...own,
        page: own.page ?? evidence.page,
        ...(failedRequests.length === 0 ? {} : { failedRequests: own.failedRequests ?? failedRequests }),
      };
      const limited = error instanceof Blocked ? undefined : blockedByLimit(failure, reason);
      if (limited !== undefined) {
        this.records.set(id, {
          id,
          outcome: 'BLOCKED',
          startedAt,
          durationMs,
          reason: limited.message,
          failure: limited.failure,
          ...evidence,
        });
        throw withFailure(error instanceof Error ? error : new Error(String(error)), limited.failure);
      }
      // A step that could not be run gives no result for its case.
      const outcome = error instanceof Blocked ? 'BLOCKED' : 'FAIL';
      const by =
        error instanceof Blocked && error.blockingStep !== undefined && isCaseId(error.blockingStep)
          ? { blockedBy: error.blockingStep }
          : {};
      this.records.set(id, { id, outcome, startedAt, durationMs, reason, failure, ...by, ...evidence });
      return await this.repeatIfWanted(id, body, { error, reason });
    } finally {
      this.running = undefined;
    }
  }
}

function blockedBy(id: CaseId): { outcome: 'BLOCKED'; reason: string; blockedBy: CaseId } {
  return { outcome: 'BLOCKED', reason: `${id} failed before it`, blockedBy: id };
}
