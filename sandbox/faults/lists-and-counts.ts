import { each } from './each';
import type { Fault } from './fault';
import { PLACES } from './places';

/** Faults in what lists contain, in which order, and in what is counted of them. */
export const LIST_FAULTS: readonly Fault[] = [
  {
    id: 'latest-with-graded',
    breaks: 'the start page of a student lists graded assignments under «Последние задания», too',
    detectedBy: [
      'S5 an assignment in each state stands in one tab of the student, in the right one, and the figures agree',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        let titles: string[] = [];
        window.fetch = async (address, init) => {
          const response = await send(address, init);
          const asked = address instanceof Request ? address.url : String(address);
          if (/\/api\/assignments\//.test(asked) && response.ok) {
            const body = (await response.clone().json()) as { results?: unknown } | unknown[];
            const all = (Array.isArray(body) ? body : (body.results ?? [])) as {
              title: string;
              submission?: { status: string } | null;
            }[];
            titles = Array.isArray(all)
              ? all.filter(({ submission }) => submission?.status === 'graded').map(({ title }) => title)
              : [];
          }
          return response;
        };
        new MutationObserver(() => {
          const list = document.querySelector('.columns .plain-list');
          if (location.pathname !== '/dashboard/student' || list === null) return;
          for (const title of titles)
            if (list.textContent.includes(title) === false)
              list.append(Object.assign(document.createElement('li'), { textContent: title }));
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'students-in-another-order-each-time',
    breaks: 'the students of a tutor and the children of a parent are listed in another order at each read',
    detectedBy: [
      'T the API tells a tutor of each student the own class, goal and subject',
      'P the API tells a parent of each child the own class, goal, subject and teacher',
    ],
    inject: (hooks) => {
      let isReversed = false;
      hooks.answers<{ results?: object[] } | object[]>(
        /^GET \/api\/(?:tutor\/my-students|(?:dashboard\/parent|parent)\/children)\/$/,
        (body) => {
          isReversed = !isReversed;
          if (isReversed) (Array.isArray(body) ? body : (body.results ?? [])).reverse();
        },
      );
    },
  },
  {
    id: 'removed-student-still-counted',
    breaks: 'a student who was removed for good is still counted among the students of an assignment',
    detectedBy: ['BW when a student is removed for good, a shared assignment and the answer of the classmate stay'],
    inject: (hooks) => {
      const most = new Map<number, number>();
      hooks.answers(PLACES.read, (body) =>
        each(body, 'assigned_count', (found) => {
          const one = found as { id: number; assigned_count: number };
          most.set(one.id, Math.max(one.assigned_count, most.get(one.id) ?? 0));
          one.assigned_count = most.get(one.id) ?? 0;
        }),
      );
    },
  },
  {
    id: 'reset-keeps-page',
    breaks: '«Сбросить фильтры» leaves the table of accounts on the page that was open',
    detectedBy: [
      'BU the table of accounts (parent) shows every account once over its pages, and follows its filters',
      'BU the table of accounts (student) shows every account once over its pages, and follows its filters',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const keep = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('button') : null;
          const section = pressed?.textContent === 'Сбросить фильтры' ? pressed.closest('section') : null;
          if (section?.textContent?.includes('Страница 2') !== true) return;
          const turn = () => section.querySelector<HTMLButtonElement>('[aria-label="Следующая страница"]')?.click();
          setTimeout(turn, 0);
        };
        addEventListener('click', keep, true);
      }),
  },
];
