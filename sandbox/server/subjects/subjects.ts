import type { Queries } from '../database/connection';

/** The subjects each user teaches or learns, by user id, in the order they were given. */
export async function subjectNamesOf(queries: Queries, userIds: readonly number[]): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>();
  if (userIds.length === 0) {
    return names;
  }
  const taught = await queries
    .selectFrom('teacher_subjects')
    .innerJoin('subjects', 'subjects.id', 'teacher_subjects.subject_id')
    .select(['teacher_subjects.teacher_id as user_id', 'subjects.name'])
    .where('teacher_subjects.teacher_id', 'in', userIds)
    .orderBy('teacher_subjects.id')
    .execute();
  const learnt = await queries
    .selectFrom('enrolments')
    .innerJoin('subjects', 'subjects.id', 'enrolments.subject_id')
    .select(['enrolments.student_id as user_id', 'subjects.name'])
    .where('enrolments.student_id', 'in', userIds)
    .orderBy('enrolments.id')
    .execute();
  for (const row of [...taught, ...learnt]) {
    const known = names.get(row.user_id) ?? [];
    if (!known.includes(row.name)) {
      names.set(row.user_id, [...known, row.name]);
    }
  }
  return names;
}

/** The id of the subject with this name, whatever its case; a new one is added to the list of subjects. */
export async function subjectIdFor(queries: Queries, name: string): Promise<number> {
  const searchText = name.toLowerCase();
  const known = await queries
    .selectFrom('subjects')
    .select('id')
    .where('search_text', '=', searchText)
    .executeTakeFirst();
  if (known !== undefined) {
    return known.id;
  }
  const added = await queries
    .insertInto('subjects')
    .values({ name, search_text: searchText })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

/** Notes that a teacher teaches a subject; nothing happens when that is known already. */
export async function addTaughtSubject(queries: Queries, teacherId: number, subjectId: number): Promise<void> {
  await queries
    .insertInto('teacher_subjects')
    .values({ teacher_id: teacherId, subject_id: subjectId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
