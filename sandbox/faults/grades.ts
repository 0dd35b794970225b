import type { Grade, GradedSubmission } from '../contract/assignments';
import { readSubmissions } from '../server/assignments/submissions';
import type { Fault } from './fault';
import { each, eachSubmission, replaceText } from './each';
import { PLACES } from './places';
import type { FaultHooks } from './fault-hooks';

const { grade: GRADE, change: CHANGE, one: ONE, answers: ANSWERS, any: ANY } = PLACES;

/** Lets users of a role grade any submission, as the assignment's author may. */
function canGrade(hooks: FaultHooks, role: 'student' | 'tutor' | 'teacher', where: string | RegExp): void {
  hooks.impersonate(where, (sender) => (sender?.role === role ? hooks.user({ role: 'admin' }) : undefined));
}

/** Faults in grades and feedback. */
export const GRADE_FAULTS: readonly Fault[] = [
  {
    id: 'grade-not-stored',
    breaks: 'a mark is confirmed and not stored',
    detectedBy: ['4.11'],
    inject: (hooks) =>
      hooks.answers(GRADE, async (_body, { id }) => {
        await hooks.database.updateTable('answers').set({ status: 'submitted', score: null, raw_score: null, graded_at: null }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'grade-rounded',
    breaks: 'a mark is rounded to tens when it is stored',
    detectedBy: ['4.11'],
    inject: (hooks) =>
      hooks.answers<GradedSubmission>(GRADE, async ({ score }, { id }) => {
        await hooks.database.updateTable('answers').set({ score: Math.round((score ?? 0) / 10) * 10 }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'grade-of-another',
    breaks: 'a student is shown the score of somebody else',
    detectedBy: ['5.4'],
    inject: (hooks) =>
      hooks.answers(ONE, async (body, { id }) => {
        const all = await readSubmissions(hooks.database, 'complete', { assignmentIds: [id] });
        eachSubmission(body, (answer) => void (answer.score = all.find((other) => other.id !== answer.id)?.score ?? answer.score));
      }),
  },
  {
    id: 'grades-of-everybody',
    breaks: 'a student is told the answers and marks of everybody',
    detectedBy: ['5.8'],
    inject: (hooks) => hooks.impersonate(ANSWERS, (sender) => (sender?.role === 'student' ? hooks.user({ role: 'admin' }) : undefined)),
  },
  {
    id: 'feedback-cut',
    breaks: 'comments are cut after 40 characters',
    detectedBy: ['5.5'],
    inject: (hooks) => hooks.body<Grade>(GRADE, (body) => void (body.feedback = (body.feedback as string | undefined)?.slice(0, 40) ?? '')),
  },
  {
    id: 'line-breaks-lost',
    breaks: 'comments lose their line breaks',
    detectedBy: ['5.5'],
    inject: (hooks) => hooks.answers(ANY, (body) => each(body, 'feedback', (found) => void replaceText(found, 'feedback', /\s*\n\s*/g, ' '))),
  },
  {
    id: 'feedback-unescaped',
    breaks: 'the page takes what stands in a comment for HTML, scripts included',
    detectedBy: ['5.5'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const text of document.querySelectorAll('.prose')) if (/<\w/.test(text.textContent ?? '')) text.innerHTML = text.textContent ?? '';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'percentage-wrong',
    breaks: 'the percentage is one too low',
    detectedBy: ['5.7'],
    inject: (hooks) => hooks.answers(ANY, (body) => eachSubmission(body, (answer) => void (answer.percentage = answer.percentage === null ? null : answer.percentage - 1))),
  },
  {
    id: 'percentage-truncated',
    breaks: 'percentages are truncated instead of rounded',
    detectedBy: ['P2'],
    inject: (hooks) => hooks.answers(ANY, (body) => each(body, 'percentage', (found) => void Object.assign(found, { percentage: Math.trunc((found as { percentage: number }).percentage) }))),
  },
  {
    id: 'percentage-is-score',
    breaks: 'the percentage repeats the score, whatever the points of the assignment are',
    detectedBy: ['P2'],
    inject: (hooks) => hooks.answers(ANY, (body) => eachSubmission(body, (answer) => void (answer.percentage = answer.score))),
  },
  {
    id: 'graded-date-missing',
    breaks: 'the date of grading is not told',
    detectedBy: ['4.12'],
    inject: (hooks) => hooks.answers(ANSWERS, (body) => eachSubmission(body, (answer) => void (answer.graded_at = null))),
  },
  {
    id: 'graded-moment-off',
    breaks: 'the student is shown the hour after the grading as its moment',
    detectedBy: ['5.6'],
    inject: (hooks) =>
      hooks.answers(ONE, (body) =>
        eachSubmission(body, (answer) => void (answer.graded_at &&= new Date(Date.parse(answer.graded_at) + 3_600_000).toISOString())),
      ),
  },
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
