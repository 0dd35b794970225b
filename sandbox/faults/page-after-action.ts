import type { Fault } from './fault';

/** Faults in what a page shows and keeps after an action of its user, with a correct server. */
export const AFTER_ACTION_FAULTS: readonly Fault[] = [
  {
    id: 'own-change-not-listed',
    breaks: 'the page keeps its old list of assignments after the user’s own change',
    detectedBy: [
      'S1 the teacher’s list shows a new assignment and drops a deleted one without a reload',
      'S3 the student’s list shows that an answer is sent without a reload',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        Storage.prototype.removeItem = function (key: string) {
          if (key !== 'cache_/assignments/') Reflect.deleteProperty(this, key);
        };
      }),
  },
  {
    id: 'back-shows-old-list',
    breaks: 'the list to which the student goes back is the one from before the answer was sent',
    detectedBy: ['S3 the list to which the student goes back shows the answer as sent'],
    inject: (hooks) =>
      hooks.page(() => {
        const list = 'cache_/assignments/';
        let first: string | undefined;
        Storage.prototype.setItem = function (key: string, value: string) {
          if (key === list) first ??= value;
          Reflect.set(this, key, value);
        };
        addEventListener('popstate', () => {
          if (first !== undefined) Reflect.set(localStorage, list, first);
        });
      }),
  },
  {
    id: 'dialog-stays-open',
    breaks: 'the form of an answer stays on the screen after the answer is stored',
    detectedBy: [
      'S3 an answer is stored once although «Отправить» is pressed twice, and the form closes with a message',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver((changes) => {
          for (const node of changes.flatMap(({ removedNodes }) => [...removedNodes])) {
            if (node instanceof HTMLElement && node.getAttribute('role') === 'dialog')
              document.body.append(node.cloneNode(true));
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'busy-button-takes-clicks',
    breaks: 'a form can be sent again while it is being sent',
    detectedBy: [
      'S3 an answer is stored once although «Отправить» is pressed twice, and the form closes with a message',
      'S4 a grade is stored once although it is published twice, and the form closes with a message',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const button of document.querySelectorAll<HTMLButtonElement>('button[aria-busy]'))
            if (button.disabled) button.disabled = false;
        }).observe(document, {
          childList: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['disabled', 'aria-busy'],
        });
      }),
  },
  {
    id: 'success-not-announced',
    breaks: 'the page says nothing when a change is done',
    detectedBy: [
      'S1 a new assignment is stored once although «Создать» is pressed twice, and the form closes with a message',
      'S4 a grade is stored once although it is published twice, and the form closes with a message',
      'BW the form for a new parent closes with a message, and the table shows the account without a reload',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.toast-good { display: none !important; }');
        document.adoptedStyleSheets.push(sheet);
      }),
  },
  {
    id: 'success-announced-as-failure',
    breaks: 'the page announces a change that is done as an error',
    detectedBy: ['S1 an assignment is deleted only after the teacher has confirmed it, and then it is gone'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const title of document.querySelectorAll('.toast-title'))
            if (title.textContent === 'Успешно') title.textContent = 'Ошибка';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'lists-kept-after-sign-out',
    breaks: 'the lists that a user has seen stay in the browser after signing out',
    detectedBy: ['AX after signing out the browser keeps nothing of the lists that the user has seen'],
    inject: (hooks) =>
      hooks.page(() => {
        Storage.prototype.removeItem = function (key: string) {
          if (!key.startsWith('cache_') || localStorage.getItem('auth_token') !== null)
            Reflect.deleteProperty(this, key);
        };
      }),
  },
  {
    id: 'other-tab-not-signed-out',
    breaks: 'another open tab goes on showing private data after signing out',
    detectedBy: ['AX signing out in one tab leaves nothing private in another open tab, without a reload'],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
      }),
  },
  {
    id: 'removed-file-sent',
    breaks: 'a file that was taken back before sending is sent all the same',
    detectedBy: ['S3 a file that the student takes back before sending is not sent'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        let last: File | undefined;
        const remember = ({ target }: Event) => {
          if (target instanceof HTMLInputElement && target.files?.[0] !== undefined) last = target.files[0];
        };
        addEventListener('change', remember, true);
        window.fetch = (address, init) => {
          if (init?.body instanceof FormData && last !== undefined && !init.body.has('file'))
            init.body.append('file', last);
          return send(address, init);
        };
      }),
  },
  {
    id: 'deleted-without-question',
    breaks: '«Удалить» deletes an assignment even when the teacher does not confirm it',
    detectedBy: ['S1 an assignment is deleted only after the teacher has confirmed it, and then it is gone'],
    inject: (hooks) =>
      hooks.page(() => {
        const ask = window.confirm.bind(window);
        window.confirm = (question) => ask(question) || true;
      }),
  },
  {
    id: 'phone-menu-does-not-open',
    breaks: 'the button of the menu does nothing on a phone',
    detectedBy: ['M the menu of a phone opens, and does not stay over the page to which it leads'],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener(
          'click',
          (event) => {
            const button = event.target instanceof Element ? event.target.closest('button') : null;
            if (button?.ariaLabel === 'Toggle Sidebar' && innerWidth <= 800) event.stopImmediatePropagation();
          },
          true,
        );
      }),
  },
  {
    id: 'phone-menu-stays',
    breaks: 'the menu of a phone stays over the page to which it leads',
    detectedBy: ['M the menu of a phone opens, and does not stay over the page to which it leads'],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener(
          'click',
          (event) => {
            const link = event.target instanceof Element ? event.target.closest('.side-bar-drawer a') : null;
            const menu = link?.closest('.side-bar-drawer');
            if (menu === null || menu === undefined) return;
            const copy = menu.cloneNode(true);
            requestAnimationFrame(() => {
              document.body.append(copy);
              for (const part of document.body.children) if (part !== copy) part.setAttribute('aria-hidden', 'true');
            });
          },
          true,
        );
      }),
  },
  {
    id: 'phone-dialog-runs-off',
    breaks: 'long dialogs run off the screen of a phone, and do not scroll',
    detectedBy: [
      'M every button of the teacher’s forms can be reached on a phone',
      'M every button of the student’s form can be reached on a phone',
      'M every button of the admin’s forms can be reached on a phone',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const style = document.createElement('style');
        style.textContent =
          '@media (max-width: 800px) { .dialog { inset-block-start: 12px !important; max-block-size: none !important; translate: -50% 0 !important; } }';
        document.addEventListener('DOMContentLoaded', () => document.head.append(style));
      }),
  },
  {
    id: 'instructions-of-first',
    breaks: 'the form of an answer shows the instructions of the assignment whose form was opened first',
    detectedBy: ['S3 the form of an answer that is opened after that of another assignment holds nothing of it'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        let first: Response | undefined;
        window.fetch = async (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          const isRecord = /\/api\/assignments\/(?:assignments\/)?\d+\/$/.test(url);
          if (!isRecord || !location.pathname.endsWith('/student/assignments')) return send(input, init);
          first ??= await send(input, init);
          return first.clone();
        };
      }),
  },
];
