/** Lessons that only their teacher and the admin may remove. */
import { z } from 'zod';
import { AdministrationApi, type LessonRecord } from '../api/administration';
import type { ApiClient } from '../api/client';
import type { ReadResult } from '../api/forbidden-reads';
import { lessonWriteRequests, sendAll, type RequestResult } from '../api/forbidden-requests';
import type { ActorName } from '../config/names';
import type { TestAccount } from '../data/accounts';
import { daysFromNow } from '../data/date-time';
import { missingPrecondition } from '../texts/missing-precondition';
import { seen } from '../failure/findings';
import { listSchema } from '../network/reading';

const ownLessonSchema = z.object({ id: z.union([z.number(), z.string()]) });
const LISTS = ['/api/scheduling/lessons/', '/api/admin/schedule/lessons/'];

export class LessonRules {
  constructor(private readonly apiOf: (name: ActorName) => Promise<ApiClient>) {}

  /**
   * Plans a lesson of an hour, in two days at ten o'clock unless said otherwise. Returns it as the admin's list has it.
   * @throws Blocked when the platform refuses, or does not list it
   */
  async planned(
    teacher: TestAccount,
    student: TestAccount,
    { inDays = 2, hour = 10 }: { inDays?: number; hour?: number } = {},
  ): Promise<LessonRecord> {
    const api = new AdministrationApi(await this.apiOf('admin'));
    const date = daysFromNow(inDays, '10:00').local.slice(0, 10);
    const subject = await api.subjectOfLessons(teacher.user.id, student.user.id);
    const response = await api.triesToPlan({
      teacher: teacher.user.id,
      student: student.user.id,
      subject,
      date,
      start_time: `${hour}:00`,
      end_time: `${hour + 1}:00`,
    });
    if (response.status >= 300)
      throw missingPrecondition('blocked.noLesson', { status: response.status }, seen(response));
    const [lesson] = await api.lessonsOfStudent(student.user.id, date);
    if (lesson === undefined) throw missingPrecondition('blocked.lessonNotListed');
    return lesson;
  }

  /** Plans a lesson in three days. @returns the status of the response */
  async statusOfPlan(teacher: TestAccount, student: TestAccount, start: string, end: string): Promise<number> {
    const api = new AdministrationApi(await this.apiOf('admin'));
    const subject = await api.subjectOfLessons(teacher.user.id, student.user.id);
    const date = daysFromNow(3, '10:00').local.slice(0, 10);
    return (
      await api.triesToPlan({
        teacher: teacher.user.id,
        student: student.user.id,
        subject,
        date,
        start_time: start,
        end_time: end,
      })
    ).status;
  }

  /** Returns the ids of the lessons that a teacher or a student reads of their own; undefined where the build has no such list. */
  async ownLessons(session: ApiClient): Promise<(number | string)[] | undefined> {
    const { status, text } = await session.send('GET', '/api/scheduling/lessons/');
    return status >= 300
      ? undefined
      : listSchema(ownLessonSchema, 'lessons')
          .parse(JSON.parse(text))
          .results.map(({ id }) => id);
  }

  /** Returns the lessons of the same student on the same day, as the admin's list has them. */
  async storedLike({ student, date }: LessonRecord): Promise<LessonRecord[]> {
    return new AdministrationApi(await this.apiOf('admin')).lessonsOfStudent(student ?? 0, date);
  }

  /** Reads the lists of lessons as an actor or with a session of the test's own. Accepts any response. */
  async listsOf(by: ActorName | ApiClient): Promise<ReadResult[]> {
    const client = typeof by === 'string' ? await this.apiOf(by) : by;
    return Promise.all(
      LISTS.map(async (path) => ({
        what: 'read the list of lessons',
        request: `GET ${path}`,
        ...(await client.send('GET', path)),
      })),
    );
  }

  /** Tries to move and to remove a lesson, as an actor or with a session of the test's own. */
  async triesToChange(by: ActorName | ApiClient, { id }: LessonRecord): Promise<RequestResult[]> {
    return sendAll(typeof by === 'string' ? await this.apiOf(by) : by, lessonWriteRequests(id));
  }
}
