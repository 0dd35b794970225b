/**
 * Changes that two requests ask for at the same time. Each is judged by what must hold on every build: no request crashes
 * the server, and what is stored is what was accepted.
 */
import { z } from 'zod';
import { AccountsApi, type NewRole } from '../api/accounts';
import { AdministrationApi } from '../api/administration';
import { AssignmentsApi } from '../api/assignments';
import type { ApiClient, RawResponse } from '../api/client';
import { writeReportRequest } from '../api/forbidden-requests';
import { readFirstPath } from '../api/documented-paths';
import type { ActorName } from '../config/names';
import type { AccountData } from '../data/accounts';
import type { AdministrationData } from '../data/administration';
import type { AssignmentData } from '../data/assignments';
import { randomFile } from '../data/files';
import { prepared } from '../data/prepared';
import { missingPrecondition } from '../texts/missing-precondition';
import { seen, type Findings } from '../failure/findings';
import { listSchema } from '../network/reading';
import { asJson } from '../../lib/json';
import { suffix, unique } from '../run/run-tag';
import { examineRound, statusesOf } from './simultaneous-round';
import { findAnswerWay, sendSlowly } from './slow-answer';
import { NOT_THERE } from '../api/not-there';

/** What the changes are made with. */
interface Parts {
  readonly apiOf: (name: ActorName) => Promise<ApiClient>;
  readonly accounts: AccountData;
  readonly administration: AdministrationData;
  readonly assignments: AssignmentData;
}

const DATE = '2030-01-10';
/** Megabytes of a file that takes a moment to arrive. */
const LARGE = 8;
const reportSchema = z.object({ id: z.number() });

export class SimultaneousChanges {
  constructor(private readonly parts: Parts) {}

  /** Two accounts with one email: one is created, the other refused. */
  async accounts(first: NewRole, second: NewRole): Promise<Findings> {
    return examineRound(`Two accounts with one email (${first}, ${second})`, async () => {
      const api = new AccountsApi(await this.parts.apiOf('admin'));
      const email = `both.${suffix()}@example.com`;
      // Twice: a platform may store both.
      for (let count = 0; count < 2; count += 1) this.parts.accounts.deleteAccountAfterTest(email);
      const person = { email, first_name: 'Олег', last_name: `Проверкина-${suffix()}` };
      const answers = await Promise.all([first, second].map((role) => api.tries(role, person)));
      return {
        what: `create an account with the same email (${first}, ${second})`,
        answers,
        judge: async (findings, accepted) => {
          findings.check(
            accepted.length === 1,
            () =>
              `${accepted.length} of two simultaneous accounts with one email were accepted instead of one (${statusesOf(answers)})`,
          );
          const stored = (await this.parts.administration.find(email)).filter(
            (account) => account.email.toLowerCase() === email,
          );
          findings.check(stored.length === 1, () => `${stored.length} accounts have the email instead of one`);
          const role = accepted.length === 1 ? [first, second][accepted[0] ?? 0] : undefined;
          findings.check(
            role === undefined || stored.every((account) => account.role === role),
            () =>
              `the account that was accepted is a ${role ?? ''}, and the stored one a ${stored.map((account) => account.role).join(', ')}`,
          );
        },
      };
    });
  }

