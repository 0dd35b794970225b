import type { Fault } from './fault';
import { addStyle, ignoreArrowsOn, ignoreClicksOn, ignoreKeyInDialogs, keepFirstAnswer } from './in-page';

const QUESTION =
  'BW an account is deactivated or removed only after its own email was typed, and the question begins anew each time';
const KEYS = {
  teacher: 'S1 S4 the forms of the teacher are sent with Enter, and left with Esc and with their cross',
  admin: 'BW the form for an account is sent with Enter, and left with Esc without a change',
};
const ARROWS = 'S1 the tabs of the teacher and the type of an assignment are chosen with the keyboard';
const TYPING = 'BU a search can be typed on, after the table has followed what was typed before';
const FAILED_LISTS =
  'M a page whose list cannot be read says so, claims nothing about the list, and loads it at another attempt';

/** Faults in how a page is used: keys, crosses, questions, lists that fail, a phone, and what is opened again. */
export const USE_FAULTS: readonly Fault[] = [
  {
    id: 'question-takes-any-email',
    breaks: 'an account can be deactivated without typing its email',
    detectedBy: [QUESTION],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const button of document.querySelectorAll<HTMLButtonElement>('[role=dialog] .button-danger'))
            if (button.disabled) button.disabled = false;
        }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
        const fillIn = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('.button-danger') : null;
          const field = pressed?.closest('form')?.querySelector<HTMLInputElement>('input[placeholder*="@"]');
          if (field === null || field === undefined || field.value === field.placeholder) return;
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, field.placeholder);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        };
        addEventListener('click', fillIn, true);
      }),
  },
  {
    id: 'question-keeps-tick',
    breaks: 'the tick that removes an account for good stays in the question about the next account',
    detectedBy: [QUESTION],
    inject: (hooks) =>
      hooks.page(() => {
        let isTicked = false;
        const boxOf = (target: EventTarget | null) =>
          target instanceof HTMLInputElement && target.type === 'checkbox' && target.closest('.dialog') !== null
            ? target
            : undefined;
        addEventListener('change', ({ target }) => void (isTicked = boxOf(target)?.checked ?? isTicked), true);
        new MutationObserver((changes) => {
          for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
            const box = node instanceof Element ? node.querySelector('.dialog input[type=checkbox]') : null;
            const asked = document.querySelector('.dialog')?.textContent ?? '';
            if (isTicked && box instanceof HTMLInputElement && asked.includes('hard delete')) box.click();
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'search-loses-focus',
    breaks: 'the search field of a table loses the focus as soon as the table has followed',
    detectedBy: [TYPING],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver((changes) => {
          const field = document.activeElement;
          if (
            field instanceof HTMLInputElement &&
            field.placeholder.startsWith('ФИО') &&
            changes.some(({ target }) => target instanceof Element && target.closest('table') !== null)
          )
            field.blur();
        }).observe(document, { childList: true, subtree: true, characterData: true });
      }),
  },
  {
    id: 'focus-not-seen',
    breaks: 'buttons and fields look the same with the keyboard focus and without it',
    detectedBy: [
      'Y the keyboard focus is seen on every control of the sign-in page, the assignments and the form for a new one',
    ],
    inject: (hooks) => hooks.page(addStyle, 'button, .button, .input { outline: none !important; }'),
  },
  {
    id: 'denied-page-keeps',
    breaks: '«Назад» on «Доступ запрещён» does nothing',
    detectedBy: ['M «Назад» and «На главную» on the page that denies access lead away from it'],
    inject: (hooks) => hooks.page(ignoreClicksOn, 'button', 'Назад'),
  },
  {
    id: 'escape-ignored',
    breaks: 'Esc closes no dialog',
    detectedBy: [KEYS.teacher, KEYS.admin, QUESTION],
    inject: (hooks) => hooks.page(ignoreKeyInDialogs, 'Escape'),
  },
  {
    id: 'escape-stores',
    breaks: 'Esc in the form of an account stores what was typed',
    detectedBy: [KEYS.admin],
    inject: (hooks) =>
      hooks.page(() =>
        addEventListener(
          'keydown',
          (event) => {
            if (event.key === 'Escape' && event.target instanceof Element)
              event.target.closest('.dialog')?.querySelector<HTMLElement>('[type=submit]')?.click();
          },
          true,
        ),
      ),
  },
  {
    id: 'dialog-cross-dead',
    breaks: 'the cross in the corner of a dialog does nothing',
    detectedBy: [KEYS.teacher],
    inject: (hooks) => hooks.page(ignoreClicksOn, '.dialog-close', ''),
  },
  {
    id: 'enter-in-dialogs-ignored',
    breaks: 'Enter in a field of one line sends no form of a dialog',
    detectedBy: [KEYS.teacher, KEYS.admin],
    inject: (hooks) => hooks.page(ignoreKeyInDialogs, 'Enter'),
  },
  {
    id: 'failed-list-looks-empty',
    breaks: 'a list that cannot be read is shown as an empty one',
    detectedBy: [FAILED_LISTS],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        const empty = '{"count":0,"next":null,"previous":null,"results":[],"pending":[],"children":[],"students":[]}';
        window.fetch = (input, init) => {
          const answer = send(input, init);
          return (init?.method ?? 'GET') === 'GET' ? answer.catch(() => new Response(empty)) : answer;
        };
      }),
  },
  {
    id: 'failed-list-not-read-again',
    breaks: '«Повторить» beside a list that could not be read does nothing',
    detectedBy: [FAILED_LISTS],
    inject: (hooks) => hooks.page(ignoreClicksOn, 'button', 'Повторить'),
  },
  {
    id: 'search-of-late-response',
    breaks: 'the table of students shows the result of an earlier search when that comes later',
    detectedBy: [
      'BU the table shows what was searched for last, although the response to an earlier search comes later',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        let waiting: Promise<Response> | undefined;
        window.fetch = async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          if (!url.includes('/auth/students/?search=')) return send(input, init);
          const earlier = waiting;
          const own = send(input, init);
          waiting = own;
          const answer = await own;
          const late = earlier === undefined ? answer : await earlier;
          if (waiting === own) waiting = undefined;
          return late.clone();
        };
      }),
  },
  {
    id: 'answers-opened-again-are-old',
    breaks: 'the answers to an assignment that are opened again are those of the first time',
    detectedBy: [
      'S4 the answers that the teacher opens again are those of now, and so is the list of the waiting ones',
    ],
    inject: (hooks) => hooks.page(keepFirstAnswer, 'GET', '/assignments/\\d+/submissions/'),
  },
  {
    id: 'waiting-list-opened-again-is-old',
    breaks: 'the page of the waiting answers shows those of the first time until it is loaded anew',
    detectedBy: [
      'S4 the answers that the teacher opens again are those of now, and so is the list of the waiting ones',
    ],
    inject: (hooks) => hooks.page(keepFirstAnswer, 'GET', '/submissions/pending/'),
  },
  {
    id: 'assignment-opened-again-is-old',
    breaks: 'the page of an assignment that a student opens again is that of the first time',
    detectedBy: ['S5 the page of an assignment that the student opens again shows the grade given meanwhile'],
    inject: (hooks) => hooks.page(keepFirstAnswer, 'GET', '/assignments/\\d+/$'),
  },
  {
    id: 'kept-list-never-expires',
    breaks: 'the list of assignments that a browser keeps is never read again',
    detectedBy: ['S2 the list that a browser keeps is read again an hour later'],
    inject: (hooks) =>
      hooks.page(() => {
        const list = 'cache_/assignments/';
        Storage.prototype.getItem = function (key: string) {
          const kept: unknown = Reflect.get(this, key) ?? null;
          if (typeof kept !== 'string') return null;
          return key === list ? JSON.stringify({ ...(JSON.parse(kept) as object), timestamp: Date.now() }) : kept;
        };
      }),
  },
  {
    id: 'sign-in-stays-in-history',
    breaks: 'the button «Back» after the sign-in leads to the dashboard again and again',
    detectedBy: ['A «Логин» on the sign-in page takes the login that was returned with the password'],
    inject: (hooks) =>
      hooks.page(() => {
        const replace = history.replaceState.bind(history);
        history.replaceState = (state, unused, url) =>
          url === undefined || url === null || new URL(url, location.href).pathname === location.pathname
            ? replace(state, unused, url)
            : history.pushState(state, unused, url);
      }),
  },
  {
    id: 'side-bar-does-not-fold',
    breaks: 'the button that folds the side bar in does nothing',
    detectedBy: ['M side bar: each link of the tutor leads to the page that it names'],
    inject: (hooks) => hooks.page(ignoreClicksOn, '[aria-label="Toggle Sidebar"]', ''),
  },
  {
    id: 'side-bar-out-of-tab-order',
    breaks: 'the links of the side bar cannot be reached with the keyboard',
    detectedBy: ['M side bar: each link of the tutor leads to the page that it names'],
    inject: (hooks) =>
      hooks.page(() => {
        const take = () => {
          for (const link of document.querySelectorAll('nav a, aside a')) link.setAttribute('tabindex', '-1');
        };
        new MutationObserver(take).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'failed-download-untold',
    breaks: 'the page says nothing when a file cannot be downloaded',
    detectedBy: ['S7 the preview of a text file shows the student its text as it was written'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (input, init) => {
          const answer = send(input, init);
          const url = input instanceof Request ? input.url : String(input);
          return url.includes('/media/') ? answer.catch(() => new Promise<Response>(() => undefined)) : answer;
        };
      }),
  },
  {
    id: 'preview-stays-open',
    breaks: 'a second press of «Просмотр» does not close the preview of a file',
    detectedBy: ['S4 the preview of a text file shows the teacher its text as it was written'],
    inject: (hooks) => hooks.page(ignoreClicksOn, 'button[aria-expanded=true]', 'Просмотр'),
  },
  {
    id: 'tabs-without-arrow-keys',
    breaks: 'the arrow keys do not move from one tab to the next',
    detectedBy: [ARROWS],
    inject: (hooks) => hooks.page(ignoreArrowsOn, '[role=tab]'),
  },
  {
    id: 'type-without-arrow-keys',
    breaks: 'the type of an assignment cannot be chosen with the arrow keys',
    detectedBy: [ARROWS],
    inject: (hooks) => hooks.page(ignoreArrowsOn, '[role=combobox], [role=option]'),
  },
];
