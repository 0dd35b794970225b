import type { Fault } from './fault';
import { ignoreClicksOn } from './in-page';

/** Faults that leave a user without knowing where they are, or without a way on. */
export const ORIENTATION_FAULTS: readonly Fault[] = [
  {
    id: 'tab-titles-alike',
    breaks: 'the tab of the browser has the same title on every page',
    detectedBy: ['Y each page has a title of its own in the tab of the browser'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const title of document.querySelectorAll('title'))
            if (title.textContent !== 'THE BOT') title.textContent = 'THE BOT';
        }).observe(document, { childList: true, subtree: true, characterData: true });
      }),
  },
  {
    id: 'home-button-dead',
    breaks: '«На главную» on the pages without content leads nowhere',
    detectedBy: ['M «Назад» and «На главную» on the page that denies access lead away from it'],
    inject: (hooks) => hooks.page(ignoreClicksOn, 'button, a', 'На главную'),
  },
  {
    id: 'home-link-of-unknown-address-stays',
    breaks: '«На главную» on the page for unknown addresses loads the same page again',
    detectedBy: ['M «На главную» of the page for unknown addresses and of the sign-in page leads to the start page'],
    inject: (hooks) =>
      hooks.page(() => {
        const stay = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('main a[href="/"]') : null;
          if (pressed === null || document.querySelector('h1')?.textContent !== '404') return;
          event.preventDefault();
          event.stopImmediatePropagation();
          location.reload();
        };
        addEventListener('click', stay, true);
      }),
  },
  {
    id: 'deleted-assignment-loads-for-ever',
    breaks: 'the page of an assignment that was deleted loads for ever',
    detectedBy: ['S2 the page of an assignment that was deleted meanwhile says so and shows nothing of it'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (address, init) => {
          const response = await send(address, init);
          const asked = address instanceof Request ? address.url : String(address);
          const isOne = /\/assignments\/\d+\/$/.test(asked) && (init?.method ?? 'GET') === 'GET';
          return isOne && response.status === 404 ? new Promise<Response>(() => undefined) : response;
        };
      }),
  },
  {
    id: 'gone-taken-for-done',
    breaks: 'the page announces a change of an assignment as done that was deleted meanwhile',
    detectedBy: ['S1 a button of a card announces no success where its assignment was deleted meanwhile'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (address, init) => {
          const response = await send(address, init);
          return init?.method === 'PATCH' && response.status === 404
            ? new Response('{"status":"published"}', { status: 200 })
            : response;
        };
      }),
  },
  {
    id: 'lesson-question-names-another',
    breaks: 'the question before a lesson is removed names another lesson',
    detectedBy: ['BS a lesson that is removed leaves the schedule without a reload'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          const text = document.querySelector('[role=dialog] p');
          const cells = [...document.querySelectorAll('main tbody tr')].map((row) =>
            [...row.querySelectorAll('td')].map(({ textContent }) => textContent ?? ''),
          );
          const other = cells.find(([, , , , , student = '']) => text?.textContent?.includes(student) === false);
          const isQuestion = /^Удалить занятие/.test(document.querySelector('[role=dialog] h2')?.textContent ?? '');
          if (!isQuestion || text === null || other === undefined || text.hasAttribute('data-changed')) return;
          text.setAttribute('data-changed', '');
          text.textContent = `${other[3] ?? ''}, ${other[5] ?? ''}, ${other[0] ?? ''}`;
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'lesson-cancel-removes',
    breaks: '«Отмена» in the question before a lesson is removed removes the lesson',
    detectedBy: ['BS a lesson that is removed leaves the schedule without a reload'],
    inject: (hooks) =>
      hooks.page(() => {
        const remove = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('[role=dialog] button') : null;
          if (pressed?.textContent?.trim() !== 'Отмена') return;
          pressed.closest('[role=dialog]')?.querySelector<HTMLButtonElement>('.button-danger')?.click();
        };
        addEventListener('click', remove, true);
      }),
  },
  {
    id: 'lesson-day-by-utc',
    breaks: 'the schedule shows lessons a day early west of Greenwich',
    detectedBy: ['BS the schedule lists lessons by day, whatever their time of day is'],
    inject: (hooks) =>
      hooks.page(() => {
        const Original = Date;
        window.Date = new Proxy(Original, {
          construct: (target, given: unknown[]) => {
            const [text] = given;
            const isDay = typeof text === 'string' && /^\d{4}-\d\d-\d\dT12:00:00$/.test(text);
            return Reflect.construct(target, isDay ? [text.slice(0, 10)] : given) as Date;
          },
        });
      }),
  },
  {
    id: 'login-field-named-email',
    breaks: 'the sign-in page asks for an email after «Логин» was chosen',
    detectedBy: ['A «Логин» on the sign-in page takes the login that was returned with the password'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const label of document.querySelectorAll('label'))
            if (label.textContent === 'Имя пользователя') label.textContent = 'Email';
        }).observe(document, { childList: true, subtree: true, characterData: true });
      }),
  },
  {
    id: 'report-day-by-utc',
    breaks: 'the start page of a parent shows the day of a report in Greenwich',
    detectedBy: ['P the start page of a parent lists the newest reports, the newest first'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (address, init) => {
          const response = await send(address, init);
          const asked = address instanceof Request ? address.url : String(address);
          if (!asked.includes('/api/reports/') || (init?.method ?? 'GET') !== 'GET') return response;
          const text = (await response.text()).replace(/("created_at":")(\d{4}-\d\d-\d\d)T[^"]*"/g, '$1$2T02:00:00Z"');
          return new Response(text, response);
        };
      }),
  },
  {
    id: 'registration-day-by-utc',
    breaks: 'the profile of an account shows the day of the registration in Greenwich',
    detectedBy: ['BU the profile that is opened after another one shows the second account'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = async (address, init) => {
          const response = await send(address, init);
          const asked = address instanceof Request ? address.url : String(address);
          if (!/\/api\/auth\/users\/\d+\/$/.test(asked) || (init?.method ?? 'GET') !== 'GET') return response;
          const text = await response.text();
          return new Response(text.replace(/("date_joined":")(\d{4}-\d\d-\d\d)T[^"]*"/g, '$1$2T02:00:00Z"'), response);
        };
      }),
  },
];
