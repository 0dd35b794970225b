import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';
import { PLACES } from './places';

/** Enter in a field of several lines does something else than it must. */
function enterInLines(what: 'sends' | 'nothing'): Fault['inject'] {
  return (hooks) =>
    hooks.page((wrong) => {
      addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLTextAreaElement)) return;
          event.preventDefault();
          if (wrong === 'sends') event.target.form?.requestSubmit();
        },
        true,
      );
    }, what);
}

/** After a request that never arrived, the page does something else than it must. */
function afterBrokenRequest(hooks: FaultHooks, what: 'busy' | 'silent' | 'emptied'): void {
  hooks.page((wrong) => {
    const send = window.fetch.bind(window);
    const react = () => {
      if (wrong === 'silent') {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('[role=alert], [role=region] li { display: none !important; }');
        document.adoptedStyleSheets.push(sheet);
      } else if (wrong === 'busy') {
        const disable = () =>
          document
            .querySelectorAll<HTMLButtonElement>('button[type=submit]')
            .forEach((button) => void (button.disabled ||= true));
        new MutationObserver(disable).observe(document, {
          childList: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['disabled', 'aria-busy'],
        });
        disable();
      } else {
        for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'form input, form textarea',
        )) {
          const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
          Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, '');
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
      }
    };
    window.fetch = (address, init) =>
      send(address, init).catch((failure: unknown) => {
        react();
        throw failure;
      });
  }, what);
}

const AFTER_BREAK = [
  'S3 an answer can be sent again after the connection broke',
  'AS the sign-in can be sent again after the connection broke',
  'AR the own profile of the parent can be saved again after the connection broke',
] as const;

/** Changes that store less or more than they say, and forms that do not survive Enter or a broken connection. */
export const FORM_FAULTS: readonly Fault[] = [
  {
    id: 'emptied-comment-stays',
    breaks: 'a comment that is emptied stays as it was',
    detectedBy: [
      'S4 a comment that is emptied by a new mark over the API is gone',
      'S4 a comment that is emptied by a change of the comment alone over the API is gone',
      'S4 a comment that the teacher empties in the form is gone for teacher and student',
    ],
    inject: (hooks) =>
      hooks.body<{ feedback?: string }>(PLACES.grade, (body) => void (body.feedback === '' && delete body.feedback)),
  },
  {
    id: 'emptied-penalty-stays',
    breaks: 'the largest penalty of an assignment cannot be taken back',
    detectedBy: ['S1 an optional field of an assignment that is emptied is empty afterwards'],
    inject: (hooks) =>
      hooks.body<{ max_penalty?: number | null }>(
        PLACES.changeOne,
        (body) => void (body.max_penalty === null && delete body.max_penalty),
      ),
  },
  {
    id: 'change-takes-late-answers-again',
    breaks: 'each change of an assignment takes late answers again',
    detectedBy: [
      'S1 a change of an assignment leaves every field that it does not name as it was',
      'S1 publishing and closing an assignment from its card leave all its other fields as they were',
    ],
    inject: (hooks) =>
      hooks.body<{ allow_late_submission?: boolean }>(
        PLACES.changeOne,
        (body) => void (body.allow_late_submission ??= true),
      ),
  },
  {
    id: 'publishing-resets-students',
    breaks: 'publishing an assignment takes it from its second student',
    detectedBy: [
      'S1 publishing and closing an assignment from its card leave all its other fields as they were',
      'S1 a change of an assignment leaves every field that it does not name as it was',
    ],
    inject: (hooks) =>
      hooks.answers(PLACES.changeOne, async (_body, { id }) => {
        const [first] = await hooks.database
          .selectFrom('assignment_students')
          .select('student_id')
          .where('assignment_id', '=', id)
          .orderBy('student_id')
          .execute();
        if (first !== undefined)
          await hooks.database
            .deleteFrom('assignment_students')
            .where('assignment_id', '=', id)
            .where('student_id', '!=', first.student_id)
            .execute();
      }),
  },
  {
    id: 'form-busy-after-break',
    breaks: 'a form stays disabled after its connection broke',
    detectedBy: AFTER_BREAK,
    inject: (hooks) => afterBrokenRequest(hooks, 'busy'),
  },
  {
    id: 'break-untold',
    breaks: 'the page says nothing when its connection breaks',
    detectedBy: AFTER_BREAK,
    inject: (hooks) => afterBrokenRequest(hooks, 'silent'),
  },
  {
    id: 'typed-lost-after-break',
    breaks: 'a form is emptied when its connection breaks',
    detectedBy: AFTER_BREAK,
    inject: (hooks) => afterBrokenRequest(hooks, 'emptied'),
  },
  {
    id: 'enter-sends',
    breaks: 'Enter in a field of several lines sends the form',
    detectedBy: [
      'S3 Enter in the answer begins a new line and sends nothing',
      'S4 Enter in the comment of a grade begins a new line and sends nothing',
    ],
    inject: enterInLines('sends'),
  },
  {
    id: 'enter-ignored',
    breaks: 'Enter in a field of several lines does nothing',
    detectedBy: [
      'S3 Enter in the answer begins a new line and sends nothing',
      'T Enter in the text of a report begins a new line and sends nothing',
    ],
    inject: enterInLines('nothing'),
  },
  {
    id: 'first-namesake-ticked',
    breaks: 'the name of a student ticks the first student of that name',
    detectedBy: ['S1 of two students of the same name the form takes the one whose name was pressed'],
    inject: (hooks) =>
      hooks.page(() =>
        addEventListener(
          'click',
          (event) => {
            const pressed = event.target instanceof Element ? event.target.closest('label') : null;
            const first = [...document.querySelectorAll('label')].find(
              ({ textContent }) => textContent === pressed?.textContent,
            );
            if (pressed === null || first === undefined || first === pressed) return;
            event.preventDefault();
            event.stopImmediatePropagation();
            first.click();
          },
          true,
        ),
      ),
  },
];
