import type { TeacherRow } from '../contract/administration';
import type { Fault } from './fault';
import type { FaultHooks } from './fault-hooks';
import { queryOf } from './places';

const CHANGE_ACCOUNT = 'PATCH /api/auth/users/:id/';
const CHANGE_TUTOR = 'PATCH /api/auth/tutors/:id/profile/';
/** Requests with the texts of an account. */
const WITH_TEXTS = /^(?:POST \/api\/auth\/(?:students|staff)\/create\/|PATCH \/api\/auth\/\w+\/:id\/profile\/)$/;
const STUDENT = 'BW every field of the forms for a student is stored and shown again';
const TEACHER = 'BW every field of the forms for a teacher is stored and shown again';
const TUTOR = 'BW every field of the forms for a tutor is stored and shown again';

interface Texts {
  goal?: string;
  bio?: string;
  specialization?: string;
}

/** Stores the texts of an account otherwise than they were typed. */
function storeTexts(hooks: FaultHooks, change: (text: string) => string): void {
  hooks.body<Texts>(WITH_TEXTS, (body) => {
    for (const field of ['goal', 'bio', 'specialization'] as const) {
      const text = body[field];
      if (typeof text === 'string') body[field] = change(text);
    }
  });
}

/** Changes the text by which an account is found, after a change of the account. */
function searchTextAfter(hooks: FaultHooks, where: string, change: (before: string, after: string) => string): void {
  const read = async (id: number) =>
    (await hooks.database.selectFrom('users').select('search_text').where('id', '=', id).executeTakeFirst())
      ?.search_text ?? '';
  const before = new Map<number, string>();
  hooks.before(where, async ({ id }) => void before.set(id, await read(id)));
  hooks.answers(where, async (_body, { id }) => {
    const search_text = change(before.get(id) ?? '', await read(id));
    await hooks.database.updateTable('users').set({ search_text }).where('id', '=', id).execute();
  });
}

/** Faults in the texts of accounts and lessons, and in how accounts are found. */
export const ACCOUNT_TEXT_FAULTS: readonly Fault[] = [
  {
    id: 'account-texts-cut',
    breaks: 'goal and biography of an account are cut after 100 characters',
    detectedBy: [STUDENT, TEACHER],
    inject: (hooks) => storeTexts(hooks, (text) => text.slice(0, 100)),
  },
  {
    id: 'account-texts-without-emoji',
    breaks: 'characters beyond 16 bits become question marks in goal, biography and specialization',
    detectedBy: [TUTOR, STUDENT],
    inject: (hooks) => storeTexts(hooks, (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
  },
  {
    id: 'lesson-description-in-one-line',
    breaks: 'the description of a lesson is stored without its line breaks',
    detectedBy: ['BS a lesson that the admin plans stands in the schedule'],
    inject: (hooks) =>
      hooks.body<{ description?: string }>(
        'POST /api/admin/schedule/lessons/create/',
        (body) => void (body.description = body.description?.replace(/\s+/g, ' ') ?? ''),
      ),
  },
  {
    id: 'search-by-first-subject-only',
    breaks: 'teachers are found by the subject with which they were created, and not by others',
    detectedBy: ['BW the buttons of a row act on the account of that row'],
    inject: (hooks) =>
      hooks.answers<{ results: TeacherRow[] }>('GET /api/auth/staff/', async (body, context) => {
        const search = queryOf(context, 'search')?.trim().toLowerCase();
        if (search === undefined || queryOf(context, 'role') !== 'teacher') return;
        const people = await hooks.database.selectFrom('users').select(['id', 'search_text']).execute();
        const found = people.filter(({ search_text }) => search_text.includes(search)).map(({ id }) => id);
        body.results = body.results.filter(({ user }) => found.includes(user.id));
      }),
  },
  {
    id: 'search-keeps-former-email',
    breaks: 'an account is still found by the email that it had before',
    // The forms of the other kinds send a second change, which corrects it.
    detectedBy: ['BW every field of the forms for a parent is stored and shown again'],
    inject: (hooks) => searchTextAfter(hooks, CHANGE_ACCOUNT, (before, after) => `${before}\n${after}`),
  },
  {
    id: 'search-keeps-former-specialization',
    breaks: 'a tutor is found by the former specialization, and not by the present one',
    detectedBy: [TUTOR],
    inject: (hooks) => searchTextAfter(hooks, CHANGE_TUTOR, (before) => before),
  },
  {
    id: 'filters-not-combined',
    breaks: 'the students are not filtered by class where a tutor is picked',
    detectedBy: ['BU each filter of the table of students is empty after it was reset'],
    inject: (hooks) =>
      hooks.before('GET /api/auth/students/', ({ request }) => {
        const { grade: _grade, ...others } = request.query as Record<string, unknown>;
        if ('tutor_id' in others) Object.assign(request, { query: others });
      }),
  },
];
