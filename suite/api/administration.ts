/** The admin's API: lists, details and changes of accounts. */
import { z } from 'zod';
import {
  accountListSchema,
  accountSchema,
  anyResponseSchema,
  statisticsSchema,
  type AccountRecord,
  type Statistics,
} from './account-schemas';
import { asJson } from '../../lib/json';
import { ApiError, type ApiClient, type RawResponse } from './client';
import { pathOfLink } from './links';
import { pagesOf } from './paging';
import { below } from '../network/reading';
import { listSchema } from './schemas';
import { listedUsers, type ListedUsers } from './all-users';
import { isMissing, readFirstPath } from './documented-paths';
import { unlessPlatformRefuses } from './refused';

/** The response to a change of an account: the account, in `data` or below `user`. */
const changedState = below('user', z.object({ is_active: z.boolean() }));

const lessonsSchema = listSchema(z.object({ id: z.union([z.number(), z.string()]) }), 'lessons');

export class AdministrationApi {
  /** @param client the API with the token of the admin, or of a user without the permission */
  constructor(private readonly client: ApiClient) {}

  statistics(): Promise<Statistics> {
    return this.client.call('GET', '/api/admin/stats/users/', statisticsSchema);
  }

  /** Returns the users that the build lists, and whether these are all. @throws ApiError */
  listedUsers(): Promise<ListedUsers> {
    return listedUsers(this.client);
  }

  /**
   * Returns all matching accounts from all pages. Filters again here, because not every list of a build searches. Where
   * the list of all users may be cut, the lists of each kind are searched, too.
   * @param search a part of a name or an email; all accounts without it
   */
  async users(search = ''): Promise<AccountRecord[]> {
    const { users, isWhole } = await this.listedUsers();
    const found = new Map(users.map((user) => [user.id, user]));
    if (!isWhole) for (const user of await this.usersByKind(search)) found.set(user.id, found.get(user.id) ?? user);
    const wanted = search.toLowerCase();
    return [...found.values()].filter(({ email, first_name, last_name }) =>
      `${email} ${first_name} ${last_name}`.toLowerCase().includes(wanted),
    );
  }

  /** Returns the accounts of the lists that a build has for one kind of users. */
  private async usersByKind(search: string): Promise<AccountRecord[]> {
    const all: AccountRecord[] = [];
    for (const kind of LISTED_KINDS) {
      try {
        for await (const { results } of pagesOf(this.client, searchPath(kind, search), accountListSchema))
          all.push(...results);
      } catch (error) {
        // A build may have no such list. A crash is no answer.
        if (!(error instanceof ApiError) || error.status >= 500) throw error;
      }
    }
    return all;
  }

  /** Returns all students with class, progress, tutor and parent. */
  async students(): Promise<AccountRecord[]> {
    const all: AccountRecord[] = [];
    for await (const page of pagesOf(this.client, '/api/auth/students/?page_size=50', accountListSchema))
      all.push(...page.results);
    return all;
  }

  /** Returns the account of a kind with this email; undefined when there is none. @throws ApiError */
  async accountWith(kind: ListedKind, email: string): Promise<AccountRecord | undefined> {
    const isIt = (account: AccountRecord) => account.email.toLowerCase() === email.toLowerCase();
    for await (const { results } of pagesOf(this.client, searchPath(kind, email), accountListSchema))
      if (results.some(isIt)) return results.find(isIt);
    return undefined;
  }

  /**
   * Returns the emails of two accounts that a search finds, one on each page of the list. Undefined where the build
   * does not search the list or takes no page size.
   */
  async emailsByPages(list: 'students' | 'parents', search: string): Promise<string[] | undefined> {
    const address = { students: '/api/auth/students/', parents: '/api/auth/parents/' }[list];
    const read = (more: Record<string, string>) =>
      this.client.call('GET', `${address}?${new URLSearchParams({ search, ...more }).toString()}`, accountListSchema);
    const all = await read({});
    const first = await read({ page: '1', page_size: '1' });
    if (all.results.length !== 2 || first.results.length !== 1) return undefined;
    if (first.next === null) return first.results.map(({ email }) => email);
    const second = await this.client.call('GET', pathOfLink(first.next), accountListSchema);
    return [...first.results, ...second.results].map(({ email }) => email);
  }

