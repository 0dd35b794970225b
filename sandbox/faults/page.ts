import type { Assignment } from '../contract/assignments';
import type { Fault } from './fault';
import { PLACES } from './places';

/** What goes wrong in the page itself, while the server does its part. */
export const PAGE_FAULTS: readonly Fault[] = [
  {
    id: 'deadline-shown-in-utc',
    breaks: 'the page shows every moment in UTC instead of local time',
    noticedBy: ['2.6'],
    cause: (site) =>
      site.page(() => {
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
    noticedBy: ['2.3'],
    cause: (site) => site.answers<Assignment>(PLACES.one, (body) => ({ ...body, author_name: null })),
  },
  {
    id: 'publish-button-dead',
    breaks: '«Создать и опубликовать» does nothing when it is pressed',
    noticedBy: ['1.9'],
    cause: (site) =>
      site.page(() => {
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
    noticedBy: ['S1.c'],
    cause: (site) =>
      site.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) =>
          send(address, typeof init?.body === 'string' ? { ...init, body: init.body.replace(/("assigned_to":\[\d+)[^\]]*/, '$1') } : init);
      }),
  },
  {
    id: 'status-shown-wrong',
    breaks: 'an assignment without an answer is shown as «Отправлено»',
    noticedBy: ['2.8'],
    cause: (site) =>
      site.page(() => {
        new MutationObserver(() => {
          for (const badge of document.querySelectorAll('span')) if (badge.textContent === 'Не отправлено') badge.textContent = 'Отправлено';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'console-error',
    breaks: 'the page writes an error into the console',
    noticedBy: ['B25'],
    cause: (site) =>
      site.page(() => {
        addEventListener('load', () => console.error('Warning: a component is used in the wrong way'));
      }),
  },
  {
    id: 'uncaught-error',
    breaks: 'an error in the page is caught by nobody',
    noticedBy: ['A2'],
    cause: (site) =>
      site.page(() => {
        addEventListener('load', () => setTimeout(() => [undefined as unknown as Element].map((nothing) => nothing.tagName), 0));
      }),
  },
  {
    id: 'language-not-told',
    breaks: 'the page does not tell screen readers its language',
    noticedBy: ['Y the pages that need no sign-in are free of serious barriers'],
    cause: (site) =>
      site.page(() => {
        document.documentElement.removeAttribute('lang');
      }),
  },
  {
    id: 'sign-out-not-sent',
    breaks: 'signing out clears the browser and does not tell the server',
    noticedBy: ['B26'],
    cause: (site) =>
      site.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) => (typeof address === 'string' && address.includes('/logout/') ? Promise.resolve(new Response('{"success":true}')) : send(address, init));
      }),
  },
  {
    id: 'sections-missing',
    breaks: 'the admin’s page does not show the tables of accounts',
    noticedBy: ['B27'],
    cause: (site) =>
      site.page(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('section:has(table) { display: none !important; }');
        document.adoptedStyleSheets.push(sheet);
      }),
  },
  {
    id: 'schedule-unreachable',
    breaks: 'the admin’s schedule leads to the page «не найдено»',
    noticedBy: ['B17'],
    cause: (site) =>
      site.page(() => {
        if (location.pathname === '/admin/schedule') location.replace('/there-is-no-such-page');
      }),
  },
];
