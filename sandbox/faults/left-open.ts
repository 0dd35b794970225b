import type { Fault } from './fault';
import { addStyle } from './in-page';

/** Faults of pages that stay open, of what they ask for, and of what they say of a draft and of a returned answer. */
export const LEFT_OPEN_FAULTS: readonly Fault[] = [
  {
    id: 'answer-wiped-by-tick',
    breaks: 'what a student types into an answer is wiped every fifteen seconds',
    detectedBy: ['S3 the text of an answer stays in its form while the form is open for minutes'],
    inject: (hooks) => hooks.page(wipe, '[role=dialog] textarea', '/dashboard/student'),
  },
  {
    id: 'teacher-forms-wiped-by-tick',
    breaks: 'what a teacher types into a form is wiped every fifteen seconds',
    detectedBy: ['S1 S4 what the teacher types stays in the forms while they are open for minutes'],
    inject: (hooks) => hooks.page(wipe, '[role=dialog] input', '/dashboard/teacher'),
  },
  {
    id: 'report-wiped-by-tick',
    breaks: 'what a tutor types into a report is wiped every fifteen seconds',
    detectedBy: ['T BW what tutor and admin type stays in the forms while they are open for minutes'],
    inject: (hooks) => hooks.page(wipe, '[role=dialog] input', '/dashboard/tutor'),
  },
  {
    id: 'account-form-wiped-by-tick',
    breaks: 'what the admin types into the form of an account is wiped every fifteen seconds',
    detectedBy: ['T BW what tutor and admin type stays in the forms while they are open for minutes'],
    inject: (hooks) => hooks.page(wipe, '[role=dialog] input', '/admin'),
  },
  {
    id: 'field-loses-focus-with-key',
    breaks: 'each field of a dialog loses the focus with every key',
    detectedBy: [
      'S3 the text of an answer stays in its form while the form is open for minutes',
      'S1 S4 what the teacher types stays in the forms while they are open for minutes',
      'T BW what tutor and admin type stays in the forms while they are open for minutes',
    ],
    inject: (hooks) =>
      hooks.page(() =>
        addEventListener('input', ({ target }) => {
          if (target instanceof HTMLElement && target.closest('[role=dialog]') !== null)
            requestAnimationFrame(() => target.blur());
        }),
      ),
  },
  {
    id: 'page-clock-stops',
    breaks: 'an open page does not notice a deadline that passes more than fifteen seconds after it was opened',
    detectedBy: ['S6 a page that is open when a deadline passes takes no answer any more, without a reload'],
    inject: (hooks) =>
      hooks.page(() => {
        const repeat = window.setInterval.bind(window);
        window.setInterval = ((handler: () => void, ms?: number) => {
          const id = repeat(() => {
            clearInterval(id);
            handler();
          }, ms);
          return id;
        }) as typeof window.setInterval;
      }),
  },
  {
    id: 'draft-announced-as-published',
    breaks: 'the message after a draft was created says that it is published',
    detectedBy: [
      'S1 a new assignment is stored once although «Создать» is pressed twice, and the form closes with a message',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
            if (text.nodeValue === 'Задание создано') text.nodeValue = 'Задание создано и опубликовано';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'returned-answer-without-button',
    breaks: 'the page offers no new version of an answer that the teacher has returned',
    detectedBy: [
      'S3 S4 a returned answer stays among the active assignments, and the page offers to send a new version',
    ],
    inject: (hooks) => {
      hooks.page(addStyle, '.returned button { display: none; }');
      hooks.page(() => {
        new MutationObserver(() => {
          for (const card of document.querySelectorAll('.assignment-card'))
            card.classList.toggle('returned', card.textContent?.includes('Возвращено') === true);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
    },
  },
  {
    id: 'list-read-one-by-one',
    breaks: 'the list of assignments of a student asks for each of its entries',
    detectedBy: ['S2 the lists of assignments and the start pages read no entry one by one'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (input, init) => {
          const answer = await send(input, init);
          const url = new URL(input instanceof Request ? input.url : String(input), location.href);
          const isList = (init?.method ?? 'GET') === 'GET' && /\/assignments\/assignments\/$/.test(url.pathname);
          if (!isList || !location.pathname.startsWith('/dashboard/student')) return answer;
          const content = (await answer.clone().json()) as { results?: { id: number }[] } | { id: number }[];
          for (const { id } of Array.isArray(content) ? content : (content.results ?? []))
            void send(`${url.origin}${url.pathname}${id}/`, init);
          return answer;
        };
      }),
  },
];

/** Runs in the page: empties the fields every fifteen seconds. */
function wipe(selector: string, path: string): void {
  setInterval(() => {
    if (!location.pathname.startsWith(path)) return;
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(selector)) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, '');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, 15_000);
}
