/** Measures the time of one request, one after another, with the static file beside each. */
import type { ApiClient } from '../api/client';
import { ACTOR_NAMES, actorLabel, type ActorName } from '../config/names';
import { isMissing } from '../api/documented-paths';
import { accountKey } from '../network/account-key';
import { noteLimit } from '../network/retry';
import { Blocked } from '../failure/blocked';
import { seen, type Findings } from '../failure/findings';
import { isCounted } from '../network/bucket';
import { readPerformancePolicy, type Endpoint, type PerformancePolicy } from './limits';
import { limitedLoad } from './limited';
import { sendLoad, type LoadAnswer, type LoadRequest } from './load';
import { measuredRow, timesOf, type Detail, type Measured } from './measured';
import { addedMs, confirmed, judge, noiseOf, type Noise } from './noise';
import { Yardstick } from '../machine/yardstick';
import { allowanceOf, reserve, spend } from './rate';
import { LISTS_PER_SECOND, type PerformanceCaseId, type Step } from './scenarios';
import { average, quantile } from './statistics';
import { staticFileOf } from './static-file';

/** Longest time of one measurement, milliseconds. */
const MEASUREMENT_MS = 60_000;
/** Reads of the static file that tell the noise. */
const NOISE_READS = 10;

/** One yardstick for a process: its quickest computation is that of the whole run. */
let yardstick: Yardstick | undefined;
const quickestStatic = new Map<string, number>();

export interface SingleReads {
  readonly caseId: PerformanceCaseId;
  readonly who: ActorName | 'nobody';
  readonly client: ApiClient;
  readonly step: Step;
  readonly path: string;
  /** Headers beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly endpoint: Endpoint;
  readonly rounds: number;
  readonly perSecond: number | null;
  /** Whether a reading that the rate limit refuses is a fault; it leaves the case without a result when left out. */
  readonly refusalIsFault?: boolean;
}

interface Reading {
  readonly own: readonly LoadAnswer[];
  readonly staticMs: readonly number[];
  readonly noise: Noise;
}

export class Measuring {
  constructor(
    private readonly keep: (row: Measured) => void,
    readonly policy: PerformancePolicy = readPerformancePolicy(),
  ) {}

  /** Returns the machine's contention now. Nothing else of the suite may run meanwhile. */
  contention(): number {
    yardstick ??= new Yardstick();
    return yardstick.contention();
  }

  /**
   * Reads in turn, judges the time, and keeps the row.
   * @throws Blocked when the machine is too noisy, or the load generator gets too few answers
   */
  async singleReads(reads: SingleReads, findings: Findings): Promise<void> {
    const limit = this.policy.endpoints[reads.endpoint];
    const { own, noise, staticMs, wrong, verdict } = await confirmed(async () => {
      const reading = await this.read(reads);
      const refused = reading.own.filter(({ status }) => !reads.step.statuses.includes(status));
      const times = timesOf(reading.own);
      // The time of another answer than the expected one says nothing, and is not measured again.
      const judgement =
        refused.length > 0
          ? 'within'
          : judge({ averageMs: average(times), p95Ms: quantile(times, 0.95) }, reading.noise, limit, this.policy);
      return { ...reading, wrong: refused, verdict: judgement };
    });
    const limited = wrong.filter(({ status }) => status === 429);
    if (limited.length > 0) {
      const url = new URL(reads.path, reads.client.baseUrl);
      noteLimit({ method: reads.step.method, url, account: accountKey(reads.client.headers().Authorization) });
      if (reads.refusalIsFault === true) return findings.check(false, () => tooFewReadings(reads, own));
      throw new Blocked(
        `the rate limit of the platform refused ${limited.length} of ${own.length} reads of GET ${reads.path}, so that their times say nothing.`,
        { failure: limitedLoad(`reads of GET ${reads.path}`) },
      );
    }
    const row = measuredRow(timesOf(own), {
      caseId: reads.caseId,
      request: `${reads.step.method} ${reads.path}`,
      who: reads.who,
      errors: wrong.length,
      limitMs: limit.averageMs,
      staticMs: average(staticMs),
      verdict: wrong.length > 0 ? 'no limit' : verdict,
    });
    this.keep(row);
    findings.check(
      wrong.length <= limit.errorShare * own.length,
      () =>
        `${row.request} of ${whoLabel(row.who)} → ${seen(wrong[0] ?? { status: 0, text: '' })} (${wrong.length} of ${own.length} answers)`,
    );
    if (wrong.length > 0) return;
    if (verdict === 'noisy') throw tooNoisy(row, noise);
    findings.check(verdict === 'within', () => overLimit(row, this.policy));
  }

  /** Returns the noise now, from the static file alone. */
  async machineNoise(client: ApiClient): Promise<Noise> {
    const file = await staticFileOf(client);
    const before = this.contention();
    const { answers } = await sendLoad({
      baseUrl: client.baseUrl,
      callers: [[{ method: 'GET', path: file, headers: { accept: '*/*' } }]],
      requestsEach: NOISE_READS,
      mostMs: MEASUREMENT_MS,
    });
    return this.noiseOf(client, timesOf(answers), [before, this.contention()]);
  }

  /** Returns the noise of these times of the static file. */
  noiseOf({ baseUrl }: ApiClient, staticMs: readonly number[], contentions: readonly number[]): Noise {
    const quickest = Math.min(quickestStatic.get(baseUrl) ?? Number.POSITIVE_INFINITY, ...staticMs);
    quickestStatic.set(baseUrl, quickest);
    return noiseOf(staticMs, quickest, contentions);
  }

