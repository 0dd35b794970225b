/** PF16–PF20: good reads go on while requests come among them that go wrong. */
import { fetch } from 'undici';
import type { ApiClient } from '../api/client';
import { Findings, seen } from '../failure/findings';
import { dispatcherTo } from '../network/machine';
import { asJson } from '../../lib/json';
import type { NewRole } from '../api/accounts';
import { blockIfLimited, refusedShare, withoutLimited } from './limited';
import { sendLoad, type LoadAnswer, type LoadRequest } from './load';
import { existingPath, judgeTimes, type Measuring } from './measure';
import { timesOf } from './measured';
import type { PerformanceParts } from './parts';
import { allowanceOf, reserve, spend } from './rate';
import { BAD_STEPS, GOOD_READS, type BadStep } from './scenarios';
import { isOwn } from './together';
import { staticFileOf } from './static-file';
import type { Self } from '../api/own-records';

const LOAD_MS = 60_000;
/** Rounds of the bad requests at most: they go on for as long as the good ones do. */
const MAX_ROUNDS = 10;
/** A request is cancelled after this time: most answers take longer, and those that do not are read. */
const CANCELLED_AFTER_MS = 2;

type ErrorCase = keyof typeof BAD_STEPS;

interface GoodReads {
  readonly client: ApiClient;
  readonly self: Self;
  readonly profile: LoadRequest;
  readonly list: LoadRequest;
  readonly file: LoadRequest;
}

export class ErrorsUnderLoad {
  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /** Sends the bad requests of a case among good reads. @throws Blocked when the machine is too noisy */
  async of(caseId: ErrorCase): Promise<Findings> {
    const findings = new Findings(`Good reads among requests that go wrong (${caseId})`);
    const good = await this.goodReads();
    const bad = await this.badRequests(caseId);
    const { atOnce, perSecond } = allowanceOf(good.client);
    await reserve(good.client, atOnce);
    const before = this.measuring.contention();
    let goesOn = true;
    const among = async () => {
      for (let round = 0; goesOn && round < MAX_ROUNDS; round += 1) for (const one of bad) await one.send(findings);
    };
    const { profilesForEachList, rounds } = GOOD_READS;
    const turn = [good.list, ...Array.from({ length: profilesForEachList }, () => good.profile), good.file];
    const [load] = await Promise.all([
      sendLoad({
        baseUrl: good.client.baseUrl,
        callers: [turn],
        requestsEach: turn.length * rounds,
        mostMs: LOAD_MS,
        ...(perSecond === undefined ? {} : { perSecond }),
      }).finally(() => {
        goesOn = false;
      }),
      among(),
    ]);
    spend(good.client, Math.max(0, rounds - atOnce));
    const after = this.measuring.contention();
    findings.check(
      load.unanswered === 0,
      () =>
        `${load.unanswered} good reads got no answer while ${bad.map(({ reason }) => reason).join(', ')} came among them`,
    );
    for (const answer of withoutLimited(load.answers))
      if (answer.request !== good.file) this.checkGood(findings, answer, good.self, bad);
    blockIfLimited(findings, load.answers, 'good reads');
    // Wrong answers say more than their times.
    if (findings.found.length > 0) return findings;
    const staticMs = timesOf(load.answers.filter(({ request }) => request === good.file));
    const noise = this.measuring.noiseOf(good.client, staticMs, [before, after]);
    for (const [request, endpoint] of [
      [good.profile, 'profile'],
      [good.list, 'assignments'],
    ] as const) {
      const own = load.answers.filter((answer) => answer.request === request);
      const times = timesOf(own);
      const { row, sentence } = judgeTimes(
        { caseId, request: `GET ${request.path}`, who: GOOD_READS.as, endpoint, times, noise },
        this.measuring.policy,
      );
      this.parts.keep({ ...row, refused: refusedShare(own) });
      findings.check(
        sentence === undefined,
        () => `among ${bad.map(({ reason }) => reason).join(', ')}: ${sentence ?? ''}`,
      );
    }
    return findings;
  }

