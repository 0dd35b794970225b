import type { AssignmentStatus, Page } from '../contract/assignments';
import type { Fault } from './fault';
import type { FaultHooks, Where } from './fault-hooks';
import { each, eachAssignment } from './each';
import { PLACES } from './places';

export const ASSIGN_PARENT = 'POST /api/auth/assign-parent/';
export const STUDENT_PROFILE = 'PATCH /api/auth/students/:id/profile/';
const PENDING = 'GET /api/materials/teacher/submissions/pending/';
/** What tells the progress of a student. */
const PROGRESS = /^GET \/api\/(?:tutor|teacher|dashboard|materials|parent|auth|profile)\//;

/** The former parent or tutor of a student who is handed over goes on reading as the new one does. */
export function formerReadsOn(
  hooks: FaultHooks,
  handedOver: Where,
  column: 'parent_id' | 'tutor_id',
  reads: Where,
): void {
  const nextOf = new Map<number, number>();
  hooks.before(handedOver, async ({ request, id }) => {
    const {
      parent_id,
      student_ids = [],
      tutor,
    } = (request.body ?? {}) as { parent_id?: number; student_ids?: number[]; tutor?: number };
    const next = parent_id ?? tutor;
    for (const student of id > 0 ? [id] : student_ids) {
      const former = (await hooks.user({ id: student }))?.[column];
      if (former && next !== undefined && former !== next) nextOf.set(former, next);
    }
  });
  hooks.impersonate(reads, (sender) => {
    const next = nextOf.get(sender?.id ?? 0);
    return next === undefined ? undefined : hooks.user({ id: next });
  });
}

async function closedAssignments(hooks: FaultHooks): Promise<number[]> {
  return (await hooks.database.selectFrom('assignments').select('id').where('status', '=', 'closed').execute()).map(
    ({ id }) => id,
  );
}

