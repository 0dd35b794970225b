import type { Lesson } from '../contract/administration';
import type { Fault } from './fault';
import { each } from './each';

/** Faults in the forms, tables and lessons of the admin, which the tests beyond the protocol detect. */
export const ADMINISTRATION_PAGE_FAULTS: readonly Fault[] = [
  {
    id: 'monitoring-figures-swapped',
    breaks: 'the admin’s pages swap the numbers of tutors and parents',
    detectedBy: ['BF each figure of the admin pages shows the number that the server sent for it'],
    inject: (hooks) =>
      hooks.page(() => {
        const swapped: Record<string, string> = { Тьютеров: 'Родителей', Родителей: 'Тьютеров' };
        new MutationObserver(() => {
          for (const heading of document.querySelectorAll('.figure h3:not([data-swapped])')) {
            heading.setAttribute('data-swapped', '');
            heading.textContent = swapped[heading.textContent ?? ''] ?? heading.textContent;
          }
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'names-swapped-on-change',
    breaks: 'a change of an account stores the first name as the last name, and the other way round',
    detectedBy: ['BW every field of the forms for a parent is stored and shown again'],
    inject: (hooks) =>
      hooks.body<Partial<Record<'first_name' | 'last_name', string>>>('PATCH /api/auth/users/:id/', (body) => {
        const { first_name: first, last_name: last } = body;
        if (first !== undefined && last !== undefined) Object.assign(body, { first_name: last, last_name: first });
      }),
  },
  {
    id: 'experience-lost',
    breaks: 'a new tutor or teacher is stored without experience',
    detectedBy: ['BW every field of the forms for a tutor is stored and shown again'],
    inject: (hooks) =>
      hooks.body<{ experience_years?: number }>(
        'POST /api/auth/staff/create/',
        (body) => void (body.experience_years = 0),
      ),
  },
  {
    id: 'state-filter-reversed',
    breaks: 'the filter for active accounts lists the inactive ones, and the other way round',
    detectedBy: ['BU the table of accounts (teacher) shows every account once over its pages, and follows its filters'],
    inject: (hooks) =>
      hooks.before('GET /api/auth/staff/', ({ request }) => {
        const query = request.query as { is_active?: string; search?: string };
        if (query.is_active !== undefined && query.search !== undefined)
          query.is_active = query.is_active === 'true' ? 'false' : 'true';
      }),
  },
  {
    id: 'second-page-of-accounts-repeats',
    breaks: 'every page of the list of students is the first one',
    detectedBy: ['BU the pages of the list of students over the API contain each account once, the newest first'],
    inject: (hooks) =>
      hooks.before(
        'GET /api/auth/students/',
        ({ request }) => void Object.assign(request.query as object, { page: '1' }),
      ),
  },
  {
    id: 'lessons-by-time-of-day',
    breaks: 'the schedule orders lessons by the time of day alone',
    detectedBy: ['BS the schedule lists lessons by day, whatever their time of day is'],
    inject: (hooks) =>
      hooks.answers<{ results: Lesson[] }>(
        'GET /api/admin/schedule/lessons/',
        ({ results }) => void results.sort((one, other) => one.start_time.localeCompare(other.start_time)),
      ),
  },
  {
    id: 'lesson-ends-when-it-starts',
    breaks: 'the schedule tells the start of a lesson as its end',
    detectedBy: ['BS a lesson that the admin plans stands in the schedule'],
    inject: (hooks) =>
      hooks.answers('GET /api/admin/schedule/lessons/', (body) =>
        each(body, 'end_time', (found) => void Object.assign(found, { end_time: (found as Lesson).start_time })),
      ),
  },
  {
    id: 'child-not-added',
    breaks: 'assigning a student to a parent is confirmed and does nothing',
    detectedBy: ['BW a student whom the admin assigns to a parent is added to the children of that parent'],
    inject: (hooks) => hooks.stub('POST /api/auth/assign-parent/', () => ({ status: 200, body: { success: true } })),
  },
  {
    id: 'subjects-not-stored',
    breaks: 'assigning subjects to a teacher is confirmed and does nothing',
    detectedBy: ['BW the subjects that the admin assigns are stored for teacher and student'],
    inject: (hooks) =>
      hooks.stub(/^\w+ \/api\/auth\/staff\/teachers\/:id\/subjects\/$/, () => ({
        status: 200,
        body: { success: true },
      })),
  },
];
