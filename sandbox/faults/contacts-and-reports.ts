import { presentInstant } from '../server/database/instant';
import type { Fault } from './fault';
import { PLACES } from './places';

const CONTACTS = 'GET /api/chat/contacts/';
const REPORTS = 'GET /api/reports/tutor-weekly-reports/';

interface Contacts {
  count: number;
  results: { id: number; full_name: string; role: string; has_existing_chat: boolean; chat_id: null }[];
}

/** Faults in contacts, reports, lessons and forms that are left. */
export const CONTACT_AND_REPORT_FAULTS: readonly Fault[] = [
  {
    id: 'contacts-without-tutors',
    breaks: 'tutors are among nobody’s contacts in the chat',
    detectedBy: [
      'M the student finds the people to write to among the contacts',
      'M the parent finds the people to write to among the contacts',
    ],
    inject: (hooks) =>
      hooks.answers<Contacts>(CONTACTS, (body) => {
        const results = body.results.filter(({ role }) => role !== 'tutor');
        return { ...body, count: results.length, results };
      }),
  },
  {
    id: 'deactivated-among-contacts',
    breaks: 'students who are deactivated stay among the contacts in the chat',
    detectedBy: ['M a deactivated user is among the contacts no more'],
    inject: (hooks) =>
      hooks.answers<Contacts>(CONTACTS, async (body) => {
        const deactivated = await hooks.database
          .selectFrom('users')
          .select(['id', 'first_name', 'last_name', 'role'])
          .where('is_active', '=', 0)
          .where('role', '=', 'student')
          .execute();
        const added = deactivated.map(({ id, first_name, last_name, role }) => ({
          id,
          full_name: `${first_name} ${last_name}`,
          role,
          has_existing_chat: false,
          chat_id: null,
        }));
        return { ...body, count: body.count + added.length, results: [...body.results, ...added] };
      }),
  },
  {
    id: 'reports-follow-tutor',
    breaks: 'the reports of a tutor become those of the next tutor of the student',
    detectedBy: ['M the draft of a report stays with its tutor when the student gets another tutor'],
    inject: (hooks) =>
      hooks.before(REPORTS, async () => {
        const reports = await hooks.database
          .selectFrom('reports')
          .innerJoin('users as student', 'student.id', 'reports.student_id')
          .select(['reports.id', 'student.tutor_id'])
          .execute();
        for (const { id, tutor_id } of reports)
          if (tutor_id !== null)
            await hooks.database.updateTable('reports').set({ tutor_id }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'report-sent-to-nobody',
    breaks: 'a report about a student without a parent is told as sent',
    detectedBy: ['T a report about a student without a parent is not told as sent'],
    inject: (hooks) =>
      hooks.refusals<{ error?: string }>('POST /api/reports/tutor-weekly-reports/:id/send/', (body, { reply }) => {
        if (!body.error?.includes('родитель')) return undefined;
        void reply.code(200);
        return { message: 'Отчет отправлен родителю' };
      }),
  },
  {
    id: 'link-of-lesson-lost',
    breaks: 'the link of the video conference is not stored with a new lesson',
    detectedBy: ['BS a lesson that the admin plans stands in the schedule'],
    inject: (hooks) =>
      hooks.body<{ telemost_link?: string }>('POST /api/admin/schedule/lessons/create/', (body) => {
        body.telemost_link = '';
      }),
  },
  {
    id: 'report-about-any-student',
    breaks: 'the form for a report offers every student of the platform',
    detectedBy: ['T a new report is stored once although it is created twice, and the list shows it without a reload'],
    inject: (hooks) =>
      hooks.answers<{ students: object[] }>('GET /api/reports/tutor-weekly-reports/available_students/', async () => {
        const students = await hooks.database.selectFrom('users').selectAll().where('role', '=', 'student').execute();
        return {
          students: students.map(({ id, first_name, last_name, parent_id }) => ({
            id,
            name: `${first_name} ${last_name}`,
            username: String(id),
            grade: 9,
            parent_id,
            parent_name: null,
          })),
        };
      }),
  },
  {
    id: 'refused-sign-in-is-activity',
    breaks: 'a sign-in with a wrong password counts as activity of the user',
    detectedBy: ['BF a refused sign-in does not count as activity of the user'],
    inject: (hooks) =>
      hooks.refusals('POST /api/auth/login/', async (_body, { request }) => {
        const { email = '' } = (request.body ?? {}) as { email?: string };
        await hooks.database
          .updateTable('users')
          .set({ last_login: presentInstant() })
          .where('email', '=', email)
          .execute();
      }),
  },
  {
    id: 'filter-by-tutor-ignored',
    breaks: 'the filter «Тьютор» above the students does nothing',
    detectedBy: ['BU the students can be filtered by class and by tutor'],
    inject: (hooks) =>
      hooks.before('GET /api/auth/students/', ({ request }) => {
        Reflect.deleteProperty(request.query as object, 'tutor_id');
      }),
  },
  {
    id: 'changed-grade-keeps-date',
    breaks: 'a changed grade keeps the date of the first one',
    detectedBy: ['S4 a changed grade replaces the old one, and a new version begins without a grade'],
    inject: (hooks) => {
      const first = new Map<number, string | null>();
      hooks.answers<{ id: number; graded_at: string | null }>(PLACES.grade, (body) => {
        const known = first.get(body.id) ?? body.graded_at;
        first.set(body.id, known);
        return { ...body, graded_at: known };
      });
    },
  },
  {
    id: 'cancel-confirms',
    breaks: '«Отмена» in a dialog of the admin does what the button beside it does',
    detectedBy: [
      'BW the question before a password is reset sends nothing when it is left with «Отмена»',
      'BW the edit form of an account sends nothing when it is left with «Отмена»',
    ],
    inject: (hooks) =>
      hooks.page(() => {
        const confirm = (event: Event) => {
          const pressed = event.target instanceof Element ? event.target.closest('button') : null;
          if (pressed?.textContent?.trim() !== 'Отмена') return;
          const buttons = [...(pressed.closest('[role="dialog"]')?.querySelectorAll('button') ?? [])];
          const other = buttons.find((one) => /^(Сбросить|Сохранить|Подтвердить)/.test(one.textContent?.trim() ?? ''));
          if (other === undefined) return;
          event.preventDefault();
          event.stopImmediatePropagation();
          other.click();
        };
        addEventListener('click', confirm, true);
      }),
  },
  {
    id: 'report-week-early',
    breaks: 'the week of a report is stored a day early',
    detectedBy: ['T a report is read by the parent once its tutor has sent it, and not before'],
    inject: (hooks) =>
      hooks.answers<object>('POST /api/reports/tutor-weekly-reports/', async () => {
        const last = await hooks.database
          .selectFrom('reports')
          .select(['id', 'week_start'])
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow();
        const day = new Date(Date.parse(last.week_start) - 86_400_000).toISOString().slice(0, 10);
        await hooks.database.updateTable('reports').set({ week_start: day }).where('id', '=', last.id).execute();
      }),
  },
  {
    id: 'reports-of-a-deactivated-tutor-vanish',
    breaks: 'the parent no longer reads the reports of a tutor who is deactivated',
    detectedBy: ['BW the deactivation of a teacher, a tutor or a parent leaves the work of all others as it was'],
    inject: (hooks) =>
      hooks.answers<{ count: number; results: { tutor: number }[] }>(REPORTS, async (body) => {
        const gone = await hooks.database.selectFrom('users').select('id').where('is_active', '=', 0).execute();
        const results = body.results.filter(({ tutor }) => gone.every(({ id }) => id !== tutor));
        return { ...body, count: results.length, results };
      }),
  },
  {
    id: 'reports-of-the-former-tutor-vanish',
    breaks: 'the parent no longer reads the reports that the former tutor of the child has written',
    detectedBy: [
      'M the reports about a child who is given to another parent are read by the new parent and no longer by the former one',
    ],
    inject: (hooks) =>
      hooks.answers<{ count: number; results: { tutor: number; student: number }[] }>(REPORTS, async (body) => {
        const students = await hooks.database.selectFrom('users').select(['id', 'tutor_id']).execute();
        const results = body.results.filter(({ tutor, student }) =>
          students.some(({ id, tutor_id }) => id === student && tutor_id === tutor),
        );
        return { ...body, count: results.length, results };
      }),
  },
];
