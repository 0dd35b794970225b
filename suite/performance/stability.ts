/** PF21: mixed use for a while, without bursts; and what the platform reports about its memory before and after it. */
import { environment, targetKind } from '../config/environment';
import type { ActorName } from '../config/names';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { extendTestTimeout } from '../network/test-time';
import { asJson } from '../../lib/json';
import { blockIfLimited, refusedShare, withoutLimited } from './limited';
import { sendLoad, type LoadAnswer, type LoadRequest } from './load';
import { existingPath, ms, tooNoisy, whoLabel, type Measuring } from './measure';
import { memoryIn, type MemoryBeforeAndAfter, type StatedMemory } from './memory';
import { measuredRow, timesOf } from './measured';
import { keptRate } from './kept-rate';
import type { PerformanceParts } from './parts';
import { MIXED_USE } from './scenarios';
import { average } from './statistics';
import { staticFileOf } from './static-file';

/** How long the mixed use lasts, seconds. */
const SECONDS = { sandbox: 20, remote: 600 } as const;
/** Time for the last answers, milliseconds. */
const END_MS = 20_000;
/** What the platform told of its memory before and after the mixed use of this process. */
let memory: MemoryBeforeAndAfter | undefined;

export class Stability {
  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /** PF21. @throws Blocked when the load generator cannot keep the rate, or noise explains a difference */
  async mixedUse(): Promise<Findings> {
    const findings = new Findings('Mixed use for a while (PF21)');
    const seconds = stabilitySeconds();
    const callers = await this.callers();
    const [first] = callers;
    if (first === undefined) throw new Error('Nobody uses the platform.');
    extendTestTimeout(seconds * 1_000);
    const before = await this.memory();
    const contention = [this.measuring.contention()];
    const load = await sendLoad({
      baseUrl: first.baseUrl,
      callers: callers.map(({ requests }) => requests),
      requestsEach: seconds * MIXED_USE.perSecond,
      perSecond: MIXED_USE.perSecond,
      mostMs: seconds * 1_000 + END_MS,
      keepsTexts: false,
    });
    contention.push(this.measuring.contention());
    const after = await this.memory();
    memory = before === undefined || after === undefined ? undefined : { before, after };
    if (!keptRate(load, { perSecond: MIXED_USE.perSecond, seconds, callers: callers.length }))
      throw new Blocked(
        `the load generator could not keep ${MIXED_USE.perSecond} requests a second of ${callers.length} users, although the answers left it time.`,
      );
    this.judge(findings, load.answers, load.unanswered, seconds, Math.max(...contention));
    return findings;
  }

  /** PF22: the memory before and after PF21; undefined where the platform does not tell it, or PF21 has not been run. */
  get statedMemory(): MemoryBeforeAndAfter | undefined {
    return memory;
  }

  private judge(
    findings: Findings,
    answers: readonly LoadAnswer[],
    unanswered: number,
    seconds: number,
    contention: number,
  ): void {
    const { stability, growth } = this.measuring.policy;
    const own = answers.filter(({ request }) => request.headers.Authorization !== undefined);
    const wrong = withoutLimited(own).filter(({ status }) => status !== 200);
    const share = (wrong.length + unanswered) / Math.max(1, own.length + unanswered);
    findings.check(
      share < stability.errorShare,
      () =>
        `${wrong.length + unanswered} of ${own.length + unanswered} requests failed: ${wrong[0] === undefined ? 'no answer' : `GET ${wrong[0].request.path} → ${seen(wrong[0])}`}`,
    );
    blockIfLimited(findings, own, `reads of the mixed use, ${MIXED_USE.perSecond} a second of each user`);
    const quarter = (list: readonly LoadAnswer[], from: number) =>
      timesOf(list.filter(({ atMs }) => atMs >= from * seconds * 1_000 && atMs < (from + 0.25) * seconds * 1_000));
    const ofFile = answers.filter(({ request }) => request.headers.Authorization === undefined);
    const first = average(quarter(own, 0));
    const last = average(quarter(own, 0.75));
    // What the static file takes longer at the end, the machine adds to each answer.
    const delayMs = Math.max(0, average(quarter(ofFile, 0.75)) - average(quarter(ofFile, 0)));
    const allowed = stability.lastToFirst * Math.max(first, growth.timesFromMs);
    const isNoise = last > allowed && last / contention - delayMs <= allowed;
    const row = measuredRow(quarter(own, 0.75), {
      caseId: 'PF21',
      request: 'GET',
      detail: { kind: 'lastQuarter', count: seconds },
      who: 'anyone',
      callers: MIXED_USE.users.length,
      errors: wrong.length,
      refused: refusedShare(own),
      limitMs: allowed,
      staticMs: average(timesOf(ofFile)),
      verdict: isNoise ? 'noisy' : last > allowed ? 'over' : 'within',
    });
    this.parts.keep(
      measuredRow(quarter(own, 0), {
        caseId: 'PF21',
        request: 'GET',
        detail: { kind: 'firstQuarter', count: seconds },
        who: 'anyone',
        callers: MIXED_USE.users.length,
        errors: 0,
        limitMs: null,
        verdict: 'no limit',
      }),
    );
    this.parts.keep(row);
    if (isNoise) throw tooNoisy(row, { delayMs, contention });
    findings.check(
      last <= allowed,
      () =>
        `answers took ${ms(first)} on average in the first quarter of ${seconds} s and ${ms(last)} in the last; at most ${ms(allowed)} is allowed`,
    );
  }

  private async callers(): Promise<{ baseUrl: string; requests: LoadRequest[] }[]> {
    const callers = [];
    for (const { as, steps } of MIXED_USE.users) callers.push(await this.caller(as, steps));
    return callers;
  }

  private async caller(
    as: ActorName,
    steps: (typeof MIXED_USE.users)[number]['steps'],
  ): Promise<{ baseUrl: string; requests: LoadRequest[] }> {
    const client = await this.parts.apiOf(as);
    const requests: LoadRequest[] = [{ method: 'GET', path: await staticFileOf(client), headers: { accept: '*/*' } }];
    for (const step of steps) {
      const path = await existingPath(client, step);
      if (path !== undefined)
        requests.push({ method: 'GET', path, headers: { accept: 'application/json', ...client.headers() } });
    }
    if (requests.length === 1) throw new Blocked(`the build has nothing to read for ${whoLabel(as)}.`);
    return { baseUrl: client.baseUrl, requests };
  }

  /** Returns the first number about memory that the platform tells the admin. */
  private async memory(): Promise<StatedMemory | undefined> {
    const admin = await this.parts.apiOf('admin');
    for (const path of ['/api/system/metrics/', '/api/system/health/startup/']) {
      const { status, text } = await admin.send('GET', path);
      const found = status === 200 ? memoryIn(asJson(text)) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function stabilitySeconds(): number {
  return environment().stabilitySeconds ?? SECONDS[targetKind()];
}
