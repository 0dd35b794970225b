import type { CreatedSubmission, Grade, GradedSubmission, Submission } from '../contract/assignments';
import { readSubmissions } from '../server/assignments/submissions';
import type { Fault } from './fault';
import { each, eachSubmission, replaceText } from './each';
import { PLACES, sentAnswer } from './places';
import type { FaultHooks } from './fault-hooks';

const { grade: GRADE, one: ONE, answers: ANSWERS, any: ANY, send: SEND } = PLACES;

const GRADE_FORM_TEST =
  'S4 the form stores a fraction, the full score and zero, and opens with the grade that it changes';

/** Makes the pages show one moment of a submission in the place of another. */
function momentShownAs(hooks: FaultHooks, field: string, other: string): void {
  hooks.page(
    (name, from) => {
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the response as `this`
      const read = Response.prototype.text;
      const change = (_key: string, value: unknown) =>
        typeof value === 'object' && value !== null && name in value && from in value
          ? { ...value, [name]: Reflect.get(value, from) as unknown }
          : value;
      Response.prototype.text = async function text() {
        const text = await read.call(this);
        return text.includes(`"${from}"`) ? JSON.stringify(JSON.parse(text, change)) : text;
      };
    },
    field,
    other,
  );
}

/** Faults in grades and feedback. */
export const GRADE_FAULTS: readonly Fault[] = [
  {
    id: 'grade-not-stored',
    breaks: 'a mark is confirmed and not stored',
    detectedBy: ['4.11'],
    inject: (hooks) =>
      hooks.answers(GRADE, async (_body, { id }) => {
        await hooks.database
          .updateTable('answers')
          .set({ status: 'submitted', score: null, raw_score: null, graded_at: null })
          .where('id', '=', id)
          .execute();
      }),
  },
  {
    id: 'grade-rounded',
    breaks: 'a mark is rounded to tens when it is stored',
    detectedBy: ['4.11'],
    inject: (hooks) =>
      hooks.answers<GradedSubmission>(GRADE, async ({ score }, { id }) => {
        await hooks.database
          .updateTable('answers')
          .set({ score: Math.round((score ?? 0) / 10) * 10 })
          .where('id', '=', id)
          .execute();
      }),
  },
  {
    id: 'grade-of-another',
    breaks: 'a student is shown the score of somebody else',
    detectedBy: ['5.4'],
    inject: (hooks) =>
      hooks.answers(ONE, async (body, { id }) => {
        const all = await readSubmissions(hooks.database, 'complete', { assignmentIds: [id] });
        eachSubmission(
          body,
          (answer) => void (answer.score = all.find((other) => other.id !== answer.id)?.score ?? answer.score),
        );
      }),
  },
  {
    id: 'grades-of-everybody',
    breaks: 'a student is told the answers and marks of everybody',
    detectedBy: ['5.8'],
    inject: (hooks) =>
      hooks.impersonate(ANSWERS, (sender) => (sender?.role === 'student' ? hooks.user({ role: 'admin' }) : undefined)),
  },
  {
    id: 'feedback-cut',
    breaks: 'comments are cut after 40 characters',
    detectedBy: ['5.5'],
    inject: (hooks) =>
      hooks.body<Grade>(
        GRADE,
        (body) => void (body.feedback = (body.feedback as string | undefined)?.slice(0, 40) ?? ''),
      ),
  },
  {
    id: 'line-breaks-lost',
    breaks: 'comments lose their line breaks',
    detectedBy: ['5.5'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        each(body, 'feedback', (found) => void replaceText(found, 'feedback', /\s*\n\s*/g, ' ')),
      ),
  },
  {
    id: 'feedback-unescaped',
    breaks: 'the page takes what stands in a comment for HTML, scripts included',
    detectedBy: ['5.5'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const text of document.querySelectorAll('.prose'))
            if (/<\w/.test(text.textContent ?? '')) text.innerHTML = text.textContent ?? '';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'percentage-wrong',
    breaks: 'the percentage is one too low',
    detectedBy: ['5.7'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachSubmission(
          body,
          (answer) => void (answer.percentage = answer.percentage === null ? null : answer.percentage - 1),
        ),
      ),
  },
  {
    id: 'percentage-truncated',
    breaks: 'percentages are truncated instead of rounded',
    detectedBy: ['P2'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        each(
          body,
          'percentage',
          (found) =>
            void Object.assign(found, { percentage: Math.trunc((found as { percentage: number }).percentage) }),
        ),
      ),
  },
  {
    id: 'percentage-is-score',
    breaks: 'the percentage repeats the score, whatever the points of the assignment are',
    detectedBy: ['P2'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) => eachSubmission(body, (answer) => void (answer.percentage = answer.score))),
  },
  {
    id: 'score-zero-ignored',
    breaks: 'a grade of 0 points leaves the score before it in place',
    detectedBy: ['S4 a changed grade replaces the old one, and a new version begins without a grade'],
    inject: (hooks) =>
      hooks.body<Grade>(GRADE, async (body, { id }) => {
        if (body.score !== 0) return;
        const before = await hooks.database
          .selectFrom('answers')
          .select('raw_score')
          .where('id', '=', id)
          .executeTakeFirst();
        body.score = before?.raw_score ?? 0;
      }),
  },
  {
    id: 'grade-kept-by-new-version',
    breaks: 'a new version keeps the score of the version before it',
    detectedBy: ['S4 a changed grade replaces the old one, and a new version begins without a grade'],
    inject: (hooks) => {
      const scores = new Map<number, number | null>();
      hooks.answers<GradedSubmission>(GRADE, ({ score }, { id }) => void scores.set(id, score));
      hooks.answers<Submission | CreatedSubmission>(SEND, async (sent, context) => {
        const { id } = await sentAnswer(hooks, sent, context);
        const score = scores.get(id) ?? null;
        await hooks.database.updateTable('answers').set({ score, raw_score: score }).where('id', '=', id).execute();
        return 'score' in sent ? { ...sent, score } : sent;
      });
    },
  },
  {
    id: 'zero-shown-as-ungraded',
    breaks: 'the student’s page takes the score 0 for no grade',
    detectedBy: [GRADE_FORM_TEST],
    inject: (hooks) => hooks.answers(ONE, (body) => eachSubmission(body, (answer) => void (answer.score ||= null))),
  },
  {
    id: 'form-sends-whole-points',
    breaks: 'the form cuts the fraction of a score',
    detectedBy: [GRADE_FORM_TEST],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) =>
          send(
            address,
            typeof init?.body === 'string' ? { ...init, body: init.body.replace(/("score":\d+)\.\d+/, '$1') } : init,
          );
      }),
  },
  {
    id: 'form-refuses-full-score',
    breaks: 'the form does not send the full score',
    detectedBy: [GRADE_FORM_TEST],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) =>
          typeof init?.body === 'string' && init.body.includes('"score":100,')
            ? Promise.resolve(new Response('{"detail":"Укажите балл меньше 100"}', { status: 400 }))
            : send(address, init);
      }),
  },
  {
    id: 'form-forgets-comment',
    breaks: 'the form opens without the comment that it changes',
    detectedBy: [GRADE_FORM_TEST],
    inject: (hooks) =>
      hooks.page(() => {
        const emptied = new WeakSet<Element>();
        const clear = (field: HTMLTextAreaElement) => {
          emptied.add(field);
          Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, '');
          field.dispatchEvent(new Event('input', { bubbles: true }));
        };
        new MutationObserver(() => {
          for (const field of document.querySelectorAll('textarea'))
            if (field.placeholder.startsWith('Напишите комментарий') && !emptied.has(field)) clear(field);
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'graded-moment-is-sent',
    breaks: 'the pages show the moment of sending as that of grading',
    detectedBy: [
      'S4 the teacher’s list tells the moment of sending from that of grading',
      'S5 the student’s page tells the moment of sending from that of grading',
      'P the parent’s page tells the moment of sending from that of grading',
    ],
    inject: (hooks) => momentShownAs(hooks, 'graded_at', 'submitted_at'),
  },
  {
    id: 'sent-moment-is-changed',
    breaks: 'the pages show the moment of the last change as that of sending',
    detectedBy: [
      'S4 the teacher’s list tells the moment of sending from that of grading',
      'S5 the student’s page tells the moment of sending from that of grading',
    ],
    inject: (hooks) => momentShownAs(hooks, 'submitted_at', 'updated_at'),
  },
  {
    id: 'graded-date-missing',
    breaks: 'the date of grading is not told',
    detectedBy: ['4.12'],
    inject: (hooks) =>
      hooks.answers(ANSWERS, (body) => eachSubmission(body, (answer) => void (answer.graded_at = null))),
  },
  {
    id: 'graded-moment-off',
    breaks: 'the student is shown the hour after the grading as its moment',
    detectedBy: ['5.6'],
    inject: (hooks) =>
      hooks.answers(ONE, (body) =>
        eachSubmission(
          body,
          (answer) => void (answer.graded_at &&= new Date(Date.parse(answer.graded_at) + 3_600_000).toISOString()),
        ),
      ),
  },
];