  /** Returns the emails of the accounts of a kind that the server finds by a text. */
  async emailsFound(kind: ListedKind, search: string): Promise<string[]> {
    const { results } = await this.client.call('GET', searchPath(kind, search), accountListSchema);
    return results.map(({ email }) => email);
  }

  /**
   * Returns one account. Where the build has no path for a single one, it is taken from the list of all.
   * @throws ApiError
   */
  async account(id: number): Promise<AccountRecord> {
    const response = await readFirstPath(this.client, 'user', id);
    const listed = isMissing(response, true) ? (await this.users()).find((account) => account.id === id) : undefined;
    if (listed !== undefined) return listed;
    return this.client.read(response.request, response, accountSchema);
  }

  /** Returns whether an account is active after a change. A build that does not read it back has it in its response. */
  private async isActiveAfter(change: RawResponse, id: number): Promise<boolean> {
    try {
      return (await this.account(id)).is_active;
    } catch (error) {
      if (!(error instanceof ApiError) || ![404, 405].includes(error.status)) throw error;
      return changedState.safeParse(asJson(change.text)).data?.is_active ?? true;
    }
  }

  /**
   * Deactivates by changing the account, or by a separate action where the build has one. @throws ApiError when it
   * stays active
   */
  async deactivate(id: number): Promise<void> {
    const path = `/api/auth/users/${id}/`;
    const response = await this.client.send('PATCH', path, { is_active: false });
    if (response.status < 300 && !(await this.isActiveAfter(response, id))) return;
    await this.client.call('POST', `/api/auth/users/${id}/delete/`, anyResponseSchema, {});
  }

  /**
   * Activates an account again, by changing it, or by a separate action where the build has one. @throws ApiError when it
   * stays inactive
   */
  async reactivate(id: number): Promise<void> {
    const path = `/api/auth/users/${id}/`;
    const response = await this.client.send('PATCH', path, { is_active: true });
    if (response.status < 300 && (await this.account(id)).is_active) return;
    await this.client.call('POST', `/api/auth/users/${id}/reactivate/`, anyResponseSchema, {});
  }

  /**
   * Enrols a student in a subject with a teacher.
   * @throws ApiError with the last refusal when no endpoint accepts it
   */
  async enrol(studentId: number, subject: SubjectRecord, teacherId: number): Promise<void> {
    const assigned = await this.client.send('POST', `/api/auth/teachers/${teacherId}/assign-students/`, {
      student_ids: [studentId],
      subject_id: subject.id,
    });
    if (assigned.status < 300) return;
    const path = '/api/materials/tutor/students/assign-subject/';
    const response = await this.client.send('POST', path, {
      student_id: studentId,
      subject_id: subject.id,
      teacher_id: teacherId,
    });
    if (response.status >= 300) throw new ApiError(`POST ${path}`, response.status, response.text);
  }

  /**
   * Lets a teacher give lessons to a student, where the platform has a way to: builds refuse a lesson in a subject that
   * the teacher does not teach that student.
   * @returns the number of the subject, mathematics or the first of the platform
   */
  async subjectOfLessons(teacherId: number, studentId: number): Promise<number> {
    const subjects = await this.subjects();
    const subject = subjects.find(({ name }) => name === 'Математика') ?? subjects[0];
    if (subject === undefined) return 1;
    await unlessPlatformRefuses(this.enrol(studentId, subject, teacherId));
    return subject.id;
  }

  /** Returns the subject names of one teacher, as the list of teachers reports them. */
  async subjectsOf(teacherId: number): Promise<string[]> {
    const { results } = await this.client.call(
      'GET',
      '/api/auth/staff/?role=teacher',
      listSchema(teacherSchema, 'staff'),
    );
    return results.find(({ user }) => user.id === teacherId)?.subjects.map((subject) => subject.name) ?? [];
  }