  private async read(reads: SingleReads): Promise<Reading> {
    const { client, step, path, rounds, perSecond } = reads;
    const file = await staticFileOf(client);
    const headers = { accept: 'application/json', ...client.headers(), ...reads.headers };
    const request: LoadRequest = {
      method: step.method,
      path,
      headers,
      ...(step.body === undefined ? {} : { body: step.body }),
    };
    const fileRequest: LoadRequest = { method: 'GET', path: file, headers: { accept: '*/*' } };
    const { scope, atOnce, perSecond: steady = atOnce } = allowanceOf(client);
    const limited = isCounted(step.method, path.split('?', 1)[0] ?? path, scope);
    if (limited) await reserve(client, Math.min(atOnce, rounds));
    const most = limited ? Math.min(perSecond ?? steady, steady) : perSecond;
    const before = this.contention();
    const load = await sendLoad({
      baseUrl: client.baseUrl,
      callers: [[request, fileRequest]],
      requestsEach: 2 * rounds,
      mostMs: MEASUREMENT_MS,
      ...(most === null ? {} : { perSecond: 2 * most }),
    });
    const after = this.contention();
    if (limited) spend(client, Math.max(0, rounds - atOnce));
    const own = load.answers.filter(({ request: answered }) => answered === request);
    if (own.length < rounds)
      throw new Blocked(
        `the load generator got ${own.length} answers to ${rounds} requests of GET ${path}: the connection was closed, or no answer came in time.`,
      );
    const staticMs = timesOf(load.answers.filter(({ request: answered }) => answered === fileRequest));
    return { own, staticMs, noise: this.noiseOf(client, staticMs, [before, after]) };
  }
}

/** The sentence of readings that the rate limit refused although they came slowly. */
export function tooFewReadings(
  { step, path, who, perSecond }: Pick<SingleReads, 'step' | 'path' | 'who' | 'perSecond'>,
  answers: readonly Pick<LoadAnswer, 'status' | 'atMs'>[],
): string {
  const granted = answers.filter(({ status }) => step.statuses.includes(status)).length;
  const refused = answers.filter(({ status }) => status === 429).length;
  const seconds = Math.max(1, Math.ceil((answers.at(-1)?.atMs ?? 0) / 1_000));
  const pace = perSecond === null ? 'one after another' : `${perSecond} a second`;
  return `the platform let ${whoLabel(who)} read ${step.method} ${path} only ${granted} times in ${seconds} s and refused ${refused} of ${answers.length} reads with 429, at ${pace}; its general limit is ${LISTS_PER_SECOND} a second`;
}

/** Returns the first path of a step that the build has; undefined when it has none. */
export async function existingPath(
  client: ApiClient,
  { paths, method }: Pick<Step, 'paths' | 'method'>,
): Promise<string | undefined> {
  for (const path of paths) if (!isMissing(await client.send(method, path))) return path;
  return undefined;
}

/** The error of a time that the machine's noise leaves without a result. */
export function tooNoisy(
  row: Pick<Measured, 'request' | 'who' | 'averageMs' | 'limitMs' | 'staticMs'>,
  noise: Noise,
): Blocked {
  const added = addedMs(noise, row.averageMs);
  return new Blocked(
    `the machine is too noisy to measure ${row.request} of ${whoLabel(row.who)}: it took ${ms(row.averageMs)} on average (limit ${ms(row.limitMs ?? 0)}), of which the machine may have added ${ms(added)} (the static file took ${ms(noise.delayMs)} longer than at its quickest, and a fixed computation ${noise.contention.toFixed(1)} times as long as usual). Run it again on a quiet machine.`,
    { failure: { code: 'machine-noisy' } },
  );
}

/** Times to judge. */
export interface Judged {
  readonly caseId: PerformanceCaseId;
  readonly request: string;
  readonly who: ActorName | 'nobody';
  readonly endpoint: Endpoint;
  readonly times: readonly number[];
  readonly noise: Noise;
  readonly detail?: Detail;
}

/**
 * Judges times by the limit of their endpoint. @returns the row for the reports, and the sentence of a failure
 * @throws Blocked when the machine is too noisy
 */
export function judgeTimes(
  { caseId, request, who, endpoint, times, noise, detail }: Judged,
  policy: PerformancePolicy,
): { row: Measured; sentence: string | undefined } {
  const limit = policy.endpoints[endpoint];
  const verdict = judge({ averageMs: average(times), p95Ms: quantile(times, 0.95) }, noise, limit, policy);
  const row = measuredRow(times, {
    caseId,
    request,
    who,
    errors: 0,
    limitMs: limit.averageMs,
    staticMs: noise.delayMs,
    verdict,
    ...(detail === undefined ? {} : { detail }),
  });
  if (verdict === 'noisy') throw tooNoisy(row, noise);
  return { row, sentence: verdict === 'within' ? undefined : overLimit(row, policy) };
}

function overLimit(
  { request, who, averageMs, p95Ms, limitMs, staticMs }: Measured,
  { p95Factor }: PerformancePolicy,
): string {
  const limit = limitMs ?? 0;
  return `${request} of ${whoLabel(who)} took ${ms(averageMs)} on average (limit ${ms(limit)}) and ${ms(p95Ms)} as p95 (limit ${ms(p95Factor * limit)}); the static file took ${ms(staticMs ?? 0)} in the same moments`;
}

/** Names who asked: “the teacher”, “nobody”. */
export function whoLabel(who: string): string {
  const actor = ACTOR_NAMES.find((name) => name === who);
  return actor === undefined ? who : `the ${actorLabel(actor)}`;
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
