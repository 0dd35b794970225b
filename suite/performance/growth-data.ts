/** Two teachers of the run's own, with few and with many entries: assignments, answers to them, and lessons. */
import { performance } from 'node:perf_hooks';
import { AdministrationApi } from '../api/administration';
import { AssignmentsApi } from '../api/assignments';
import type { ApiClient } from '../api/client';
import { z } from 'zod';
import { asJson } from '../../lib/json';
import type { TestAccount } from '../data/accounts';
import { daysFromNow } from '../data/date-time';
import { prepared } from '../data/prepared';
import { Blocked } from '../failure/blocked';
import { seen } from '../failure/findings';
import { unique } from '../run/run-tag';
import type { PerformanceParts } from './parts';

export const FEW = 10;
export const MANY = 200;
/** Entries that are made at the same time. */
const AT_ONCE = 5;

/** Time for the removal of all entries of a teacher, milliseconds. */
const REMOVAL_MS = 60_000;

const createdLesson = z.object({ id: z.union([z.string(), z.number()]) });

/** A teacher with a student, and the sessions of both. */
export interface TeacherWithStudent {
  readonly teacher: TestAccount;
  readonly student: TestAccount;
  readonly teacherClient: ApiClient;
  readonly studentClient: ApiClient;
  readonly entries: number;
}

export class GrowthData {
  constructor(private readonly parts: PerformanceParts) {}

  /** Makes a teacher and a student of the run's own. @throws Blocked when the platform refuses */
  async pair(entries: number): Promise<TeacherWithStudent> {
    const { accounts } = this.parts;
    const make = async () => {
      const teacher = await accounts.create('teacher');
      const student = await accounts.create('student');
      return {
        teacher,
        student,
        teacherClient: await accounts.signIn(teacher),
        studentClient: await accounts.signIn(student),
        entries,
      };
    };
    return prepared('a teacher and a student with entries of their own', make());
  }

  /**
   * Makes the assignments of a teacher, and has the student answer each.
   * @throws Blocked when the platform refuses one, or does not remove the first again: no second one is then made
   */
  async assignments({ teacherClient, studentClient, student, entries }: TeacherWithStudent): Promise<void> {
    const api = new AssignmentsApi(teacherClient);
    const title = unique(`Рост: задания, ${entries}`);
    const left = async () => api.list();
    // The teacher has no other assignments, so that all of the list are those of the run.
    this.parts.cleanUp.later(
      `${entries} assignments`,
      async () => removeAll(await left(), (one) => api.remove(one.id)),
      { kind: 'assignment', name: title, isThere: async () => (await left()).length > 0 },
    );
    const body = {
      description: 'Одно из многих',
      due_date: daysFromNow(5, '12:00').instant,
      status: 'published' as const,
      assigned_to: [student.user.id],
    };
    await prepared('an assignment that can be removed', this.removable(api, { ...body, title }));
    await prepared(
      `${entries} assignments`,
      inTurns(entries, () => api.add({ ...body, title: unique(`Рост: задания, ${entries}`) })),
    );
    const students = new AssignmentsApi(studentClient);
    const [first, ...others] = await prepared('the list of assignments', left());
    if (first === undefined) throw new Blocked('the platform took the assignments and lists none of them.');
    // The first answer finds out where this build takes answers.
    await prepared('an answer', students.submit(first.id, unique('Ответ')));
    await inTurns(others.length, async (index) => {
      const answer = await students.triesToSubmit(others[index]?.id ?? 0, unique('Ответ'));
      if (answer.status >= 300)
        throw new Blocked(`${entries} answers could not be prepared: POST of an answer → ${seen(answer)}.`);
    });
  }

  /** Makes the lessons of a teacher. @throws Blocked as above */
  async lessons({ teacher, teacherClient, student, entries }: TeacherWithStudent): Promise<void> {
    const admin = new AdministrationApi(await this.parts.apiOf('admin'));
    const made: string[] = [];
    // Reading it for each lesson would wait for the rate limit.
    const subject = await prepared('the list of subjects', admin.subjectOfLessons(teacher.user.id, student.user.id));
    const plan = async (index: number) => {
      const lesson = {
        teacher: teacher.user.id,
        student: student.user.id,
        date: `2031-${twoDigits(1 + (index % 12))}-${twoDigits(1 + (Math.floor(index / 12) % 28))}`,
        start_time: '09:00',
        end_time: '09:45',
        subject,
        description: unique('Рост: занятия'),
      };
      const answer = await admin.triesToPlan(lesson);
      const created = createdLesson.safeParse(asJson(answer.text)).data;
      if (answer.status >= 300 || created === undefined)
        throw new Blocked(
          `a lesson could not be prepared: POST /api/admin/schedule/lessons/create/ → ${seen(answer)}.`,
        );
      made.push(String(created.id));
    };
    // Builds let only the teacher of a lesson remove it.
    const remove = (id: string) => teacherClient.remove(`/api/scheduling/lessons/${id}/`);
    // The lessons go with the accounts, which carry the run's tag: the janitor finds those.
    this.parts.cleanUp.later(`${entries} lessons`, () => removeAll(made, remove), {
      kind: 'account',
      id: teacher.user.id,
      name: teacher.email,
    });
    await plan(0);
    await prepared('a lesson that can be removed', remove(made.pop() ?? ''));
    await inTurns(entries, plan);
  }

  private async removable(api: AssignmentsApi, body: Parameters<AssignmentsApi['create']>[0]): Promise<void> {
    const { id } = await api.create(body);
    await api.remove(id);
    if (await api.isThere(id))
      throw new Blocked(
        'the platform accepts the removal of an assignment and still has it, so no further one is made.',
      );
  }
}

async function inTurns(count: number, make: (index: number) => Promise<void>): Promise<void> {
  for (let next = 0; next < count; next += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - next) }, (_none, index) => make(next + index)));
}

/** @throws Error where the rate limit of the platform makes it take too long: the janitor removes the rest */
async function removeAll<T>(all: readonly T[], remove: (one: T) => Promise<void>): Promise<void> {
  const until = performance.now() + REMOVAL_MS;
  await inTurns(all.length, async (index) => {
    const one = all[index];
    if (one === undefined) return;
    if (performance.now() > until)
      throw new Error(`The platform did not remove ${all.length} records within ${REMOVAL_MS / 1_000} s.`);
    await remove(one);
  });
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
