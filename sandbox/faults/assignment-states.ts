import type { Submission } from '../contract/assignments';
import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';
import { eachLateness, eachSubmission } from './each';
import { PLACES } from './places';

const API = /^\w+ \/api\//;
const VERSIONS = [
  'S3 the student’s page shows each earlier version with its own text, file and moment',
  'S4 the teacher’s list shows each earlier version with its own text, file and moment',
] as const;

/** The pages write one text instead of another. */
function otherText(from: string, to: string): Fault['inject'] {
  return (hooks) =>
    hooks.page(
      (what, by) => {
        const replace = () => {
          const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
            const value = text.nodeValue ?? '';
            if (value.includes(what)) text.nodeValue = value.replace(what, by);
          }
        };
        new MutationObserver(replace).observe(document, { childList: true, subtree: true, characterData: true });
      },
      from,
      to,
    );
}

/** Every response repeats a field of an answer as it was read first. */
function frozen(hooks: FaultHooks, field: 'is_late' | 'percentage'): void {
  const kept = new Map<number, boolean | number>();
  hooks.answers<object>(API, (body) =>
    eachLateness(body, (answer) => {
      const value = (answer as Partial<Submission>)[field];
      if (value === undefined || value === null) return;
      if (!kept.has(answer.id)) kept.set(answer.id, value);
      Object.assign(answer, { [field]: kept.get(answer.id) });
    }),
  );
}

/** Faults in what pages show of the state of an assignment or an answer, and in forms that are opened again. */
export const ASSIGNMENT_STATE_FAULTS: readonly Fault[] = [
  {
    id: 'urgency-too-early',
    breaks: 'an assignment that is due within three days is shown as not urgent',
    detectedBy: ['S2 the student is told how urgent each assignment is, in the list and on the start page'],
    inject: otherText('Скоро', 'Активно'),
  },
  {
    id: 'type-shown-wrong',
    breaks: 'the pages show a project as an essay',
    detectedBy: ['S2 each place that shows an assignment tells its own deadline, points, type and level'],
    inject: otherText('Проект', 'Эссе'),
  },
  {
    id: 'waiting-counts-graded',
    breaks: 'the cards of the teacher count graded answers as waiting ones',
    detectedBy: [
      'S4 an assignment stands under «На проверке» as long as an answer waits for a grade, and the figures agree',
    ],
    inject: otherText('Ответов: 1, ждут оценки: 0', 'Ответов: 1, ждут оценки: 1'),
  },
  {
    id: 'penalty-rule-period',
    breaks: 'the page tells a penalty for each day as one for each hour',
    detectedBy: ['S6 both sides show the days late and the penalty, and the form opens with the score before it'],
    inject: otherText('за каждый день', 'за каждый час'),
  },
  {
    id: 'answer-form-kept',
    breaks: 'the form of an answer opens with what was typed for another assignment',
    detectedBy: ['S3 the form of an answer that is opened after that of another assignment holds nothing of it'],
    inject: (hooks) =>
      hooks.page(() => {
        let typed = '';
        let last: Element | null = null;
        const isField = (target: EventTarget | null): target is HTMLTextAreaElement =>
          target instanceof HTMLTextAreaElement && target.placeholder.startsWith('Введите ваш ответ');
        addEventListener('input', ({ target }) => void (isField(target) && (typed = target.value)), true);
        new MutationObserver(() => {
          const field = document.querySelector('textarea');
          if (!isField(field) || field === last) return;
          last = field;
          if (typed === '') return;
          Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, typed);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'pending-page-stale',
    breaks: 'the page of the waiting answers keeps an answer that was graded on it',
    detectedBy: [
      'S4 the page of the waiting answers shows each with its student and moment, and an answer that is graded there leaves it',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        let kept: Response | undefined;
        window.fetch = async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          if (!url.includes('/submissions/pending/')) return send(input, init);
          kept ??= await send(input, init);
          return kept.clone();
        };
      }),
  },
  {
    id: 'versions-share-moment',
    breaks: 'every version of an answer is told with the moment of the current one',
    detectedBy: VERSIONS,
    inject: (hooks) =>
      hooks.answers<object>(API, (body) =>
        eachSubmission(body, (answer) =>
          answer.versions?.forEach((version) => Object.assign(version, { submitted_at: answer.submitted_at })),
        ),
      ),
  },
  {
    id: 'lateness-frozen',
    breaks: 'an answer stays late after the teacher has moved the deadline behind it',
    detectedBy: ['S6 an answer after the deadline is in time once the teacher has moved the deadline behind it'],
    inject: (hooks) => frozen(hooks, 'is_late'),
  },
  {
    id: 'percentage-frozen',
    breaks: 'a percentage stays that of the former points when the points are raised',
    detectedBy: [
      'S4 a grade stays when the points of the assignment are raised, and its percentage is that of the new points',
    ],
    inject: (hooks) => frozen(hooks, 'percentage'),
  },
  {
    id: 'closed-not-gradable',
    breaks: 'an answer to a closed assignment cannot be graded',
    detectedBy: ['S3 a closed assignment takes no new version of an answer'],
    inject: (hooks) =>
      hooks.stub(PLACES.grade, async ({ id }) => {
        const found = await hooks.database
          .selectFrom('answers')
          .innerJoin('assignments', 'assignments.id', 'answers.assignment_id')
          .select('assignments.status')
          .where('answers.id', '=', id)
          .executeTakeFirst();
        return found?.status === 'closed' ? { status: 400, body: { error: 'Задание закрыто.' } } : undefined;
      }),
  },
  {
    id: 'tutor-not-author',
    breaks: 'a tutor cannot create an assignment any more',
    detectedBy: [
      'T a tutor gives an assignment to an own student, who reads and answers it, and the tutor grades the answer',
    ],
    inject: (hooks) =>
      hooks.stub(PLACES.create, ({ request }) =>
        request.signedInUser?.role === 'tutor'
          ? { status: 403, body: { detail: 'You do not have permission to perform this action.' } }
          : undefined,
      ),
  },
  {
    id: 'docx-not-offered',
    breaks: 'the file chooser of an answer does not offer DOCX',
    detectedBy: ['7.11'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file]'))
            if (input.accept.includes('.docx')) input.accept = input.accept.replace(',.docx', '');
        }).observe(document, { childList: true, subtree: true });
      }),
  },
];
