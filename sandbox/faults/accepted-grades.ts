import type { Grade, GradedSubmission } from '../contract/assignments';
import type { Fault } from './fault';
import { PLACES } from './places';
import type { FaultHooks } from './fault-hooks';

const { grade: GRADE, change: CHANGE } = PLACES;

/** Lets users of a role grade any submission, as the assignment's author may. */
function canGrade(hooks: FaultHooks, role: 'student' | 'tutor' | 'teacher', where: string | RegExp): void {
  hooks.impersonate(where, (sender) => (sender?.role === role ? hooks.user({ role: 'admin' }) : undefined));
}

/** Faults in which grades the server accepts: from whom, and with how many points. */
export const ACCEPTED_GRADE_FAULTS: readonly Fault[] = [
  {
    id: 'student-writes-own-score',
    breaks: 'a student can write the own score over the API',
    detectedBy: ['S4.a'],
    inject: (hooks) => canGrade(hooks, 'student', CHANGE),
  },
  {
    id: 'tutor-grades',
    breaks: 'a tutor can grade the own students’ answers to another teacher’s assignment',
    detectedBy: ['S4.d'],
    inject: (hooks) => canGrade(hooks, 'tutor', GRADE),
  },
  {
    id: 'any-teacher-grades',
    breaks: 'every teacher can grade, not only the author',
    detectedBy: ['S4.e'],
    inject: (hooks) => canGrade(hooks, 'teacher', GRADE),
  },
  {
    id: 'score-over-maximum',
    breaks: 'the server takes a score above the points of the assignment',
    detectedBy: ['S4 a score that the assignment does not allow is refused'],
    inject: (hooks) => {
      const wanted = new Map<number, number>();
      hooks.body<Grade>(GRADE, (body, { id }) => {
        if (typeof body.score !== 'number') return;
        wanted.set(id, body.score);
        body.score = Math.min(body.score, 100);
      });
      hooks.answers<GradedSubmission>(GRADE, async (body, { id }) => {
        const score = wanted.get(id) ?? body.score;
        await hooks.database.updateTable('answers').set({ score, raw_score: score }).where('id', '=', id).execute();
        return { ...body, score };
      });
    },
  },
];
