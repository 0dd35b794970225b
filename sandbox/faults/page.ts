import type { Assignment } from '../contract/assignments';
import type { Fault } from './fault';
import { PLACES } from './places';

/** Faults in the page itself, with a correct server. */
export const PAGE_FAULTS: readonly Fault[] = [
  {
    id: 'deadline-shown-in-utc',
    breaks: 'the page shows every moment in UTC instead of local time',
    detectedBy: ['2.6'],
    inject: (hooks) =>
      hooks.page(() => {
        const Format = Intl.DateTimeFormat;
        const inUtc = function (locale: string, options: Intl.DateTimeFormatOptions) {
          return new Format(locale, { ...options, timeZone: 'UTC' });
        };
        Object.assign(Intl, { DateTimeFormat: inUtc });
      }),
  },
  {
    id: 'page-crashes',
    breaks: 'the page of an assignment crashes while it is drawn',
    detectedBy: ['2.3'],
    inject: (hooks) => hooks.answers<Assignment>(PLACES.one, (body) => ({ ...body, author_name: null })),
  },
  {
    id: 'publish-button-dead',
    breaks: '«Создать и опубликовать» does nothing when it is pressed',
    detectedBy: ['1.9'],
    inject: (hooks) =>
      hooks.page(() => {
        const ignore = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('button') : null;
          if (pressed?.textContent?.includes('Создать и опубликовать')) {
            event.preventDefault();
            event.stopImmediatePropagation();
          }
        };
        addEventListener('click', ignore, true);
      }),
  },
  {
    id: 'second-student-not-sent',
    breaks: 'the form sends only the first of the chosen students',
    detectedBy: ['S1.c'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) =>
          send(
            address,
            typeof init?.body === 'string'
              ? { ...init, body: init.body.replace(/("assigned_to":\[\d+)[^\]]*/, '$1') }
              : init,
          );
      }),
  },
  {
    id: 'status-shown-wrong',
    breaks: 'an assignment without an answer is shown as «Отправлено»',
    detectedBy: ['2.8'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const badge of document.querySelectorAll('span'))
            if (badge.textContent === 'Не отправлено') badge.textContent = 'Отправлено';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'console-error',
    breaks: 'the page writes an error into the console',
    detectedBy: ['B25'],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener('load', () => console.error('Warning: a component is used in the wrong way'));
      }),
  },
  {
    id: 'console-error-of-admin-panel',
    breaks: 'the page to which /admin leads asks for an address that the server does not have',
    detectedBy: ['B25'],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener('load', () => {
          if (/^\/admin(\/monitoring)?\/?$/.test(location.pathname))
            void fetch('/api/core/metrics/').then((answer) => answer.text());
        });
      }),
  },
  {
    id: 'uncaught-error',
    breaks: 'an error in the page is caught by nobody',
    detectedBy: ['A2'],
    inject: (hooks) =>
      hooks.page(() => {
        addEventListener('load', () =>
          setTimeout(() => [undefined as unknown as Element].map((nothing) => nothing.tagName), 0),
        );
      }),
  },
  {
    id: 'language-not-told',
    breaks: 'the page does not tell screen readers its language',
    detectedBy: ['Y the pages that need no sign-in are free of serious barriers'],
    inject: (hooks) =>
      hooks.page(() => {
        document.documentElement.removeAttribute('lang');
      }),
  },
  {
    id: 'language-told-wrong',
    breaks: 'the pages tell screen readers that they are in English',
    detectedBy: ['Y the pages declare the language in which they are written'],
    inject: (hooks) =>
      hooks.page(() => {
        document.documentElement.lang = 'en';
      }),
  },
  {
    id: 'sign-out-not-sent',
    breaks: 'signing out clears the browser and does not tell the server',
    detectedBy: ['B26'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) =>
          typeof address === 'string' && address.includes('/logout/')
            ? Promise.resolve(new Response('{"success":true}'))
            : send(address, init);
      }),
  },
  {
    id: 'sections-missing',
    breaks: 'the admin’s page does not show the tables of accounts',
    detectedBy: ['B27'],
    inject: (hooks) =>
      hooks.page(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('section:has(table) { display: none !important; }');
        document.adoptedStyleSheets.push(sheet);
      }),
  },
  {
    id: 'schedule-unreachable',
    breaks: 'the admin’s schedule leads to the page «не найдено»',
    detectedBy: ['B17'],
    inject: (hooks) =>
      hooks.page(() => {
        if (location.pathname === '/admin/schedule') location.replace('/there-is-no-such-page');
      }),
  },
  {
    id: 'side-bar-leads-elsewhere',
    breaks: '«Проверка заданий» in the side bar leads to the dashboard',
    detectedBy: ['M side bar: each link of the teacher leads to the page that it names'],
    inject: (hooks) =>
      hooks.page(() => {
        const lead = (event: Event) => {
          const link = event.target instanceof Element ? event.target.closest('a') : null;
          if (link?.textContent !== 'Проверка заданий') return;
          event.preventDefault();
          event.stopImmediatePropagation();
          location.assign('/dashboard/teacher');
        };
        addEventListener('click', lead, true);
      }),
  },
  {
    id: 'midnight-as-24',
    breaks: 'the first hour of a day is shown as 24',
    detectedBy: ['S1 S2 in UTC: a deadline is stored as the instant typed and shown in local time'],
    inject: (hooks) =>
      hooks.page(() => {
        const Format = Intl.DateTimeFormat;
        const with24 = function (locale: string, options: Intl.DateTimeFormatOptions) {
          return new Format(locale, { ...options, hourCycle: 'h24' });
        };
        Object.assign(Intl, { DateTimeFormat: with24 });
      }),
  },
  {
    id: 'start-date-offset-reversed',
    breaks: 'the start date that the form offers is off by twice the offset of the time zone',
    detectedBy: ['S1 S2 in Asia/Vladivostok: a deadline is stored as the instant typed and shown in local time'],
    inject: (hooks) =>
      hooks.page(() => {
        Object.assign(Date.prototype, {
          getTimezoneOffset(this: Date) {
            const local = Date.UTC(
              this.getFullYear(),
              this.getMonth(),
              this.getDate(),
              this.getHours(),
              this.getMinutes(),
            );
            return Math.round((local - this.getTime()) / 60_000);
          },
        });
      }),
  },
  {
    id: 'cards-cut',
    breaks: 'the page of the teacher shows only the first 20 assignments',
    detectedBy: [
      'S1 the page lists every assignment of the teacher, the newest first, and counts students and answers',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('[role=tabpanel] .cards > :nth-child(n + 21) { display: none !important; }');
        document.adoptedStyleSheets.push(sheet);
      }),
  },
  {
    id: 'dashboard-figures-swapped',
    breaks: 'the dashboard of a student swaps the numbers of open and graded assignments',
    detectedBy: ['S5 the dashboard of the student counts open, graded and all assignments'],
    inject: (hooks) =>
      hooks.page(() => {
        const swapped: Record<string, string> = { Активные: 'Оценено', Оценено: 'Активные' };
        new MutationObserver(() => {
          for (const heading of document.querySelectorAll('.figure h3:not([data-swapped])')) {
            heading.setAttribute('data-swapped', '');
            heading.textContent = swapped[heading.textContent ?? ''] ?? heading.textContent;
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'fractions-not-shown',
    breaks: 'the pages round every number to a whole one',
    detectedBy: ['S5 each place that shows a grade shows its fraction'],
    inject: (hooks) =>
      hooks.page(() => {
        const Format = Intl.NumberFormat;
        const whole = function (locale: string, options: Intl.NumberFormatOptions) {
          return new Format(locale, { ...options, minimumFractionDigits: 0, maximumFractionDigits: 0 });
        };
        Object.assign(Intl, { NumberFormat: whole });
      }),
  },
];
