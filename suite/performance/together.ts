/** PF9–PF11: many callers at once, each of whom must get their own data. */
import { expect } from '@playwright/test';
import { z } from 'zod';
import type { ApiClient } from '../api/client';
import { tellsNothingOfOthers, type Self } from '../api/own-records';
import { meSchema } from '../api/schemas';
import { Findings, seen } from '../failure/findings';
import { isCounted } from '../network/bucket';
import { asJson } from '../../lib/json';
import { createCallers, type Caller } from './callers';
import { blockIfLimited, refusedShare, withoutLimited } from './limited';
import { sendLoad, type LoadAnswer, type LoadRequest } from './load';
import { measuredRow, timesOf } from './measured';
import { existingPath } from './measure';
import type { PerformanceParts } from './parts';
import { allowanceOf, reserve, spend } from './rate';
import { TOGETHER, type Scenario } from './scenarios';

const LOAD_MS = 60_000;
/** Within this time after the load a single request is right again. */
const RECOVERY_MS = 10_000;

export class Together {
  private readonly callers: Caller[] = [];

  constructor(private readonly parts: PerformanceParts) {}

  /** Prepares callers for all cases of a test. @throws Blocked when the platform refuses */
  async prepare(): Promise<void> {
    this.callers.push(...(await createCallers(this.parts, Math.max(...TOGETHER.map(({ callers }) => callers)))));
  }

  /** Sends the load of a case, and a single request after it. */
  async of(caseId: Scenario['caseId']): Promise<Findings> {
    const findings = new Findings(`Callers at once (${caseId})`);
    const scenario = TOGETHER.find((one) => one.caseId === caseId);
    const [first] = this.callers;
    if (scenario === undefined || first === undefined || scenario.rounds === null)
      throw new Error(`${caseId} is not prepared.`);
    const paths = await pathsOf(first.client, scenario);
    const callers = this.callers.slice(0, scenario.callers);
    const requests = callers.map(({ client }) =>
      paths.map((path): LoadRequest => ({
        method: 'GET',
        path,
        headers: { accept: 'application/json', ...client.headers() },
      })),
    );
    // What prepared the callers, and the load before this one, must be out of the window of the rate limit.
    const { atOnce, scope } = allowanceOf(first.client);
    await Promise.all(callers.map(({ client }) => reserve(client, Math.min(atOnce, paths.length))));
    const load = await sendLoad({
      baseUrl: first.client.baseUrl,
      callers: requests,
      requestsEach: paths.length * scenario.rounds,
      mostMs: LOAD_MS,
    });
    for (const { client } of callers)
      spend(client, paths.filter((path) => isCounted('GET', path, scope)).length * scenario.rounds);
    for (const answer of withoutLimited(load.answers))
      checkAnswer(findings, answer, callers[answer.caller]?.self, callers.length);
    findings.check(
      load.unanswered === 0,
      () => `${load.unanswered} requests of ${callers.length} callers at once got no answer`,
    );
    for (const path of paths) {
      const own = load.answers.filter(({ request }) => request.path === path);
      this.parts.keep(
        measuredRow(timesOf(own), {
          caseId,
          request: `GET ${path}`,
          who: 'student',
          callers: callers.length,
          limitMs: null,
          errors: own.filter(({ status }) => status !== 200).length,
          refused: refusedShare(own),
          verdict: 'no limit',
        }),
      );
    }
    await checkRecovery(findings, first, paths[0] ?? '');
    blockIfLimited(findings, load.answers, `requests of ${callers.length} callers at once`);
    return findings;
  }
}

/** Returns the paths of the steps that the build has. */
async function pathsOf(client: ApiClient, { steps }: Scenario): Promise<string[]> {
  const found = [];
  for (const step of steps) found.push(await existingPath(client, step));
  return found.filter((path) => path !== undefined);
}

function checkAnswer(
  findings: Findings,
  { request, status, text }: LoadAnswer,
  self: Self | undefined,
  callers: number,
): void {
  const line = `GET ${request.path} of one of ${callers} students at once`;
  findings.check(status === 200, () => `${line} → ${seen({ status, text })}`);
  if (status === 200)
    findings.check(
      self !== undefined && isOwn(asJson(text), self),
      () => `${line} → data of somebody else: ${seen({ status, text })}`,
    );
}

const ofStudent = z.object({ student_info: z.object({ id: z.number() }) });

/** Returns whether an answer to a student is about this student. */
export function isOwn(content: unknown, self: Self): boolean {
  const student = ofStudent.safeParse(content).data;
  if (student !== undefined) return student.student_info.id === self.id;
  const user = meSchema.safeParse(content).data;
  return user === undefined ? tellsNothingOfOthers(content, self) : user.id === self.id && user.email === self.email;
}

/** Checks that a single request is right again soon after the load. */
export async function checkRecovery(
  findings: Findings,
  { client, self }: Caller,
  path: string,
  withinMs = RECOVERY_MS,
): Promise<void> {
  let last = { status: 0, text: 'no answer' };
  const isRight = async () => {
    last = await client
      .unpaced()
      .send('GET', path)
      .catch((error: unknown) => ({ status: 0, text: String(error) }));
    return last.status === 200 && isOwn(asJson(last.text), self);
  };
  const recovered = await expect
    .poll(isRight, { timeout: withinMs, intervals: [100, 250, 500] })
    .toBe(true)
    .then(
      () => true,
      () => false,
    );
  findings.check(
    recovered,
    () => `a single GET ${path} is not right within ${withinMs / 1_000} s after the load: ${seen(last)}`,
  );
}
