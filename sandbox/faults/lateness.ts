import type { Fault } from './fault';
import { eachLateness, eachSubmission } from './each';
import { assignmentOf, PLACES } from './places';
import type { FaultHooks } from './fault-hooks';

const { any: ANY, send: SEND, grade: GRADE } = PLACES;

/** Computes lateness in every response as if each deadline were shifted by `ms` milliseconds. */
function shiftDeadline(hooks: FaultHooks, ms: number): void {
  hooks.answers(ANY, async (body) => {
    const dues = await hooks.database.selectFrom('assignments').select(['id', 'due_date']).execute();
    eachSubmission(body, (answer) => {
      const due = dues.find(({ id }) => id === answer.assignment);
      if (due !== undefined) answer.is_late = Date.parse(answer.submitted_at) > Date.parse(due.due_date) + ms;
    });
  });
}

/** A grade as given: points before the penalty, the penalty, and the points of the assignment. */
interface Given {
  raw: number;
  penalty: number;
  most: number;
  /** What is taken off for each period, and whether the deadline has passed by now. */
  value: number;
  isOver: boolean;
}

/** Stores and returns a grade with a penalty other than the rules give. */
function penalise(hooks: FaultHooks, penaltyOf: (given: Given) => number): void {
  hooks.answers(GRADE, async (body, { id }) => {
    const row = await hooks.database
      .selectFrom('answers')
      .innerJoin('assignments', 'assignments.id', 'answers.assignment_id')
      .select(['answers.raw_score', 'answers.penalty_applied', 'assignments.max_score'])
      .select(['assignments.due_date', 'assignments.late_penalty_value'])
      .where('answers.id', '=', id)
      .executeTakeFirstOrThrow();
    const raw = row.raw_score ?? 0;
    const penalty_applied = penaltyOf({
      raw,
      penalty: row.penalty_applied,
      most: row.max_score,
      value: row.late_penalty_value ?? 0,
      isOver: Date.parse(row.due_date) < Date.now(),
    });
    const score = raw - penalty_applied;
    await hooks.database.updateTable('answers').set({ score, penalty_applied }).where('id', '=', id).execute();
    return { ...body, score, ...('penalty_applied' in body ? { penalty_applied } : {}) };
  });
}

