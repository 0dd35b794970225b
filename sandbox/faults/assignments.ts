import type { Assignment, CreatedAssignment, ListedAssignment, NewAssignment, Page } from '../contract/assignments';
import type { Fault } from './fault';
import { each, eachAssignment } from './each';
import { idOfCreated, PLACES } from './places';

const { create: CREATE, list: LIST, one: ONE, read: READ, changeOne: CHANGE } = PLACES;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Shifts an instant and returns it in the API's format. */
function moved(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** Returns a list without its first entry, whether the build paginates it or not. */
function withoutFirst(body: Page<ListedAssignment> | ListedAssignment[]): Page<ListedAssignment> | ListedAssignment[] {
  return Array.isArray(body) ? body.slice(1) : { ...body, results: body.results.slice(1) };
}

/** Faults in creating, listing and reading assignments. */
export const ASSIGNMENT_FAULTS: readonly Fault[] = [
  {
    id: 'instructions-missing',
    breaks: 'a student is not shown the instructions',
    detectedBy: ['S2 the student’s page shows the instructions as the teacher typed them'],
    inject: (hooks) => hooks.answers<Assignment>(ONE, (body) => ({ ...body, instructions: '' })),
  },
  {
    id: 'change-told-without-lines',
    breaks: 'the response to a changed assignment has lost the line breaks of its instructions',
    detectedBy: ['S1 a change of an assignment is stored with all its fields'],
    inject: (hooks) =>
      hooks.answers<Assignment>(CHANGE, (body) => ({ ...body, instructions: body.instructions.replaceAll('\n', ' ') })),
  },
  {
    id: 'entities-decoded',
    breaks: 'a literal «&amp;» in a description becomes «&»',
    detectedBy: ['1.9', 'S3 long texts with every kind of character and line are stored as they were typed'],
    inject: (hooks) =>
      hooks.body<{ description?: string }>(
        CREATE,
        (body) => void (body.description = body.description?.replaceAll('&amp;', '&') ?? ''),
      ),
  },
  {
    id: 'created-not-stored',
    breaks: 'a new assignment is answered and toasted as created, and is not stored',
    detectedBy: ['1.9'],
    inject: (hooks) =>
      hooks.answers<CreatedAssignment>(CREATE, async (created) => {
        const id = await idOfCreated(hooks, created);
        await hooks.database.deleteFrom('assignments').where('id', '=', id).execute();
      }),
  },
  {
    id: 'stored-as-draft',
    breaks: 'an assignment that is answered as published is stored as a draft',
    detectedBy: ['S1.d'],
    inject: (hooks) =>
      hooks.answers<CreatedAssignment>(CREATE, async (created) => {
        const id = await idOfCreated(hooks, created);
        await hooks.database.updateTable('assignments').set({ status: 'draft' }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'second-student-dropped',
    breaks: 'of several students only the first is stored',
    detectedBy: ['S1.c'],
    inject: (hooks) =>
      hooks.answers<CreatedAssignment>(CREATE, async (created) => {
        const id = await idOfCreated(hooks, created);
        const [first = 0] = created.assigned_to;
        await hooks.database
          .deleteFrom('assignment_students')
          .where('assignment_id', '=', id)
          .where('student_id', '<>', first)
          .execute();
      }),
  },
  {
    id: 'deadline-in-local-time',
    breaks: 'the deadline is stored three hours off, as if it had been typed in UTC',
    detectedBy: ['S1.b'],
    inject: (hooks) =>
      hooks.body<NewAssignment>(CREATE, (body) => void (body.due_date = moved(body.due_date, 3 * HOUR_MS))),
  },
  {
    id: 'deadline-a-day-off',
    breaks: 'whoever reads an assignment is told a deadline a day late',
    detectedBy: ['2.6'],
    inject: (hooks) =>
      hooks.answers(READ, (body) => eachAssignment(body, (one) => void (one.due_date = moved(one.due_date, DAY_MS)))),
  },
  {
    id: 'deadline-loses-seconds',
    breaks: 'the seconds of a deadline are cut off when it is stored',
    detectedBy: ['S6.e'],
    inject: (hooks) =>
      hooks.body<NewAssignment>(CREATE, (body) => void (body.due_date = `${body.due_date.slice(0, 16)}:00.000Z`)),
  },
  {
    id: 'points-ignored',
    breaks: 'the points that were typed are ignored, and every assignment is worth 100',
    detectedBy: ['S1 S2 in UTC: a deadline is stored as the instant typed and shown in local time'],
    inject: (hooks) => hooks.body<NewAssignment>(CREATE, (body) => void (body.max_score = 100)),
  },
  {
    id: 'points-cut',
    breaks: 'points lose their last digit when they are stored',
    detectedBy: ['2.9'],
    inject: (hooks) =>
      hooks.body<NewAssignment>(CREATE, (body) => void (body.max_score = Math.trunc((body.max_score ?? 100) / 10))),
  },
  {
    id: 'description-cut',
    breaks: 'descriptions are cut after 20 characters when they are stored',
    detectedBy: ['2.5'],
    inject: (hooks) =>
      hooks.body<NewAssignment>(CREATE, (body) => void (body.description = body.description.slice(0, 20))),
  },
  {
    id: 'type-forgotten',
    breaks: 'every assignment is stored as a test',
    detectedBy: ['S1.e'],
    inject: (hooks) =>
      hooks.answers<CreatedAssignment>(CREATE, async (created) => {
        const id = await idOfCreated(hooks, created);
        await hooks.database.updateTable('assignments').set({ type: 'test' }).where('id', '=', id).execute();
      }),
  },
  {
    id: 'list-is-stale',
    breaks: 'the list of assignments is answered as it was at the first reading',
    detectedBy: ['1.10'],
    inject: (hooks) => {
      const first = new Map<string, unknown>();
      hooks.answers(LIST, (body, { request }) => {
        const reader = `${request.headers.authorization ?? ''} ${request.url}`;
        if (!first.has(reader)) first.set(reader, body);
        return first.get(reader);
      });
    },
  },
  {
    id: 'student-list-without-newest',
    breaks: 'the newest assignment is missing in the lists of students',
    detectedBy: ['2.2'],
    inject: (hooks) =>
      hooks.answers<Page<ListedAssignment> | ListedAssignment[]>(LIST, (body, { request }) =>
        request.signedInUser?.role === 'student' ? withoutFirst(body) : undefined,
      ),
  },
  {
    id: 'second-page-repeats-first',
    breaks: 'every later page of the list of assignments repeats the first entries of the list',
    detectedBy: ['S1 the list of assignments contains each assignment once across its pages, the newest first'],
    inject: (hooks) => {
      const firstPages = new Map<string, ListedAssignment[]>();
      hooks.answers<Page<ListedAssignment>>(LIST, (body, { request }) => {
        const reader = request.headers.authorization ?? '';
        if (body.previous === null) firstPages.set(reader, body.results);
        return {
          ...body,
          results: body.previous === null ? body.results : (firstPages.get(reader) ?? []).slice(0, body.results.length),
        };
      });
    },
  },
  {
    id: 'title-as-html',
    breaks: 'the page renders the HTML in a title',
    detectedBy: ['2.2'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const heading of document.querySelectorAll('h1, h2, h3, h4'))
            if (/<\w/.test(heading.textContent ?? '')) heading.innerHTML = heading.textContent ?? '';
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'list-without-newest',
    breaks: 'the newest assignment is missing in every list',
    detectedBy: ['1.9'],
    inject: (hooks) => hooks.answers<Page<ListedAssignment> | ListedAssignment[]>(LIST, withoutFirst),
  },
  {
    id: 'author-not-named',
    breaks: 'students are not told whose assignment it is',
    detectedBy: ['2.7'],
    inject: (hooks) => hooks.answers<Assignment>(ONE, (body) => ({ ...body, author_name: '' })),
  },
  {
    id: 'page-list-oldest-first',
    breaks: 'the list that the pages read begins with the oldest assignment',
    detectedBy: [
      'S1 the page lists every assignment of the teacher, the newest first, and counts students and answers',
    ],
    inject: (hooks) =>
      hooks.answers<ListedAssignment[]>('GET /api/assignments/assignments/', (body) => [...body].reverse()),
  },
  {
    id: 'counts-swapped',
    breaks: 'lists tell the number of answers as the number of students, and the other way round',
    detectedBy: [
      'S1 the page lists every assignment of the teacher, the newest first, and counts students and answers',
    ],
    inject: (hooks) =>
      hooks.answers(LIST, (body) =>
        each(body, 'assigned_count', (found) => {
          const { assigned_count, submissions_count } = found as ListedAssignment;
          Object.assign(found, { assigned_count: submissions_count, submissions_count: assigned_count });
        }),
      ),
  },
];
