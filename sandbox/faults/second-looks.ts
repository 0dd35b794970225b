import { presentInstant } from '../server/database/instant';
import type { Fault } from './fault';

const SEND_REPORT = 'POST /api/reports/tutor-weekly-reports/:id/send/';
const TWICE = 'T a report that is sent a second time, as from another tab, reaches the parent once';
const WAITING = 'S4 the start page of a teacher counts every answer that waits for a grade';

/** Faults that show only at a second record, a second choice or a second press. */
export const SECOND_LOOK_FAULTS: readonly Fault[] = [
  {
    id: 'report-sent-again-crashes',
    breaks: 'the server crashes when a report is sent that was sent before',
    detectedBy: [TWICE],
    inject: (hooks) =>
      hooks.stub(SEND_REPORT, async ({ request }) => {
        const { id } = request.params as { id: string };
        const report = await hooks.database
          .selectFrom('reports')
          .select('status')
          .where('id', '=', Number(id))
          .executeTakeFirst();
        return report?.status === 'sent' ? { status: 500, body: { detail: 'Внутренняя ошибка сервера.' } } : undefined;
      }),
  },
  {
    id: 'report-sent-again-doubled',
    breaks: 'a report that is sent again reaches the parent a second time',
    detectedBy: [TWICE],
    inject: (hooks) =>
      hooks.stub(SEND_REPORT, async ({ request }) => {
        const { id } = request.params as { id: string };
        const report = await hooks.database
          .selectFrom('reports')
          .selectAll()
          .where('id', '=', Number(id))
          .executeTakeFirst();
        if (report?.status !== 'sent') return undefined;
        const { id: _id, ...copy } = report;
        await hooks.database
          .insertInto('reports')
          .values({ ...copy, created_at: presentInstant() })
          .execute();
        return { status: 200, body: { message: 'Отчет отправлен родителю' } };
      }),
  },
  {
    id: 'versions-miscounted',
    breaks: 'the number of versions in the list of answers is too high by one',
    detectedBy: ['S4 the teacher’s list shows each earlier version with its own text, file and moment'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const summary of document.querySelectorAll('.versions summary')) {
            if (summary.hasAttribute('data-changed')) continue;
            summary.setAttribute('data-changed', '');
            summary.textContent = (summary.textContent ?? '').replace(/\d+/, (number) => String(Number(number) + 1));
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'preview-of-first-file',
    breaks: 'each preview shows the text of the file that was opened first',
    detectedBy: ['S3 the student’s page shows each earlier version with its own text, file and moment'],
    inject: (hooks) =>
      hooks.page(() => {
        let first: Promise<string> | undefined;
        Blob.prototype.text = function (this: Blob) {
          return (first ??= this.arrayBuffer().then((bytes) => new TextDecoder().decode(bytes)));
        };
      }),
  },
  {
    id: 'too-large-file-sticks',
    breaks: 'the form of an answer takes no other file after one that was too large',
    detectedBy: ['S7 a file just under 50 MB is taken, and a file of several megabytes comes back whole'],
    inject: (hooks) =>
      hooks.page(() => {
        let isStuck = false;
        new MutationObserver(() => {
          const dialog = document.querySelector('[role=dialog]');
          isStuck = dialog !== null && (isStuck || dialog.textContent.includes('слишком большой'));
          const button = dialog?.querySelector<HTMLButtonElement>('button[type=submit]');
          if (isStuck && button?.disabled === false) button.disabled = true;
        }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
      }),
  },
  {
    id: 'page-size-ignored',
    breaks: 'the tables of students and parents show 20 accounts whatever length of a page is picked',
    detectedBy: [
      'BU the table of accounts (parent) shows every account once over its pages, and follows its filters',
      'BU the table of accounts (student) shows every account once over its pages, and follows its filters',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) => {
          const asked = address instanceof Request ? address.url : String(address);
          return send(/[?&]page=/.test(asked) ? asked.replace('page_size=50', 'page_size=20') : asked, init);
        };
      }),
  },
  {
    id: 'plus-in-email-lost',
    breaks: 'a plus sign in the email of a sign-in is read as a space',
    detectedBy: ['BW after a change of the email the new one signs in, and the old one does not'],
    inject: (hooks) =>
      hooks.body<{ email?: string }>('POST /api/auth/login/', (body) => {
        if (typeof body.email === 'string') body.email = body.email.replace('+', ' ');
      }),
  },
  {
    id: 'waiting-count-beside-heading',
    breaks:
      'the start page of a teacher tells five waiting answers beside the heading of their list, however many there are',
    detectedBy: [WAITING],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const head of document.querySelectorAll('.card-head')) {
            const aside = head.querySelector('.muted');
            const isWaiting = head.textContent.startsWith('Задания на проверке');
            if (isWaiting && aside !== null && Number(aside.textContent) > 5) aside.textContent = '5';
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'waiting-in-wrong-form',
    breaks: 'the link to the waiting answers has one form of the word for every number',
    detectedBy: [WAITING],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const link of document.querySelectorAll('main a'))
            if (/^Проверить \d+ ответов$/.test(link.textContent))
              link.textContent = link.textContent.replace('ответов', 'ответа');
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'graded-sentence-counts-sent',
    breaks: 'the start page of a student says «Оценено заданий: 0 из 4» whatever is graded',
    detectedBy: ['S5 the dashboard of the student counts open, graded and all assignments'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const line of document.querySelectorAll('main .muted'))
            if (/^Оценено заданий: [1-9]/.test(line.textContent))
              line.textContent = line.textContent.replace(/\d+/, '0');
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'earlier-version-marked-late',
    breaks: 'the page of the student marks each earlier version of a late answer as late',
    detectedBy: ['S6 a new version after the deadline is late, though the first one was in time'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const head of document.querySelectorAll('.versions li > p:first-child'))
            if (head.querySelector('.badge') === null)
              head.insertAdjacentHTML('beforeend', '<span class="badge">Опоздание</span>');
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'message-of-removed-file-stays',
    breaks: 'the message that a file is too large stays when the file is taken back',
    detectedBy: ['S7 a file just under 50 MB is taken, and a file of several megabytes comes back whole'],
    inject: (hooks) =>
      hooks.page(() => {
        const keep = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('[aria-label="Убрать файл"]') : null;
          const message = pressed?.closest('[role=dialog]')?.querySelector('[role=alert]');
          if (message) pressed?.closest('[role=dialog]')?.append(message.cloneNode(true));
        };
        addEventListener('click', keep, true);
      }),
  },
];