  private checkGood(
    findings: Findings,
    { request, status, text }: LoadAnswer,
    self: Self,
    bad: readonly { reason: string }[],
  ): void {
    const isRight = status === 200 && (request.path.includes('assignments') || isOwn(asJson(text), self));
    findings.check(
      isRight,
      () =>
        `GET ${request.path} of the teacher → ${seen({ status, text })}, while ${bad.map(({ reason }) => reason).join(', ')} came among the reads`,
    );
  }

  private async goodReads(): Promise<GoodReads> {
    const client = await this.parts.apiOf(GOOD_READS.as);
    const request = (path: string): LoadRequest => ({
      method: 'GET',
      path,
      headers: { accept: 'application/json', ...client.headers() },
    });
    const path = async (step: (typeof GOOD_READS)['profile']) => (await existingPath(client, step)) ?? step.paths[0];
    const file: LoadRequest = { method: 'GET', path: await staticFileOf(client), headers: { accept: '*/*' } };
    return {
      client,
      self: await this.parts.userOf(GOOD_READS.as),
      profile: request(await path(GOOD_READS.profile)),
      list: request(await path(GOOD_READS.list)),
      file,
    };
  }

  private async anotherOf(role: NewRole): Promise<ApiClient> {
    return this.parts.accounts.signIn(await this.parts.accounts.create(role));
  }

  /**
   * Returns the bad requests of a case, ready to be sent. The user of the good reads sends none of them: the rate limit
   * would refuse some of both.
   */
  private async badRequests(
    caseId: ErrorCase,
  ): Promise<{ reason: string; send: (findings: Findings) => Promise<void> }[]> {
    const assignment = caseId === 'PF19' ? await this.parts.assignments.create({ assignedTo: ['student'] }) : undefined;
    const isOfReader = BAD_STEPS[caseId].some(({ as }) => as === GOOD_READS.as);
    const another = isOfReader ? await this.anotherOf(GOOD_READS.as) : undefined;
    return Promise.all(
      BAD_STEPS[caseId].map(async (step) => {
        const client = another !== undefined && step.as === GOOD_READS.as ? another : await this.parts.apiOf(step.as);
        const [first] = step.paths;
        const path = step.method === 'GET' ? first : first.replace(':id', String(assignment?.id ?? 0));
        return {
          reason: step.reason,
          send: (findings: Findings) =>
            step.cancelled ? sendCancelled(findings, client, path) : sendBad(findings, client, step, path),
        };
      }),
    );
  }
}

async function sendBad(
  findings: Findings,
  client: ApiClient,
  { method, body, contentType, statuses, reason }: BadStep,
  path: string,
): Promise<void> {
  const answer = await client.sendRaw({
    method,
    path,
    ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
    ...(body === undefined ? {} : { body }),
  });
  findings.check(
    statuses.includes(answer.status),
    () => `${reason}: ${method} ${path} → ${seen(answer)} instead of ${statuses.join(' or ')}`,
  );
}

/** Sends a request and goes away before its answer; an answer that is quicker is read. */
async function sendCancelled(findings: Findings, client: ApiClient, path: string): Promise<void> {
  const url = new URL(path, client.baseUrl);
  await reserve(client, 1);
  const answer = await fetch(url, {
    headers: client.headers(),
    dispatcher: dispatcherTo(url),
    signal: AbortSignal.timeout(CANCELLED_AFTER_MS),
  }).catch(() => undefined);
  const text = await answer?.text().catch(() => undefined);
  findings.check(
    answer === undefined || text === undefined || answer.status < 500,
    () => `GET ${path} → ${seen({ status: answer?.status ?? 0, text: text ?? '' })}`,
  );
  // The platform answers the next reader as if nothing had happened.
  const again = await client.send('GET', path);
  findings.check(again.status === 200, () => `GET ${path} after a reader who has gone → ${seen(again)}`);
}