  async subjects(): Promise<SubjectRecord[]> {
    return (await this.client.call('GET', '/api/materials/subjects/', listSchema(subjectSchema, 'subjects'))).results;
  }

  /**
   * Returns the ids of the first two lessons of the list, read in pages of one; one id where there is no second page.
   * Undefined where the build takes no page size.
   */
  async lessonsByPages(): Promise<(number | string)[] | undefined> {
    const all = await this.lessons();
    const first = await this.client.call('GET', '/api/admin/schedule/lessons/?page=1&page_size=1', lessonsSchema);
    if (all.length < 2 || first.results.length !== 1) return undefined;
    const second =
      first.next === null ? { results: [] } : await this.client.call('GET', pathOfLink(first.next), lessonsSchema);
    return [...first.results, ...second.results].map(({ id }) => id);
  }

  /** Tries to plan a lesson, and accepts any response. Times are of one day, `2030-01-10` and `09:00`. */
  async triesToPlan({ subject, ...lesson }: NewLesson): Promise<RawResponse> {
    const taught = subject ?? (await this.subjects())[0]?.id ?? 1;
    return this.client.send('POST', '/api/admin/schedule/lessons/create/', {
      subject: taught,
      description: 'Повторение дробей',
      telemost_link: 'https://telemost.yandex.ru/j/12345',
      ...lesson,
    });
  }

  /** Returns the lessons that a student has on a day. */
  async lessonsOfStudent(studentId: number, date: string): Promise<LessonRecord[]> {
    const { results } = await this.client.call(
      'GET',
      `/api/admin/schedule/lessons/?date_from=${date}&date_to=${date}&page_size=100`,
      listSchema(lessonSchema, 'lessons'),
    );
    return results.filter((lesson) => lesson.student === studentId && lesson.date === date);
  }

  /** Makes a parent the parent of a student. Returns the response, with any status. */
  async triesToAssignParent(parentId: number, studentId: number): Promise<RawResponse> {
    return this.client.send('POST', '/api/auth/assign-parent/', { parent_id: parentId, student_ids: [studentId] });
  }

  /** Makes a tutor the tutor of a student. Returns the response, with any status. */
  async triesToAssignTutor(tutorId: number, studentId: number): Promise<RawResponse> {
    return this.client.send('PATCH', `/api/auth/students/${studentId}/profile/`, { tutor: tutorId });
  }

  async lessons(): Promise<z.infer<typeof lessonsSchema>['results']> {
    return (await this.client.call('GET', '/api/admin/schedule/lessons/', lessonsSchema)).results;
  }
}

/** Kinds of accounts that have a list. */
const LISTED_KINDS = ['student', 'parent', 'teacher', 'tutor'] as const;
type ListedKind = (typeof LISTED_KINDS)[number];

function searchPath(kind: ListedKind, search: string): string {
  const list = {
    student: '/api/auth/students/?',
    parent: '/api/auth/parents/?',
    teacher: '/api/auth/staff/?role=teacher&',
    tutor: '/api/auth/staff/?role=tutor&',
  }[kind];
  return `${list}${new URLSearchParams({ search }).toString()}`;
}

/** A lesson to plan. Without a subject it is the first one of the platform. */
export interface NewLesson {
  teacher: number;
  student: number;
  date: string;
  start_time: string;
  end_time: string;
  subject?: number;
  description?: string;
}

const lessonSchema = z.object({
  id: z.union([z.number(), z.string()]),
  student: z.number().nullish(),
  date: z.string(),
  start_time: z.string().nullish(),
  description: z.string().nullish(),
  telemost_link: z.string().nullish(),
});
/** A lesson as the admin's list has it. */
export type LessonRecord = z.infer<typeof lessonSchema>;

const subjectSchema = z.object({ id: z.number(), name: z.string() });
const teacherSchema = z.object({
  user: z.object({ id: z.number() }),
  subjects: z.array(z.object({ name: z.string() })).default([]),
});
export type SubjectRecord = z.infer<typeof subjectSchema>;
