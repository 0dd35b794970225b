import type { Ward, WardDetails } from '../contract/family';
import { readWardDetails, readWards } from '../server/family/wards';
import type { Fault } from './fault';
import { each } from './finding';
import type { Site } from './site';

const CHILDREN = 'GET /api/parents/children/';
const CHILD = 'GET /api/parents/children/:id/';
const STUDENTS = 'GET /api/tutors/students/';
const STUDENT = 'GET /api/tutors/students/:id/';

/** Everybody's students, as whoever is responsible for them reads them. */
async function everybody(site: Site, role: 'parent' | 'tutor'): Promise<Ward[]> {
  const guardians = await site.database.selectFrom('users').selectAll().where('role', '=', role).execute();
  return (await Promise.all(guardians.map((guardian) => readWards(site.database, guardian)))).flat();
}

/** Answers about any student, whoever is responsible. */
function openDetails(site: Site, where: string, column: 'parent_id' | 'tutor_id'): void {
  site.refusals(where, async (_body, { id, reply }) => {
    const student = await site.user({ id });
    const guardian = await site.user({ id: student?.[column] ?? 0 });
    if (guardian === undefined) return undefined;
    void reply.code(200);
    return readWardDetails(site.database, guardian, id);
  });
}

/** What goes wrong with what parents and tutors read. */
export const FAMILY_FAULTS: readonly Fault[] = [
  {
    id: 'parent-sees-all-children',
    breaks: 'a parent is shown the children of other families too',
    noticedBy: ['P1'],
    cause: (site) => site.answers(CHILDREN, () => everybody(site, 'parent')),
  },
  {
    id: 'parent-reads-any-child',
    breaks: 'a parent who types the number of another family’s child is answered',
    noticedBy: ['P3'],
    cause: (site) => openDetails(site, CHILD, 'parent_id'),
  },
  {
    id: 'parent-sees-nothing',
    breaks: 'a parent is shown no child',
    noticedBy: ['P1'],
    cause: (site) => site.answers(CHILDREN, () => []),
  },
  {
    id: 'parent-without-comment',
    breaks: 'the teacher’s comment is not told to the parent',
    noticedBy: ['P2'],
    cause: (site) => site.answers(CHILD, (body) => each(body, 'feedback', (found) => void Object.assign(found, { feedback: '' }))),
  },
  {
    id: 'parent-sees-work-of-other-child',
    breaks: 'the parent is shown the mark of another assignment',
    noticedBy: ['P2'],
    cause: (site) =>
      site.answers<WardDetails>(CHILD, ({ assignments, ...child }) => {
        const answers = assignments.map((one) => one.answer).reverse();
        return { ...child, assignments: assignments.map((one, index) => ({ ...one, answer: answers[index] ?? null })) };
      }),
  },
  {
    id: 'childless-parent-error',
    breaks: 'a parent without children gets an error instead of an empty page',
    noticedBy: ['P4'],
    cause: (site) =>
      site.answers<Ward[]>(CHILDREN, (body, { reply }) => {
        if (body.length > 0) return undefined;
        void reply.code(404);
        return { detail: 'Страница не найдена.' };
      }),
  },
  {
    id: 'tutor-sees-all-students',
    breaks: 'a tutor is shown the students of every tutor',
    noticedBy: ['T1'],
    cause: (site) => site.answers(STUDENTS, () => everybody(site, 'tutor')),
  },
  {
    id: 'tutor-reads-any-student',
    breaks: 'a tutor who types the number of a colleague’s student is answered',
    noticedBy: ['T3'],
    cause: (site) => openDetails(site, STUDENT, 'tutor_id'),
  },
  {
    id: 'progress-always-zero',
    breaks: 'the progress of every student is 0 %',
    noticedBy: ['T2'],
    cause: (site) => site.answers(STUDENTS, (body) => each(body, 'progress', (found) => void Object.assign(found, { progress: 0 }))),
  },
];
