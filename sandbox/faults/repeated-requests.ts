import type { Fault } from './fault';
import type { FaultHooks, Where } from './fault-hooks';
import { PLACES } from './places';

const AGAIN = 'once although the button is pressed again and again';
const CREATE_ACCOUNT = /^POST \/api\/auth\/(students|staff|parents)\/create\//;
/** Time in which two requests count as sent together. */
const TOGETHER_MS = 1_000;

/** A button with these words sends its request once more for each press while it is busy. */
function pressedAgain(words: string): Fault['inject'] {
  return (hooks) =>
    hooks.page((label) => {
      const send = window.fetch.bind(window);
      let last: Parameters<typeof fetch> | undefined;
      window.fetch = (address, init) => {
        if (init?.method !== undefined && init.method !== 'GET') last = [address, init];
        return send(address, init);
      };
      new MutationObserver(() => {
        for (const button of document.querySelectorAll<HTMLButtonElement>('button[aria-busy]'))
          if (button.disabled && button.textContent?.includes(label) === true) button.disabled = false;
      }).observe(document, {
        childList: true,
        subtree: true,
        attributes: true,
        attributeFilter: ['disabled', 'aria-busy'],
      });
      const again = (event: Event) => {
        const pressed = event.target instanceof Element ? event.target.closest('button[aria-busy]') : null;
        if (pressed?.textContent?.includes(label) !== true || last === undefined) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        void send(...last);
      };
      addEventListener('click', again, true);
    }, words);
}

/** Answers a request with a status while an earlier one of the same key is under way. */
function secondAtOnce(
  hooks: FaultHooks,
  where: Where,
  status: number,
  keyOf: (body: Record<string, unknown>, id: number) => string,
): void {
  const recent = new Set<string>();
  hooks.stub(where, ({ request, id }) => {
    const key = keyOf((request.body ?? {}) as Record<string, unknown>, id);
    if (recent.has(key))
      return { status, body: status < 300 ? (request.body ?? {}) : { detail: 'Internal Server Error' } };
    recent.add(key);
    setTimeout(() => recent.delete(key), TOGETHER_MS);
    return undefined;
  });
}

/** Faults of buttons that send again while their first request is under way. */
export const PRESS_FAULTS: readonly Fault[] = [
  {
    id: 'publish-sent-again',
    breaks: '«Создать и опубликовать» sends again while the first request is under way',
    detectedBy: [`S1 a new assignment is published ${AGAIN}`],
    inject: pressedAgain('Создать и опубликовать'),
  },
  {
    id: 'close-sent-again',
    breaks: '«Закрыть» of a card sends again while the first request is under way',
    detectedBy: [`S1 an assignment is closed from its card ${AGAIN}`],
    inject: pressedAgain('Закрыть'),
  },
  {
    id: 'card-publish-sent-again',
    breaks: '«Опубликовать» of a card sends again while the first request is under way',
    detectedBy: [`S1 a draft is published from its card ${AGAIN}`],
    inject: pressedAgain('Опубликовать'),
  },
  {
    id: 'reset-sent-again',
    breaks: '«Сбросить» resets a password again while the first request is under way',
    detectedBy: [`BW a password is reset ${AGAIN}`],
    inject: pressedAgain('Сбросить'),
  },
  {
    id: 'save-sent-again',
    breaks: '«Сохранить» sends again while the first request is under way',
    detectedBy: [
      `AR the parent saves the own profile ${AGAIN}`,
      `BW a change of an account is stored ${AGAIN}`,
      `BW the children of a parent are stored ${AGAIN}`,
    ],
    inject: pressedAgain('Сохранить'),
  },
  {
    id: 'sign-in-sent-again',
    breaks: '«Войти» signs in again while the first request is under way',
    detectedBy: ['AS the page signs in once although «Войти» is pressed again and again'],
    inject: pressedAgain('Вход'),
  },
];

/** Faults of requests that arrive together. */
export const TOGETHER_FAULTS: readonly Fault[] = [
  {
    id: 'same-email-together-crashes',
    breaks: 'two simultaneous accounts with one email are answered with 201 and 500',
    detectedBy: [
      'BW two accounts with one email (student) that are created at the same time become one account',
      'BW two accounts of different kinds with one email that are created at the same time become one account',
    ],
    inject: (hooks) => secondAtOnce(hooks, CREATE_ACCOUNT, 500, ({ email }) => String(email)),
  },
  {
    id: 'grade-together-crashes',
    breaks: 'of two simultaneous grades the second is answered with 500',
    detectedBy: ['S4 of two grades that are given at the same time one is stored as a whole'],
    inject: (hooks) => secondAtOnce(hooks, PLACES.grade, 500, (_body, id) => String(id)),
  },
  {
    id: 'lesson-together-lost',
    breaks: 'of two simultaneous lessons in one slot the second is confirmed and not stored',
    detectedBy: ['BS of two lessons that are planned at the same time as many are stored as were accepted'],
    inject: (hooks) =>
      secondAtOnce(hooks, 'POST /api/admin/schedule/lessons/create/', 201, (body) => JSON.stringify(body)),
  },
  {
    id: 'report-together-lost',
    breaks: 'of two simultaneous reports about a student the second is confirmed and not stored',
    detectedBy: ['T of two reports that are written at the same time as many are stored as were accepted'],
    inject: (hooks) =>
      secondAtOnce(hooks, 'POST /api/reports/tutor-weekly-reports/', 201, ({ student }) => String(student)),
  },
];
