import type { Fault } from './fault';
import { each } from './each';

const CREATE_ACCOUNT = /^POST \/api\/auth\/(?:students|staff|parents)\/create\//;
const STUDENT_LIST = 'GET /api/auth/students/';

/** Faults in changes of one account that touch something else, in lessons and in the search. */
export const ACCOUNT_CHANGE_FAULTS: readonly Fault[] = [
  {
    id: 'parent-named-otherwise',
    breaks: 'the tutor is told the name of the tutor as that of the parent',
    detectedBy: ['BW what the admin changes of one account leaves everything else as it was'],
    inject: (hooks) =>
      hooks.answers('GET /api/tutor/my-students/', (body) =>
        each(body, 'parent_name', (found) =>
          Object.assign(found, { parent_name: (found as { tutor_name: string | null }).tutor_name }),
        ),
      ),
  },
  {
    id: 'change-activates',
    breaks: 'each change of an account in the form activates it',
    detectedBy: [
      'BW «Активен» in the form of a teacher deactivates and activates, and stays as it is with every other change',
    ],
    inject: (hooks) =>
      hooks.body<{ email?: string; is_active?: boolean }>('PATCH /api/auth/users/:id/', (body) => {
        if (body.email !== undefined) body.is_active = true;
      }),
  },
  {
    id: 'change-loses-subjects',
    breaks: 'a change of a teacher in the form takes away the subjects',
    detectedBy: [
      'BU the table and the profile of a teacher show what is stored, and a changed first name changes nothing else',
    ],
    inject: (hooks) =>
      hooks.before(
        'PATCH /api/auth/teachers/:id/profile/',
        async ({ id }) =>
          void (await hooks.database.deleteFrom('teacher_subjects').where('teacher_id', '=', id).execute()),
      ),
  },
  {
    id: 'reset-of-first-row',
    breaks: '«Сбросить» resets the password of the newest account of the role',
    detectedBy: ['BW the buttons of a row act on the account of that row'],
    inject: (hooks) =>
      hooks.page(() => {
        const send = window.fetch.bind(window);
        window.fetch = (address, init) => {
          const [row] = [...document.querySelectorAll('tr')].filter((one) => one.textContent?.includes('Вторая'));
          return row !== undefined && typeof address === 'string' && address.endsWith('/reset-password/')
            ? send(
                address.replace(/\d+/, (id) => String(Number(id) + 1)),
                init,
              )
            : send(address, init);
        };
      }),
  },
  {
    id: 'children-removed-with-parent',
    breaks: 'a parent who is removed for good takes the children along',
    detectedBy: ['BW a student whose parent is removed for good stays with the own work, without that parent'],
    inject: (hooks) =>
      hooks.before(
        'DELETE /api/auth/users/:id/',
        async ({ id }) => void (await hooks.database.deleteFrom('users').where('parent_id', '=', id).execute()),
      ),
  },
  {
    id: 'same-password-for-all',
    breaks: 'all new accounts have the same password',
    detectedBy: ['BW5'],
    inject: (hooks) =>
      hooks.body<{ password?: string }>(CREATE_ACCOUNT, (body) => void (body.password = 'Welcome2026')),
  },
  {
    id: 'lesson-description-lost',
    breaks: 'the description of a lesson is not stored',
    detectedBy: ['BS a lesson that the admin plans stands in the schedule'],
    inject: (hooks) =>
      hooks.body<{ description?: string }>(
        'POST /api/admin/schedule/lessons/create/',
        (body) => void (body.description = ''),
      ),
  },
  {
    id: 'lessons-open-to-students',
    breaks: 'students read the lessons of everybody',
    detectedBy: ['M a lesson is moved and removed by nobody who has nothing to do with it, nor by its student'],
    inject: (hooks) =>
      hooks.impersonate('GET /api/scheduling/lessons/', (sender) =>
        sender?.role === 'student' ? hooks.user({ role: 'admin' }) : undefined,
      ),
  },
  {
    id: 'search-tells-case-apart',
    breaks: 'the search for students finds nothing by a word in capitals',
    detectedBy: ['BU the search for a student takes names in any order and letter case, and what else the field names'],
    inject: (hooks) =>
      hooks.answers<object>(STUDENT_LIST, (body, { request }) => {
        const { search = '' } = request.query as { search?: string };
        return /\p{Lu}{3}/u.test(search) ? { ...body, count: 0, next: null, previous: null, results: [] } : undefined;
      }),
  },
  {
    id: 'role-called-otherwise',
    breaks: 'the role of tutors is called «Родитель»',
    detectedBy: ['T the dashboard of the tutor counts the own students and reports'],
    inject: (hooks) =>
      hooks.answers(/^(?:GET|POST) \/api\//, (body) =>
        each(body, 'role_display', (found) => {
          const person = found as { role: string; role_display: string };
          if (person.role === 'tutor') person.role_display = 'Родитель';
        }),
      ),
  },
];
