import type { StudentDashboardData } from '../contract/family';
import type { Fault } from './fault';
import { addStyle, keepFirstAnswer } from './in-page';

const OF_A_ROW = 'BW the buttons of a row act on the account of that row';
const REMOVED =
  'BW an account that is deactivated, activated and removed is shown so without a reload, with a message each time';

/** Faults in what a page shows: values of another record, of an earlier moment, cut, missing or beyond the screen. */
export const SHOWN_FAULTS: readonly Fault[] = [
  {
    id: 'password-of-first-account',
    breaks: 'a second password that is reset is shown as the one of the first account',
    detectedBy: [OF_A_ROW],
    inject: (hooks) => hooks.page(keepFirstAnswer, 'POST', '/reset-password/'),
  },
  {
    id: 'figures-of-accounts-stay',
    breaks: 'the figures above the accounts stay when an account is removed, until the page is loaded anew',
    detectedBy: [REMOVED],
    inject: (hooks) => hooks.page(keepFirstAnswer, 'GET', '/admin/stats/users/'),
  },
  {
    id: 'number-of-children-stays',
    breaks: 'the number of the children of a parent stays when one is added, until the page is loaded anew',
    detectedBy: ['BW a student whom the admin assigns to a parent is added to the children of that parent'],
    inject: (hooks) => hooks.page(keepFirstAnswer, 'GET', '/auth/parents/\\?search='),
  },
  {
    id: 'children-form-offers-first-page',
    breaks: 'the form for the children of a parent offers the first 50 students only',
    detectedBy: ['BW the form for the children of a parent offers every student when there are many'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (input, init) => {
          const answer = await send(input, init);
          const url = input instanceof Request ? input.url : String(input);
          if (!url.includes('/auth/students/?is_active=true')) return answer;
          return Response.json({ ...((await answer.json()) as object), next: null });
        };
      }),
  },
  {
    id: 'question-busy-after-break',
    breaks: 'the question before a password is reset waits for ever when the connection breaks',
    detectedBy: [
      'BW the forms and questions about an account say that the connection broke, and can be confirmed again',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (input, init) => {
          const answer = send(input, init);
          const url = input instanceof Request ? input.url : String(input);
          return url.includes('/reset-password/') ? answer.catch(() => new Promise<Response>(() => undefined)) : answer;
        };
      }),
  },
  {
    id: 'bio-not-shown',
    breaks: 'the profile of a teacher or a tutor does not show what is stored under «Био»',
    detectedBy: [
      'BU the table and the profile of a teacher show what is stored, and a changed first name changes nothing else',
      'BU the table and the profile of a tutor show what is stored, and a changed first name changes nothing else',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const caption of document.querySelectorAll('dt')) {
            const value = caption.textContent === 'Био' ? caption.nextElementSibling : null;
            if (value !== null && value.textContent !== 'Не указано') value.textContent = 'Не указано';
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'sign-in-name-lost',
    breaks: 'the form of the sign-in is emptied when a password is wrong',
    detectedBy: [
      'AS the page refuses a wrong password in the same words, whether the account is active, deactivated or unknown',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (input, init) => {
          const answer = await send(input, init);
          const url = input instanceof Request ? input.url : String(input);
          const field = document.querySelector<HTMLInputElement>('#login-identifier');
          if (url.includes('/auth/login/') && !answer.ok && field !== null) {
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '');
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
          return answer;
        };
      }),
  },
  {
    id: 'own-subjects-not-shown',
    breaks: 'the start page of a student shows no subjects of the student',
    detectedBy: ['AR a phone number that the student stores in the own profile changes nothing else of the account'],
    inject: (hooks) =>
      hooks.answers<StudentDashboardData>('GET /api/materials/student/', (body) => ({ ...body, subjects: [] })),
  },
  {
    id: 'report-without-day',
    breaks: 'the lists of reports do not show the day of a report',
    detectedBy: [
      'T a report of many lines is shown to its end on the page of the tutor',
      'T a report of many lines is shown to its end on the page of the parent',
    ],
    inject: (hooks) => hooks.page(addStyle, '.rows h2 + .muted > :last-child { display: none; }'),
  },
  {
    id: 'print-cut-off',
    breaks: 'a page that is printed ends at the height of a screen',
    detectedBy: ['T a tutor with many students and many reports is shown all of them'],
    inject: (hooks) => hooks.page(addStyle, '.main { block-size: 100dvh; overflow-y: auto; }'),
  },
  {
    id: 'latest-reports-of-one-child',
    breaks: 'the start page of a parent shows the newest report’s child beside every report',
    detectedBy: ['P the start page of a parent lists the newest reports, the newest first'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const names = [...document.querySelectorAll('.plain-list .muted > span:first-child')];
          for (const name of names)
            if (name.textContent !== names[0]?.textContent) name.textContent = names[0]?.textContent ?? '';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'progress-bar-fixed',
    breaks: 'the bar of the progress is half full for every student',
    detectedBy: [
      'T P BS the progress of a student counts no draft and no work of others, and is the same on every page and in the API',
    ],
    inject: (hooks) => hooks.page(addStyle, '.progress > span { inline-size: 50% !important; }'),
  },
  {
    id: 'phone-table-cut',
    breaks: 'tables are cut off at the edge of a phone, and cannot be moved',
    detectedBy: ['M every button of the admin’s forms can be reached on a phone'],
    inject: (hooks) => hooks.page(addStyle, '.table-frame { overflow: hidden !important; }'),
  },
  {
    id: 'phone-page-too-wide',
    breaks: 'the pages are wider than the screen of a phone',
    detectedBy: ['M the menu of a phone opens, and does not stay over the page to which it leads'],
    inject: (hooks) => hooks.page(addStyle, '@media (max-width: 800px) { .card { min-inline-size: 620px; } }'),
  },
  {
    id: 'long-word-runs-off',
    breaks: 'a long address in a description makes the list of assignments wider than the screen of a phone',
    detectedBy: [
      'M every button of the teacher’s forms can be reached on a phone',
      'M every button of the student’s form can be reached on a phone',
    ],
    inject: (hooks) =>
      hooks.page(
        addStyle,
        '.assignment-card p { overflow-wrap: normal !important; display: block !important; overflow: visible !important; }',
      ),
  },
  {
    id: 'waiting-answers-of-one-student',
    breaks: 'the start page of a teacher shows the name of one student beside every waiting answer',
    detectedBy: ['S4 the start page of a teacher counts every answer that waits for a grade'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const names = [...document.querySelectorAll('.plain-list .person-name')];
          for (const name of names)
            if (name.textContent !== names[0]?.textContent) name.textContent = names[0]?.textContent ?? '';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
];