  /** Three versions of an answer: one answer is stored, with the text of one of them. */
  async answers(): Promise<Findings> {
    const account = await this.parts.accounts.create('student');
    const session = await this.parts.accounts.signIn(account);
    const api = new AssignmentsApi(session);
    const assigned = () => this.parts.assignments.create({ assignedTo: [account.user.id] });
    const earlier = await assigned();
    await prepared('an answer', api.submit(earlier.id, 'Первая версия'));
    const takesVersions =
      (await this.parts.assignments.submittedAs(session, earlier, { content: 'Вторая версия' })) !== undefined;
    return examineRound('Two answers sent at once', async () => {
      const { id } = await assigned();
      const contents = ['Ответ: две трети', 'Ответ: три пятых', 'Ответ: пять шестых'];
      // The first takes longer to arrive than the others.
      const answers = await Promise.all(
        contents.map((content, index) =>
          api.triesToSubmit(id, content, index === 0 ? randomFile('large.pdf', LARGE) : undefined),
        ),
      );
      return {
        // A build that takes one version only may refuse the second as it does in turn, whatever the status.
        what: 'send an answer',
        answers: takesVersions ? answers : answers.filter(({ status }) => status < 300),
        judge: async (findings, accepted) => {
          const stored = await (await this.parts.assignments.as('teacher')).submissions(id);
          findings.check(
            stored.length === 1,
            () => `${stored.length} answers of one student are stored instead of one (${statusesOf(answers)})`,
          );
          const [submission] = stored;
          if (submission === undefined) return;
          const { content, versions } = await (await this.parts.assignments.as('teacher')).submission(submission.id);
          findings.check(contents.includes(content), () => `the stored answer is «${content}», which was not sent`);
          const kept = versions?.map((version) => version.content) ?? [];
          findings.check(
            versions === undefined || !takesVersions || kept.length === accepted.length,
            () => `${kept.length} versions are kept (${kept.join(', ')}) of ${accepted.length} accepted ones`,
          );
          findings.check(new Set(kept).size === kept.length, () => `a version is kept twice: ${kept.join(', ')}`);
        },
      };
    });
  }

  /** Two grades of one answer: the stored grade is one of them as a whole. */
  async grades(): Promise<Findings> {
    const by = await this.gradingRequest();
    return examineRound('Two grades given at once', async () => {
      const homework = await this.parts.assignments.create({ assignedTo: ['student'] });
      const { id } = await prepared(
        'an answer',
        this.parts.assignments.submitted(homework, 'student', { content: 'x = 2' }),
      );
      const api = await this.parts.assignments.as('teacher');
      const marks = [
        { score: 61, feedback: unique('Почти') },
        { score: 92, feedback: unique('Отлично') },
      ];
      const answers = await Promise.all(marks.map((mark) => api.triesToGrade(id, mark, by)));
      return {
        what: 'grade an answer',
        answers,
        judge: async (findings, accepted) => {
          const { score, feedback } = await api.submission(id);
          const possible = accepted.map((index) => marks[index]);
          findings.check(
            possible.some((mark) => mark?.score === score && mark?.feedback === feedback),
            () => `the stored grade is ${score ?? 'none'} with «${feedback}», which no accepted request gave`,
          );
        },
      };
    });
  }

  /** Two lessons in the same slot: as many are stored as were accepted, and one where the platform refuses overlaps. */
  async lessons(): Promise<Findings> {
    const api = new AdministrationApi(await this.parts.apiOf('admin'));
    const people = async () => {
      const [teacher, student] = [
        (await this.parts.accounts.create('teacher')).user.id,
        (await this.parts.accounts.create('student')).user.id,
      ];
      return {
        teacher,
        student,
        subject: await api.subjectOfLessons(teacher, student),
        date: DATE,
        start_time: '09:00',
        end_time: '10:00',
      };
    };
    const inTurn = await people();
    const first = await api.triesToPlan(inTurn);
    if (first.status >= 300) throw missingPrecondition('blocked.noLesson', { status: first.status }, seen(first));
    const refusesOverlaps = (await api.triesToPlan(inTurn)).status >= 300;
    return examineRound('Two lessons planned at once', async () => {
      const lesson = await people();
      const answers = await Promise.all([api.triesToPlan(lesson), api.triesToPlan(lesson)]);
      return {
        what: 'plan a lesson',
        answers,
        judge: async (findings, accepted) => {
          const most = refusesOverlaps ? 1 : 2;
          findings.check(
            accepted.length === most,
            () =>
              `${accepted.length} of two lessons in the same slot were accepted instead of ${most} (${statusesOf(answers)})`,
          );
          const stored = (await api.lessonsOfStudent(lesson.student, DATE)).length;
          findings.check(
            stored === accepted.length,
            () => `${stored} lessons are stored, and ${accepted.length} were accepted`,
          );
        },
      };
    });
  }