/** Changes an assignment while a submission to it is graded, and restores it afterwards. */
function whileGrading(hooks: FaultHooks, change: 'max_penalty' | 'penalty_frequency'): void {
  const before = new Map<
    number,
    { id: number; max_penalty: number | null; penalty_frequency: 'per_day' | 'per_hour' }
  >();
  hooks.before(GRADE, async ({ id }) => {
    const { assignment_id: assignment } = await hooks.database
      .selectFrom('answers')
      .select('assignment_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const rules = await hooks.database
      .selectFrom('assignments')
      .select(['id', 'max_penalty', 'penalty_frequency'])
      .where('id', '=', assignment)
      .executeTakeFirstOrThrow();
    before.set(id, rules);
    const set = change === 'max_penalty' ? { max_penalty: null } : { penalty_frequency: 'per_day' as const };
    await hooks.database.updateTable('assignments').set(set).where('id', '=', assignment).execute();
  });
  hooks.answers(GRADE, async (_body, { id }) => {
    const { id: assignment = 0, ...rules } = before.get(id) ?? { max_penalty: null };
    await hooks.database.updateTable('assignments').set(rules).where('id', '=', assignment).execute();
  });
}

const PENALTY_TEST =
  'S6 a penalty keeps its hundredths and takes at most the score, and the percentage is that of the rest';
const LATENESS_PAGE_TEST =
  'S6 both sides show the days late and the penalty, and the form opens with the score before it';

/** Replaces a text of the pages. */
function shownInstead(hooks: FaultHooks, text: string, other: string): void {
  hooks.page(
    (right, wrong) => {
      new MutationObserver(() => {
        for (const place of document.querySelectorAll('p, span'))
          if (place.childElementCount === 0 && place.textContent?.includes(right))
            place.textContent = place.textContent.replace(right, wrong);
      }).observe(document, { childList: true, subtree: true });
    },
    text,
    other,
  );
}

/** Faults in deadlines, late submissions and their penalties. */
export const LATENESS_FAULTS: readonly Fault[] = [
  {
    id: 'penalty-until-graded',
    breaks: 'the penalty counts up to the moment of grading, so that an answer in time loses points',
    detectedBy: ['S6 an answer in time loses nothing when it is graded after the deadline'],
    inject: (hooks) =>
      penalise(hooks, ({ raw, penalty, value, isOver }) => (isOver && penalty === 0 ? (raw * value) / 100 : penalty)),
  },
  {
    id: 'late-flag-missing',
    breaks: 'no answer is marked as late',
    detectedBy: ['6.14'],
    inject: (hooks) => hooks.answers(ANY, (body) => eachLateness(body, (answer) => void (answer.is_late = false))),
  },
  {
    id: 'late-flag-everywhere',
    breaks: 'every answer is marked as late',
    detectedBy: ['S3.b'],
    inject: (hooks) => hooks.answers(ANY, (body) => eachLateness(body, (answer) => void (answer.is_late = true))),
  },
  {
    id: 'late-a-minute-after',
    breaks: 'an answer counts as late only a minute after the deadline',
    detectedBy: ['S6.f'],
    inject: (hooks) => shiftDeadline(hooks, 60_000),
  },
  {
    id: 'late-before-the-deadline',
    breaks: 'an answer counts as late from ten seconds before the deadline on',
    detectedBy: ['S6.e'],
    inject: (hooks) => shiftDeadline(hooks, -10_000),
  },
  {
    id: 'late-mark-not-shown',
    breaks: 'the page does not show the mark of lateness',
    detectedBy: ['6.15', '6.16'],
    inject: (hooks) =>
      hooks.page(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.late-note { display: none; }');
        document.adoptedStyleSheets.push(sheet);
      }),
  },
  {
    id: 'days-late-off-by-one',
    breaks: 'days late are counted one too many',
    detectedBy: ['S6.a'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachLateness(body, (answer) => void (answer.days_late = (answer.days_late ?? 0) + (answer.is_late ? 1 : 0))),
      ),
  },
  {
    id: 'days-late-only-whole',
    breaks: 'a day late counts only when it is over',
    detectedBy: ['S6.a'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachLateness(body, (answer) => void (answer.days_late = (answer.days_late ?? 0) - (answer.is_late ? 1 : 0))),
      ),
  },
  {
    id: 'penalty-not-applied',
    breaks: 'no penalty is taken off late answers',
    detectedBy: ['S6.b'],
    inject: (hooks) => penalise(hooks, () => 0),
  },
  {
    id: 'penalty-twice',
    breaks: 'the penalty is taken off twice',
    detectedBy: ['S6.b'],
    inject: (hooks) => penalise(hooks, ({ penalty }) => penalty * 2),
  },
  {
    id: 'penalty-of-maximum',
    breaks: 'a percentage is taken off the points of the assignment instead of the score that was given',
    detectedBy: ['S6.b'],
    inject: (hooks) => penalise(hooks, ({ raw, penalty, most }) => (penalty * most) / (raw || most)),
  },
  {
    id: 'penalty-in-whole-points',
    breaks: 'a penalty is rounded to whole points',
    detectedBy: [PENALTY_TEST],
    inject: (hooks) => penalise(hooks, ({ penalty }) => Math.round(penalty)),
  },
  {
    id: 'penalty-over-score',
    breaks: 'a penalty above the score makes the score negative',
    detectedBy: [PENALTY_TEST],
    inject: (hooks) => penalise(hooks, ({ raw, penalty }) => (penalty === raw ? raw + 30 : penalty)),
  },
  {
    id: 'percentage-before-penalty',
    breaks: 'the percentage of a late answer is that before the penalty',
    detectedBy: [PENALTY_TEST],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachSubmission(body, (answer) => {
          if (answer.percentage !== null && answer.max_score !== null)
            answer.percentage = (100 * ((answer.score ?? 0) + (answer.penalty_applied ?? 0))) / answer.max_score;
        }),
      ),
  },
  {
    id: 'late-days-shown-wrong',
    breaks: 'the pages show one day late too many',
    detectedBy: [LATENESS_PAGE_TEST],
    inject: (hooks) => shownInstead(hooks, 'на 3 дн.', 'на 4 дн.'),
  },
  {
    id: 'penalty-shown-as-score',
    breaks: 'the student’s page swaps the penalty and the score before it',
    detectedBy: [LATENESS_PAGE_TEST],
    inject: (hooks) =>
      shownInstead(hooks, 'поставил 80 баллов, за опоздание снято 15', 'поставил 15 баллов, за опоздание снято 80'),
  },
  {
    id: 'late-version-in-time',
    breaks: 'a new version counts as sent when the first one was',
    detectedBy: ['S6 a new version after the deadline is late, though the first one was in time', '3.10'],
    inject: (hooks) =>
      hooks.answers(ANY, (body) =>
        eachSubmission(body, (answer) => {
          const [first, second] = answer.versions ?? [];
          if (first !== undefined && second !== undefined)
            Object.assign(answer, { submitted_at: first.submitted_at, is_late: false, days_late: 0 });
        }),
      ),
  },
  {
    id: 'penalty-cap-ignored',
    breaks: 'the cap of a penalty is ignored',
    detectedBy: ['S6.d'],
    inject: (hooks) => whileGrading(hooks, 'max_penalty'),
  },
  {
    id: 'penalty-per-day-only',
    breaks: 'a penalty by the hour is taken off by the day',
    detectedBy: ['S6.c'],
    inject: (hooks) => whileGrading(hooks, 'penalty_frequency'),
  },
  {
    id: 'late-accepted-though-forbidden',
    breaks: 'the server takes late answers where the teacher allows none',
    detectedBy: ['6.13'],
    inject: (hooks) =>
      hooks.before(SEND, async (context) => {
        await hooks.database
          .updateTable('assignments')
          .set({ allow_late_submission: 1 })
          .where('id', '=', assignmentOf(context))
          .execute();
      }),
  },
  {
    id: 'late-refused-though-allowed',
    breaks: 'the server refuses late answers where the teacher allows them',
    detectedBy: ['6.14'],
    inject: (hooks) =>
      hooks.stub(SEND, async (context) => {
        const found = await hooks.database
          .selectFrom('assignments')
          .select('due_date')
          .where('id', '=', assignmentOf(context))
          .executeTakeFirst();
        return found !== undefined && Date.parse(found.due_date) < Date.now()
          ? { status: 400, body: { detail: 'Дедлайн истек. Ответы больше не принимаются.' } }
          : undefined;
      }),
  },
  {
    id: 'deadline-notice-missing',
    breaks: 'the page does not warn that the deadline has passed',
    detectedBy: ['6.12'],
    inject: (hooks) =>
      hooks.page(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('[role=alert], .alert { display: none; }');
        document.adoptedStyleSheets.push(sheet);
      }),
  },
];
