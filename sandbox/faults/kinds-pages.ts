import type { Assignment } from '../contract/assignments';
import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';
import { eachAssignment } from './each';
import { PLACES } from './places';

const CHILDREN = /^GET \/api\/(?:dashboard\/parent|parent)\/children\/$/;
const TUTOR_STUDENTS = 'GET /api/tutor/my-students/';
const STUDENT_ASSIGNMENTS = /^GET \/api\/dashboard\/(?:parent\/children|tutor\/students)\/:id\/assignments\/$/;

interface Person {
  grade: string;
  goal: string;
  subjects: object[];
}

/** A link to a record leads to the next record of the same page. */
function misleadingLinks(part: string): Fault['inject'] {
  return (hooks) =>
    hooks.page((words) => {
      addEventListener(
        'click',
        (event) => {
          const clicked =
            event.target instanceof Element
              ? event.target.closest<HTMLAnchorElement>(`main a[href*="${words}"]`)
              : null;
          const links = [...document.querySelectorAll<HTMLAnchorElement>(`main a[href*="${words}"]`)];
          if (clicked === null || links.length < 2) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          location.href = links[(links.indexOf(clicked) + 1) % links.length]?.href ?? clicked.href;
        },
        true,
      );
    }, part);
}

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

/** Records of several owners that are told, shown or linked as one. */
export const MIX_UP_FAULTS: readonly Fault[] = [
  {
    id: 'children-share-subjects',
    breaks: 'each child of a parent is told with the subjects of all children',
    detectedBy: [
      'P the API tells a parent of each child the own class, goal, subject and teacher',
      'P each child of a parent is shown with the own class, goal and subject, in lists and on the own page',
    ],
    inject: (hooks) =>
      hooks.answers<{ results?: Person[] } | Person[]>(CHILDREN, (body) => {
        const children = Array.isArray(body) ? body : (body.results ?? []);
        const all = children.flatMap(({ subjects }) => subjects);
        for (const child of children) child.subjects = all;
        return body;
      }),
  },
  {
    id: 'students-share-class',
    breaks: 'each student of a tutor is told with the class and the goal of the first one',
    detectedBy: [
      'T the page of a student is headed by the name of that student, and tells the own class, goal and subject',
      'T each student of a tutor is shown with the own class and subject in the lists',
    ],
    inject: (hooks) =>
      hooks.answers<{ results: Person[] }>(TUTOR_STUDENTS, (body) => {
        const [first] = body.results;
        for (const student of body.results) Object.assign(student, { grade: first?.grade, goal: first?.goal });
        return body;
      }),
  },
  {
    id: 'student-page-unnamed',
    breaks: 'the tutor’s page of a student is headed «Ученик»',
    detectedBy: [
      'T the page of a student is headed by the name of that student, and tells the own class, goal and subject',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          if (!/\/tutor\/students\/\d+/.test(location.pathname)) return;
          for (const heading of document.querySelectorAll('main h1'))
            if (heading.textContent !== 'Ученик') heading.textContent = 'Ученик';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'one-author-for-all',
    breaks: 'all assignments of a list have the name of one author',
    detectedBy: ['S2 assignments of two teachers in one list are told and shown with their own authors'],
    inject: (hooks) => {
      for (const place of [PLACES.list, STUDENT_ASSIGNMENTS]) {
        hooks.answers(place, (body) => {
          let name: string | undefined;
          eachAssignment(
            body,
            (assignment: Assignment) => void (assignment.author_name = name ??= assignment.author_name),
          );
          return body;
        });
      }
    },
  },
  {
    id: 'dashboard-links-mislead',
    breaks: 'a title on the student’s dashboard leads to another assignment',
    detectedBy: [
      'S2 each link of the student’s dashboard leads to the assignment that it names, also beside graded and closed ones',
    ],
    inject: misleadingLinks('/student/assignments/'),
  },
  {
    id: 'child-links-mislead',
    breaks: 'the name of a child leads to the page of another child',
    detectedBy: ['P each link to a child leads to the page of that child'],
    inject: misleadingLinks('/parent/children/'),
  },
  {
    id: 'student-links-mislead',
    breaks: 'the name of a student leads the tutor to the page of another student',
    detectedBy: ['T each link to a student leads to the page of that student'],
    inject: misleadingLinks('/tutor/students/'),
  },
];

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
];
