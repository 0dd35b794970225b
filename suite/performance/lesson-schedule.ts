/** PF27–PF29: the schedule of a month, its filters, and creating lessons. */
import { z } from 'zod';
import type { ApiClient } from '../api/client';
import { AdministrationApi } from '../api/administration';
import { prepared } from '../data/prepared';
import { missingPrecondition } from '../texts/missing-precondition';
import { Findings, seen } from '../failure/findings';
import { listSchema } from '../network/reading';
import { unique } from '../run/run-tag';
import { asJson } from '../../lib/json';
import { sendLoad, type LoadAnswer, type LoadRequest } from './load';
import { timesOf } from './measured';
import { judgeTimes, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { MONTH, SCHEDULE_FILTERS } from './scenarios';
import { checkFilters } from './schedule-filters';
import { allowanceOf, reserve } from './rate';
import { staticFileOf } from './static-file';

const CREATE = '/api/admin/schedule/lessons/create/';
const LIST = '/api/admin/schedule/lessons/';
const LESSONS = 10;
const LOAD_MS = 60_000;
const READS = 20;

const createdSchema = z.object({ id: z.union([z.string(), z.number()]) });
const lessonsSchema = listSchema(
  z.object({ id: z.union([z.string(), z.number()]).transform(String), date: z.string() }),
  'lessons',
);

/** Numbers of those who meet in the lessons, and of what is taught. */
interface People {
  readonly teacher: number;
  readonly student: number;
  readonly subject: number;
}

export class Schedule {
  /** Lessons of the run, by day. */
  private readonly lessons: { id: string; date: string }[] = [];
  private participants: People | undefined;

  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /** PF29: makes lessons of the run's own, half of them in the month. @throws Blocked when the machine is too noisy */
  async creating(): Promise<Findings> {
    const findings = new Findings('Creating lessons (PF29)');
    const client = await this.parts.apiOf('admin');
    const people = await prepared('a teacher, a student and a subject for lessons', this.people(client));
    const requests = lessonRequests(client, people);
    const file: LoadRequest = { method: 'GET', path: await staticFileOf(client), headers: { accept: '*/*' } };
    const { atOnce, perSecond } = allowanceOf(client);
    if (perSecond !== undefined) await reserve(client, Math.min(atOnce, LESSONS));
    const before = this.measuring.contention();
    const { answers, unanswered } = await sendLoad({
      baseUrl: client.baseUrl,
      callers: [requests.flatMap((request) => [request, file])],
      requestsEach: 2 * LESSONS,
      mostMs: LOAD_MS,
      ...(perSecond === undefined ? {} : { perSecond: 2 * perSecond }),
    });
    const noise = this.measuring.noiseOf(client, timesOf(answers.filter(({ request }) => request === file)), [
      before,
      this.measuring.contention(),
    ]);
    const own = answers.filter(({ request }) => request !== file);
    this.noteCreated(own);
    const wrong = own.filter(({ status }) => status !== 201 && status !== 200);
    findings.check(
      wrong.length === 0 && unanswered === 0,
      () => `POST ${CREATE} → ${seen(wrong[0] ?? { status: 0, text: 'no answer' })} (${wrong.length} of ${LESSONS})`,
    );
    if (wrong.length > 0) return findings;
    const { row, sentence } = judgeTimes(
      { caseId: 'PF29', request: `POST ${CREATE}`, who: 'admin', endpoint: 'lesson', times: timesOf(own), noise },
      this.measuring.policy,
    );
    this.parts.keep(row);
    findings.check(sentence === undefined, () => sentence ?? '');
    return findings;
  }

  private noteCreated(answers: readonly LoadAnswer[]): void {
    for (const { text, request } of answers) {
      const created = createdSchema.safeParse(asJson(text)).data;
      if (created !== undefined)
        this.lessons.push({
          id: String(created.id),
          date: z.object({ date: z.string() }).parse(JSON.parse(request.body ?? '{}')).date,
        });
    }
  }

  /** PF27: the schedule of a month. @throws Blocked when no lesson could be made, or the machine is too noisy */
  async month(): Promise<Findings> {
    const findings = new Findings('The schedule of a month (PF27)');
    const client = await this.parts.apiOf('admin');
    const path = `${LIST}?date_from=${MONTH.from}&date_to=${MONTH.to}&page_size=100`;
    await this.checkOnlyMatching(findings, client, path, MONTH.from, MONTH.to);
    if (findings.found.length > 0) return findings;
    await this.measuring.singleReads(
      {
        caseId: 'PF27',
        who: 'admin',
        client,
        step: { method: 'GET', paths: [path], statuses: [200] },
        path,
        endpoint: 'schedule',
        rounds: READS,
        perSecond: 10,
      },
      findings,
    );
    return findings;
  }

  /** PF28: each filter returns only what matches, and an unknown value is refused or returns nothing. */
  async filters(): Promise<Findings> {
    const findings = new Findings('The filters of the schedule (PF28)');
    const client = await this.parts.apiOf('admin');
    for (const { query, from, to } of SCHEDULE_FILTERS.matching)
      await this.checkOnlyMatching(findings, client, `${LIST}?${query}&page_size=100`, from, to);
    for (const query of SCHEDULE_FILTERS.unknown) {
      const answer = await client.send('GET', `${LIST}?${query}`);
      const rows = lessonsSchema.safeParse(asJson(answer.text)).data?.results;
      const isRight = answer.status === 400 || answer.status === 404 || (answer.status === 200 && rows?.length === 0);
      findings.check(
        isRight,
        () =>
          `GET ${LIST}?${query} → ${answer.status} with ${rows?.length ?? 'no'} lessons, instead of a refusal or an empty list`,
      );
    }
    if (this.participants !== undefined)
      await checkFilters(findings, this.parts, { ids: this.lessons.map(({ id }) => id), ...this.participants });
    return findings;
  }

  private async checkOnlyMatching(
    findings: Findings,
    client: ApiClient,
    path: string,
    from: string,
    to: string,
  ): Promise<void> {
    if (this.lessons.length === 0) throw missingPrecondition('blocked.noLessonForFilter');
    const answer = await client.send('GET', path);
    const rows = answer.status === 200 ? lessonsSchema.safeParse(asJson(answer.text)).data?.results : undefined;
    findings.check(rows !== undefined, () => `GET ${path} → ${seen(answer)}`);
    const others = rows?.filter(({ date }) => date < from || date > to) ?? [];
    findings.check(
      others.length === 0,
      () => `GET ${path} returns lessons of ${others[0]?.date ?? ''}, which do not match`,
    );
    const expected = this.lessons.filter(({ date }) => date >= from && date <= to);
    const missing = expected.filter(({ id }) => !(rows ?? []).some((row) => row.id === id));
    findings.check(
      rows === undefined || missing.length === 0,
      () => `GET ${path} lacks ${missing.length} of ${expected.length} lessons that match`,
    );
  }

  private async people(client: ApiClient): Promise<People> {
    const { accounts, cleanUp } = this.parts;
    const teacher = await accounts.create('teacher');
    const student = await accounts.create('student');
    const subject = await new AdministrationApi(client).subjectOfLessons(teacher.user.id, student.user.id);
    // The lessons go with the accounts, which carry the run's tag: the janitor finds those.
    cleanUp.later(
      `${LESSONS} lessons`,
      async () => {
        // Builds let only the teacher of a lesson remove it.
        const owner = await accounts.signIn(teacher);
        for (const { id } of this.lessons) await owner.remove(`/api/scheduling/lessons/${id}/`);
      },
      { kind: 'account', id: teacher.user.id, name: teacher.email },
    );
    this.participants = { teacher: teacher.user.id, student: student.user.id, subject };
    return this.participants;
  }
}

function lessonRequests(client: ApiClient, people: People): LoadRequest[] {
  return Array.from({ length: LESSONS }, (_none, index) => ({
    method: 'POST',
    path: CREATE,
    headers: { 'content-type': 'application/json', ...client.headers() },
    body: JSON.stringify({
      ...people,
      date: dayOf(index),
      start_time: '10:00',
      end_time: '10:45',
      description: unique('Занятие'),
      telemost_link: '',
    }),
  }));
}

/** The first half of the lessons is in the month, the others in the month after it. */
function dayOf(index: number): string {
  const [start, next] = [MONTH.from, MONTH.next];
  const month = index < LESSONS / 2 ? start : next;
  return `${month.slice(0, 8)}${String(2 + index).padStart(2, '0')}`;
}
