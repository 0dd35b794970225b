/** PF37–PF39: one user reads one list faster and faster, faster than allowed, and again. */
import { setTimeout as pause } from 'node:timers/promises';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { asJson } from '../../lib/json';
import { createCallers, type Caller } from './callers';
import { keptRate } from './kept-rate';
import { undueRefusals } from './limited';
import { sendLoad, type LoadRequest, type LoadResult } from './load';
import { measuredRow, timesOf } from './measured';
import { existingPath, judgeTimes, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { ASSIGNMENTS } from './scenarios';
import { checkRecovery } from './together';

/** Each rate is kept for this long, seconds. */
const SECONDS_EACH = 2;
/** Requests of one user at once, over several connections: far beyond any documented burst. */
const BEYOND = { connections: 4, requestsEach: 15 } as const;
const LOAD_MS = 30_000;
/** After this time none of the requests before counts. */
const CALM_MS = 2_000;

export class RateLimit {
  private caller: (Caller & { readonly request: LoadRequest }) | undefined;
  /** What PF38 tells beside its result. */
  readonly remarks: string[] = [];

  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /** Makes a user of the run's own. @throws Blocked when the platform refuses */
  async prepare(): Promise<void> {
    const [caller] = await createCallers(this.parts, 1);
    const path = caller === undefined ? undefined : await existingPath(caller.client, ASSIGNMENTS);
    if (caller === undefined || path === undefined) throw new Blocked('the build has no list of assignments.');
    this.caller = {
      ...caller,
      request: { method: 'GET', path, headers: { accept: 'application/json', ...caller.client.headers() } },
    };
  }

  /**
   * PF37: every rate up to the documented one keeps the limit; higher ones are measured until one does not.
   * @throws Blocked when the load generator cannot keep a rate, or the machine is too noisy
   */
  async highest(): Promise<Findings> {
    const findings = new Findings('The highest rate of one user (PF37)');
    const documented = this.measuring.policy.rate.perSecond;
    for (const rate of [documented / 3, documented, documented + 6].map(Math.round))
      if (!(await this.measure(rate, documented, findings))) break;
    return findings;
  }

  /**
   * Measures a rate and keeps its row; judges it too where it is not beyond the documented one.
   * @returns whether the platform let all requests through
   */
  private async measure(rate: number, documented: number, findings: Findings): Promise<boolean> {
    const { client, request } = this.prepared();
    const { policy } = this.measuring;
    const noise = await this.measuring.machineNoise(client);
    const { answers, unanswered } = await this.sendAtRate(rate, documented);
    const times = timesOf(answers);
    const refused = answers.filter(({ status }) => status !== 200);
    const measured = {
      caseId: 'PF37',
      request: `GET ${request.path}`,
      detail: { kind: 'rate', count: rate },
      who: 'student',
    } as const;
    if (refused.length > 0 || rate > documented)
      this.parts.keep(measuredRow(times, { ...measured, errors: refused.length, limitMs: null, verdict: 'no limit' }));
    if (rate > documented) return refused.length === 0;
    const wrong = [...undueRefusals(answers, documented), ...refused.filter(({ status }) => status !== 429)];
    findings.check(
      wrong.length === 0 && unanswered === 0,
      () =>
        `GET ${request.path}, ${rate} a second, the documented rate being ${documented}: ${wrong.length} of ${rate * SECONDS_EACH} requests → ${seen(wrong[0] ?? { status: 0, text: 'no answer' })}`,
    );
    if (refused.length > 0) return false;
    const { row, sentence } = judgeTimes({ ...measured, endpoint: 'assignments', times, noise }, policy);
    this.parts.keep(row);
    findings.check(sentence === undefined, () => sentence ?? '');
    return true;
  }

  /** Sends requests at a rate, up to the documented one a second time after a refusal. @throws Blocked */
  private async sendAtRate(rate: number, documented: number): Promise<LoadResult> {
    const { client, request } = this.prepared();
    const send = () =>
      sendLoad({
        baseUrl: client.baseUrl,
        callers: [[request]],
        requestsEach: rate * SECONDS_EACH,
        perSecond: rate,
        mostMs: LOAD_MS,
      });
    let load = await send();
    // Requests that are a little late come closer together than the rate says: a refusal must be seen twice.
    if (rate <= documented && load.answers.some(({ status }) => status === 429)) load = await pause(CALM_MS).then(send);
    if (!keptRate(load, { perSecond: rate, seconds: SECONDS_EACH, callers: 1 }))
      throw new Blocked(
        `the load generator could not send ${rate} requests a second, although the answers left it time.`,
      );
    return load;
  }

  /** PF38: the excess is refused with 429 in JSON, and nothing with 5xx. */
  async beyond(): Promise<Findings> {
    const { client, request } = this.prepared();
    const findings = new Findings('Requests beyond the rate limit (PF38)');
    const { connections, requestsEach } = BEYOND;
    const all = connections * requestsEach;
    const { answers, unanswered, elapsedMs } = await sendLoad({
      baseUrl: client.baseUrl,
      callers: Array.from({ length: connections }, () => [request]),
      requestsEach,
      mostMs: LOAD_MS,
    });
    const refused = answers.filter(({ status }) => status === 429);
    findings.check(unanswered === 0, () => `${unanswered} of ${all} requests got no answer`);
    findings.check(
      refused.length > 0,
      () =>
        `${all} requests of one user to GET ${request.path} within ${(elapsedMs / 1_000).toFixed(1)} s were all let through, none with 429`,
    );
    for (const answer of answers)
      findings.check(
        [200, 429].includes(answer.status),
        () => `GET ${request.path} beyond the rate limit → ${seen(answer)} instead of 429`,
      );
    for (const answer of refused)
      findings.check(
        answer.contentType.includes('json') && asJson(answer.text) !== undefined,
        () => `GET ${request.path} → 429 as «${answer.contentType}» instead of JSON`,
      );
    this.parts.keep(
      measuredRow(timesOf(answers), {
        caseId: 'PF38',
        request: `GET ${request.path}`,
        detail: { kind: 'atOnce', count: all },
        who: 'student',
        errors: answers.length - refused.length - answers.filter(({ status }) => status === 200).length + unanswered,
        limitMs: null,
        verdict: 'no limit',
      }),
    );
    const silent = refused.filter(({ retryAfter }) => retryAfter === undefined);
    if (silent.length > 0)
      this.remarks.push(
        `GET ${request.path}: ${silent.length} of ${refused.length} refusals with 429 tell no Retry-After`,
      );
    return findings;
  }

  /** PF39: the same list is right again soon. */
  async again(): Promise<Findings> {
    const caller = this.prepared();
    const findings = new Findings('The list after the rate limit (PF39)');
    await checkRecovery(findings, caller, caller.request.path, this.measuring.policy.rate.recoveryMs);
    return findings;
  }

  private prepared(): Caller & { readonly request: LoadRequest } {
    if (this.caller === undefined) throw new Error('The user of the rate limit is not prepared.');
    return this.caller;
  }
}
