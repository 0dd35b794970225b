import type { Fault } from './fault';

const ASSIGNMENT = 'S1 what happens to an assignment leaves the other assignments and all people as they were';
const ANSWER = 'S4 an answer and its grades leave the classmate and all other work as they were';
const ACCOUNT = 'BW what the admin changes of one account leaves everything else as it was';
const REPORT = 'T a report leaves everything but the reports as it was';

/** Changes that also change what they are not about. */
export const SIDE_EFFECT_FAULTS: readonly Fault[] = [
  {
    id: 'deletion-closes-others',
    breaks: 'when an assignment is deleted, the other published ones of its teacher are closed',
    detectedBy: [ASSIGNMENT],
    inject: (hooks) =>
      hooks.before('DELETE /api/assignments/:id/', async ({ id }) => {
        const found = await hooks.database
          .selectFrom('assignments')
          .select('author_id')
          .where('id', '=', id)
          .executeTakeFirst();
        if (found === undefined) return;
        await hooks.database
          .updateTable('assignments')
          .set({ status: 'closed' })
          .where('author_id', '=', found.author_id)
          .where('status', '=', 'published')
          .where('id', '!=', id)
          .execute();
      }),
  },
  {
    id: 'grade-for-classmates',
    breaks: 'a comment on one answer is stored for the answers of the classmates too',
    detectedBy: [ANSWER],
    inject: (hooks) =>
      hooks.before('POST /api/assignments/submissions/:id/grade/', async ({ id, request }) => {
        const { feedback } = (request.body ?? {}) as { feedback?: string };
        const own = await hooks.database
          .selectFrom('answers')
          .select('student_id')
          .where('id', '=', id)
          .executeTakeFirst();
        if (feedback === undefined || own === undefined) return;
        const taught = hooks.database
          .selectFrom('answers as own')
          .innerJoin('assignments', 'assignments.id', 'own.assignment_id')
          .select('assignments.author_id')
          .where('own.id', '=', id);
        const ofTeacher = hooks.database.selectFrom('assignments').select('id').where('author_id', 'in', taught);
        await hooks.database
          .updateTable('answers')
          .set({ feedback })
          .where('assignment_id', 'in', ofTeacher)
          .where('student_id', '!=', own.student_id)
          .execute();
      }),
  },
  {
    id: 'phone-for-siblings',
    breaks: 'a phone number of a student is stored for all children of the parent',
    detectedBy: [ACCOUNT],
    inject: (hooks) =>
      hooks.before('PATCH /api/auth/users/:id/', async ({ id, request }) => {
        const { phone } = (request.body ?? {}) as { phone?: string | null };
        const child = await hooks.database
          .selectFrom('users')
          .select('parent_id')
          .where('id', '=', id)
          .executeTakeFirst();
        if (phone === undefined || child?.parent_id == null) return;
        await hooks.database.updateTable('users').set({ phone }).where('parent_id', '=', child.parent_id).execute();
      }),
  },
  {
    id: 'report-sets-goal',
    breaks: 'the title of a report becomes the goal of the student',
    detectedBy: [REPORT],
    inject: (hooks) =>
      hooks.before('POST /api/reports/tutor-weekly-reports/', async ({ request }) => {
        const { student, title } = (request.body ?? {}) as { student?: number; title?: string };
        if (student === undefined || title === undefined) return;
        await hooks.database.updateTable('users').set({ goal: title }).where('id', '=', student).execute();
      }),
  },
  {
    id: 'answers-leave-with-student',
    breaks: 'the teacher no longer reads the answers of a student who is deactivated',
    detectedBy: ['BW what the admin changes of one account leaves everything else as it was'],
    inject: (hooks) =>
      hooks.answers<{ student: number }[]>(
        /^GET \/api\/assignments\/(?:assignments\/)?:id\/submissions\/$/,
        async (body) => {
          const gone = (await hooks.database.selectFrom('users').select('id').where('is_active', '=', 0).execute()).map(
            ({ id }) => id,
          );
          return body.filter(({ student }) => !gone.includes(student));
        },
      ),
  },
  {
    id: 'class-change-removes-lessons',
    breaks: 'a new class of a student removes the lessons of brothers and sisters',
    detectedBy: [ACCOUNT],
    inject: (hooks) =>
      hooks.body<{ grade?: string }>('PATCH /api/auth/students/:id/profile/', async ({ grade }, { id }) => {
        const { parent_id = null } = (await hooks.user({ id })) ?? {};
        if (grade === undefined || parent_id === null) return;
        const family = hooks.database.selectFrom('users').select('id').where('parent_id', '=', parent_id);
        await hooks.database.deleteFrom('lessons').where('student_id', 'in', family).execute();
      }),
  },
];