  /**
   * Two reports of one week: as many are stored as were accepted, at least one. A build may keep one report a week for
   * each student: it then answers both requests with that report.
   */
  async reports(): Promise<Findings> {
    const tutor = await this.parts.accounts.create('tutor');
    const client = await this.parts.accounts.signIn(tutor);
    return examineRound('Two reports written at once', async () => {
      const student = await this.parts.accounts.create('student', { tutor_id: tutor.user.id });
      const [one, other] = [writeReportRequest(student.user.id), writeReportRequest(student.user.id)];
      const answers = await Promise.all([one, other].map(({ method, path, body }) => client.send(method, path, body)));
      if (answers.every(({ status }) => NOT_THERE.includes(status))) throw missingPrecondition('blocked.noReports');
      return {
        what: 'write a report',
        answers,
        judge: async (findings, accepted) => {
          findings.check(
            accepted.length > 0,
            () => `neither of two simultaneous reports was accepted (${statusesOf(answers)})`,
          );
          const { results } = await client.call('GET', one.path, listSchema(z.object({ title: z.string() })));
          const counts = [one, other].map(({ body }) => results.filter(({ title }) => title === body.title).length);
          const [first, second] = answers.map(({ text }) => reportSchema.safeParse(asJson(text)).data?.id);
          if (accepted.length === 2 && first !== undefined && first === second) {
            const stored = counts.reduce((sum, count) => sum + count, 0);
            findings.check(stored === 1, () => `both requests were answered with one report, and ${stored} are stored`);
            return;
          }
          for (const [index, count] of counts.entries()) {
            const due = accepted.includes(index) ? 1 : 0;
            findings.check(
              count === due,
              () => `a report that was ${due === 1 ? 'accepted' : 'refused'} is stored ${count} times`,
            );
          }
        },
      };
    });
  }

  /** Two sign-ins of one account: the account keeps one live session. */
  async signIns(): Promise<Findings> {
    return examineRound('Two sign-ins at once', async () => {
      const account = await this.parts.accounts.create('student');
      const sessions = await Promise.all([this.parts.accounts.signIn(account), this.parts.accounts.signIn(account)]);
      const answers: RawResponse[] = [];
      for (const session of sessions) answers.push(await readFirstPath(session, 'me'));
      return {
        what: 'sign in',
        answers,
        judge: async (findings, alive) => {
          findings.check(
            alive.length === 1,
            () =>
              `${alive.length} of two sessions that began at once are alive instead of one (${statusesOf(answers)})`,
          );
        },
      };
    });
  }

  /**
   * Closes an assignment while the file of an answer to it is still being sent.
   * @returns undefined where the platform takes no answer with a file
   */
  async closedWhileSending(): Promise<{ isAccepted: boolean; isStored: boolean } | undefined> {
    const { assignments, apiOf } = this.parts;
    const student = await apiOf('student');
    const { id: open } = await assignments.create({ assignedTo: ['student'] });
    const way = await findAnswerWay(student, { id: open, content: unique('Ответ') });
    if (way === undefined) return undefined;
    const { id } = await assignments.create({ assignedTo: ['student'] });
    const content = unique('Ответ, который шёл слишком долго');
    const teacher = await assignments.as('teacher');
    const status = await sendSlowly(student, way, { id, content }, () => teacher.change(id, { status: 'closed' }));
    const stored = await teacher.submissions(id);
    return { isAccepted: status < 300, isStored: stored.some((answer) => answer.content === content) };
  }

  /** Grades an answer in turn, to see by which request the build does. */
  private async gradingRequest(): Promise<'action' | 'change'> {
    const homework = await this.parts.assignments.create({ assignedTo: ['student'] });
    const { id } = await prepared(
      'an answer',
      this.parts.assignments.submitted(homework, 'student', { content: 'x = 1' }),
    );
    const api = await this.parts.assignments.as('teacher');
    for (const by of ['action', 'change'] as const)
      if ((await api.triesToGrade(id, { score: 50, feedback: 'Верно' }, by)).status < 300) return by;
    throw missingPrecondition('blocked.noGrade');
  }
}