/** Faults of a state that is not where it must be: in tabs, in figures, with the former parent. */
export const STATE_FAULTS: readonly Fault[] = [
  {
    id: 'closed-stays-active',
    breaks: 'a closed assignment stays under «Активные» of the student',
    detectedBy: [
      'S5 an assignment in each state stands in one tab of the student, in the right one, and the figures agree',
    ],
    inject: (hooks) =>
      hooks.answers(PLACES.list, (body, { request }) => {
        if (request.signedInUser?.role !== 'student') return undefined;
        eachAssignment(
          body,
          (assignment) =>
            void (assignment.status =
              assignment.status === 'closed' ? ('published' satisfies AssignmentStatus) : assignment.status),
        );
        return body;
      }),
  },
  {
    id: 'closed-waits-for-nobody',
    breaks: 'an answer to a closed assignment does not wait for a grade',
    detectedBy: [
      'S4 an assignment stands under «На проверке» as long as an answer waits for a grade, and the figures agree',
    ],
    inject: (hooks) =>
      hooks.answers<{ pending: { assignment: number }[] }>(PENDING, async (body) => {
        const closed = await closedAssignments(hooks);
        return { ...body, pending: body.pending.filter(({ assignment }) => !closed.includes(assignment)) };
      }),
  },
  {
    id: 'progress-counts-drafts',
    breaks: 'the progress of students is lower as long as there is a draft',
    detectedBy: [
      'T P BS the progress of a student counts no draft and no work of others, and is the same on every page and in the API',
    ],
    inject: (hooks) =>
      hooks.answers(PROGRESS, async (body) => {
        const draft = await hooks.database
          .selectFrom('assignments')
          .select('id')
          .where('status', '=', 'draft')
          .executeTakeFirst();
        if (draft !== undefined)
          each(body, 'progress_percentage', (found) => void Object.assign(found, { progress_percentage: 13 }));
      }),
  },
  {
    id: 'progress-drops-closed',
    breaks: 'the progress of students falls when an assignment with a grade is closed',
    detectedBy: [
      'T P BS the progress of a student counts no draft and no work of others, and is the same on every page and in the API',
    ],
    inject: (hooks) =>
      hooks.answers(PROGRESS, async (body) => {
        const closed = await hooks.database
          .selectFrom('answers')
          .innerJoin('assignments', 'assignments.id', 'answers.assignment_id')
          .select('answers.id')
          .where('assignments.status', '=', 'closed')
          .where('answers.status', '=', 'graded')
          .executeTakeFirst();
        if (closed !== undefined)
          each(body, 'progress_percentage', (found) => void Object.assign(found, { progress_percentage: 0 }));
      }),
  },
  {
    id: 'progress-other-for-parent',
    breaks: 'the start page of a parent is told another progress than the tutor',
    detectedBy: [
      'T P BS the progress of a student counts no draft and no work of others, and is the same on every page and in the API',
    ],
    inject: (hooks) =>
      hooks.answers('GET /api/materials/parent/', (body) =>
        each(
          body,
          'progress_percentage',
          (found) => void Object.assign(found, { progress_percentage: 31, progress: 31 }),
        ),
      ),
  },
  {
    id: 'former-parent-reads-on',
    breaks: 'a parent goes on reading about a child that was given to another parent',
    detectedBy: [
      'M a parent whose child is given to another parent reads nothing of it any more, and the new parent reads all',
    ],
    inject: (hooks) =>
      formerReadsOn(hooks, ASSIGN_PARENT, 'parent_id', /^GET \/api\/(?:dashboard\/parent|materials\/parent|reports)\//),
  },
  {
    id: 'reports-follow-former-parent',
    breaks: 'the reports about a child that was given to another parent are not told to the new one',
    detectedBy: [
      'M the reports about a child who is given to another parent are read by the new parent and no longer by the former one',
    ],
    inject: (hooks) =>
      hooks.answers<Page<{ parent: number | null }>>('GET /api/reports/tutor-weekly-reports/', (body, { request }) => {
        const reader = request.signedInUser;
        if (reader?.role !== 'parent') return undefined;
        const results = body.results.filter(({ parent }) => parent === reader.id);
        return { ...body, count: results.length, results };
      }),
  },
  {
    id: 'former-tutor-reads-on',
    breaks: 'a tutor goes on reading about a student who was given to another tutor',
    detectedBy: [
      'M a tutor whose student is given to another tutor reads nothing of the work any more, and the new tutor reads all',
    ],
    inject: (hooks) => formerReadsOn(hooks, STUDENT_PROFILE, 'tutor_id', /^GET \/api\/(?:tutor|dashboard\/tutor)\//),
  },
  {
    id: 'former-student-keeps-assignment',
    breaks: 'an assignment that is given to another student stays with the former one too',
    detectedBy: [
      'M an assignment that is given to another student is gone for the former one, and the new one reads it',
    ],
    inject: (hooks) => {
      let former: { assignment_id: number; student_id: number }[] = [];
      hooks.before(
        PLACES.changeOne,
        async ({ id }) =>
          void (former = await hooks.database
            .selectFrom('assignment_students')
            .select(['assignment_id', 'student_id'])
            .where('assignment_id', '=', id)
            .execute()),
      );
      hooks.answers(PLACES.changeOne, async () => {
        for (const one of former)
          await hooks.database
            .insertInto('assignment_students')
            .values(one)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      });
    },
  },
  {
    id: 'former-name-in-answers',
    breaks: 'the answers of a student who was renamed have the former name',
    detectedBy: ['BW a student who is renamed has the new name in the answers that the teacher reads'],
    inject: (hooks) => {
      const names = new Map<number, string>();
      hooks.answers<object>(
        /^GET \/api\/assignments\/(?:assignments\/)?(?::id\/)?(?:submissions\/)?(?::id\/)?$/,
        (body) => {
          each(body, 'student_name', (found) => {
            const one = found as { student: number; student_name: string };
            if (!names.has(one.student)) names.set(one.student, one.student_name);
            one.student_name = names.get(one.student) ?? '';
          });
        },
      );
    },
  },
  {
    id: 'former-name-of-tutor',
    breaks: 'the students of a tutor who was renamed have the former name of the tutor',
    detectedBy: ['BW a tutor who is renamed has the new name beside the students'],
    inject: (hooks) => {
      const names = new Map<number, string>();
      hooks.answers('GET /api/auth/students/', (body) =>
        each(body, 'tutor_info', (found) => {
          const { tutor_info: tutor } = found as { tutor_info: { id: number; name: string } | null };
          if (tutor === null) return;
          if (!names.has(tutor.id)) names.set(tutor.id, tutor.name);
          tutor.name = names.get(tutor.id) ?? '';
        }),
      );
    },
  },
];
