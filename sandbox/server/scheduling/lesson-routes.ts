import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Lesson, ScheduleFilters } from '../../contract/administration';
import { missing, requireRole } from '../administration/account-rules';
import type { Database } from '../database/connection';
import { presentInstant } from '../database/instant';
import { idFromAddress, queryValue } from '../http/addresses';
import { identifier } from '../http/fields';
import { offsetOf, readPageRequest, toPage } from '../http/pagination';
import { notFound, unsuccessful } from '../http/refusals';
import { list } from '../http/throttle';
import { only, userOf } from '../identity/guards';
import { fullName } from '../identity/people';
import { readSubjects, subjectExists } from '../subjects/subjects';
import { lessonsOf, readLessons, type LessonFilter } from './lessons';

const PAGE_SIZES = { usual: 20, most: 100 } as const;
const admin = only('admin');

const neededSchema = z.object({
  teacher: identifier(),
  subject: identifier(),
  date: z.string().min(1),
  start_time: z.string().min(1),
  end_time: z.string().min(1),
});
const restSchema = z.object({
  student: identifier().nullish(),
  description: z.string().max(5000).default(''),
  telemost_link: z.string().max(500).default(''),
});
const STATUSES = ['pending', 'confirmed', 'completed', 'cancelled'];
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Registers the routes for lessons: the admin's schedule and each user's own. */
export function addLessonRoutes(app: FastifyInstance, database: Database): void {
  app.get('/admin/schedule/lessons/', { ...admin, ...list }, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const filter = { from: dayOf(request, 'date_from'), to: dayOf(request, 'date_to'), ...numbersOf(request) };
    // Every lesson is pending.
    const isPending = statusOf(request) !== 'other';
    const all = isPending ? await readLessons(database, filter) : [];
    const page = all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size);
    return { success: true, ...toPage(request, wanted, all.length, page) };
  });

  app.get('/admin/schedule/filters/', admin, async (): Promise<ScheduleFilters> => {
    const people = await database.selectFrom('users').selectAll().where('is_active', '=', 1).orderBy('id').execute();
    const named = (role: string) =>
      people.filter((person) => person.role === role).map((person) => ({ id: person.id, name: fullName(person) }));
    const subjects = (await readSubjects(database)).map(({ id, name }) => ({ id, name }));
    return { success: true, teachers: named('teacher'), subjects, students: named('student') };
  });

  app.post('/admin/schedule/lessons/create/', admin, async (request, reply) => {
    const lesson = await createLesson(database, request.body);
    return reply.code(201).send({ success: true, ...lesson });
  });

  app.get('/scheduling/lessons/', list, async (request) => {
    const wanted = readPageRequest(request, PAGE_SIZES);
    const filter = lessonsOf(userOf(request));
    const all = filter === undefined ? [] : await readLessons(database, filter);
    return toPage(request, wanted, all.length, all.slice(offsetOf(wanted), offsetOf(wanted) + wanted.size));
  });

  app.delete('/scheduling/lessons/:id/', only('admin', 'teacher'), async (request, reply) => {
    const viewer = userOf(request);
    const id = idFromAddress(request);
    const [found] = await readLessons(database, { ...lessonsOf(viewer), id });
    if (found === undefined) {
      throw notFound();
    }
    await database.deleteFrom('lessons').where('id', '=', id).execute();
    return reply.code(204).send();
  });
}

/** Returns a day of the query string. @throws Refusal 400 for a text that is no day. */
function dayOf(request: FastifyRequest, name: string): string | undefined {
  const day = queryValue(request, name);
  if (day !== undefined && day !== '' && !z.iso.date().safeParse(day).success) {
    throw unsuccessful(400, 'Invalid date format. Use YYYY-MM-DD');
  }
  return day === '' ? undefined : day;
}

/** Returns the numbers by which the list is filtered. @throws Refusal 400 for a text that is no number */
function numbersOf(request: FastifyRequest): Pick<LessonFilter, 'teacherId' | 'studentId' | 'subjectId'> {
  const number = (name: string) => {
    const value = queryValue(request, name);
    if (value === undefined || value === '') return undefined;
    const parsed = identifier().safeParse(value);
    if (!parsed.success) throw unsuccessful(400, `Invalid ${name}. Use a number`);
    return parsed.data;
  };
  return { teacherId: number('teacher_id'), studentId: number('student_id'), subjectId: number('subject_id') };
}

/** @throws Refusal 400 for a status that lessons do not have */
function statusOf(request: FastifyRequest): 'any' | 'pending' | 'other' {
  const status = queryValue(request, 'status') ?? '';
  if (status === '') return 'any';
  if (!STATUSES.includes(status)) throw unsuccessful(400, 'Invalid status');
  return status === 'pending' ? 'pending' : 'other';
}

async function createLesson(database: Database, body: unknown): Promise<Lesson | undefined> {
  const needed = neededSchema.safeParse(body ?? {});
  const rest = restSchema.safeParse(body ?? {});
  if (!needed.success || !rest.success) {
    throw unsuccessful(400, 'Missing required fields: teacher, subject, date, start_time, end_time');
  }
  const { student } = rest.data;
  if (student === null || student === undefined) {
    throw unsuccessful(400, 'Student ID is required');
  }
  const { date, teacher, subject } = needed.data;
  if (!z.iso.date().safeParse(date).success) {
    throw unsuccessful(400, 'Invalid date format. Use YYYY-MM-DD');
  }
  const [start, end] = [timeOf(needed.data.start_time), timeOf(needed.data.end_time)];
  if (start === undefined || end === undefined) {
    throw unsuccessful(400, 'Invalid time format. Use HH:MM or HH:MM:SS');
  }
  if (end <= start) {
    throw unsuccessful(400, 'Занятие должно заканчиваться позже, чем начинается.');
  }
  return database.transaction().execute(async (queries) => {
    await requireRole(queries, teacher, 'teacher', unsuccessful(404, `Teacher with id ${teacher} not found`));
    await requireRole(queries, student, 'student', unsuccessful(404, `Student with id ${student} not found`));
    if (!(await subjectExists(queries, subject))) {
      throw missing(`Subject with id ${subject} not found`);
    }
    const now = presentInstant();
    const { description, telemost_link } = rest.data;
    const times = { date, start_time: start, end_time: end, created_at: now, updated_at: now };
    const { id } = await queries
      .insertInto('lessons')
      .values({ teacher_id: teacher, student_id: student, subject_id: subject, description, telemost_link, ...times })
      .returning('id')
      .executeTakeFirstOrThrow();
    const [created] = await readLessons(queries, { id });
    return created;
  });
}

/** Returns a time of day with seconds; undefined if the text is not a time. */
function timeOf(text: string): string | undefined {
  const [, hours = '', minutes = '', seconds = '00'] = TIME.exec(text) ?? [];
  const inRange = hours !== '' && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return inRange ? `${hours.padStart(2, '0')}:${minutes}:${seconds}` : undefined;
}
