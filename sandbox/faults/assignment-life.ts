import type { NewAssignment } from '../contract/assignments';
import type { Fault } from './fault';
import { assignmentOf, PLACES } from './places';

const { create: CREATE } = PLACES;

const CHANGE = /^PATCH \/api\/assignments\/(?:assignments\/)?:id\/$/;
const SAME_TITLE = 'S1 two assignments of one title are two assignments, each with its own answer';

/** Faults between the draft of an assignment and its end: its settings, its changes, and what it accepts. */
export const ASSIGNMENT_LIFE_FAULTS: readonly Fault[] = [
  {
    id: 'draft-readable',
    breaks: 'students read the drafts of their teacher by their number',
    detectedBy: ['S1 S2 a draft is known to its teacher only'],
    inject: (hooks) =>
      hooks.impersonate(PLACES.one, async (sender, { id }) => {
        const draft =
          sender?.role !== 'student'
            ? undefined
            : await hooks.database
                .selectFrom('assignments')
                .select('author_id')
                .where('id', '=', id)
                .where('status', '=', 'draft')
                .executeTakeFirst();
        return draft === undefined ? undefined : hooks.user({ id: draft.author_id });
      }),
  },
  {
    id: 'draft-published',
    breaks: 'the form publishes an assignment that was to be saved as a draft',
    detectedBy: ['S1 the form saves a draft with every field as it was typed'],
    inject: (hooks) => hooks.body<NewAssignment>(CREATE, (body) => void (body.status ??= 'published')),
  },
  {
    id: 'type-always-homework',
    breaks: 'every assignment is stored as homework',
    detectedBy: ['S1 the form saves a draft with every field as it was typed'],
    inject: (hooks) => hooks.body<NewAssignment>(CREATE, (body) => void (body.type = 'homework')),
  },
  {
    id: 'penalty-period-lost',
    breaks: 'a penalty for each hour is stored as one for each day',
    detectedBy: ['S1 S6 the form stores every setting for answers after the deadline'],
    inject: (hooks) => hooks.body<NewAssignment>(CREATE, (body) => void (body.penalty_frequency = 'per_day')),
  },
  {
    id: 'card-buttons-swapped',
    breaks: '«Опубликовать» closes an assignment, and «Закрыть» publishes it',
    detectedBy: ['S1 the buttons of a card publish a draft and close it, and the card and the server show it'],
    inject: (hooks) =>
      hooks.body<NewAssignment>(PLACES.changeOne, (body) => {
        const swapped = { draft: 'draft', published: 'closed', closed: 'published' } as const;
        if (body.status !== undefined) body.status = swapped[body.status];
      }),
  },
  {
    id: 'closed-takes-answers',
    breaks: 'the server takes answers to closed assignments',
    detectedBy: ['S3 a closed assignment takes no answer'],
    inject: (hooks) =>
      hooks.before(PLACES.send, async (context) => {
        await hooks.database
          .updateTable('assignments')
          .set({ status: 'published' })
          .where('id', '=', assignmentOf(context))
          .where('status', '=', 'closed')
          .execute();
      }),
  },
  {
    id: 'last-moment-ignored',
    breaks: 'late answers are taken after the last moment that the teacher has set',
    detectedBy: ['S6 late answers are taken until the last moment that the teacher has set, and not after it'],
    inject: (hooks) =>
      hooks.before(PLACES.send, async (context) => {
        await hooks.database
          .updateTable('assignments')
          .set({ late_submission_deadline: null })
          .where('id', '=', assignmentOf(context))
          .execute();
      }),
  },
  {
    id: 'change-loses-fields',
    breaks: 'a change of an assignment stores only its state',
    detectedBy: ['S1 a change of an assignment is stored with all its fields'],
    inject: (hooks) =>
      hooks.before(PLACES.changeOne, ({ request }) => {
        const { status } = request.body as Partial<NewAssignment>;
        request.body = status === undefined ? {} : { status };
      }),
  },
  {
    id: 'points-below-a-grade',
    breaks: 'the points of an assignment can be set below a grade that was given',
    detectedBy: ['S4 the points of an assignment do not fall below a grade that was given'],
    inject: (hooks) =>
      hooks.body<Partial<NewAssignment>>(PLACES.changeOne, async (body, { id }) => {
        if (body.max_score === undefined) return;
        await hooks.database
          .updateTable('assignments')
          .set({ max_score: body.max_score })
          .where('id', '=', id)
          .execute();
        delete body.max_score;
      }),
  },
  {
    id: 'publish-button-missing',
    breaks: 'the card of a draft has no button that publishes it',
    detectedBy: ['S1 the buttons of a card publish a draft and close it, and the card and the server show it'],
    inject: (hooks) =>
      hooks.page(() => {
        new MutationObserver(() => {
          for (const button of document.querySelectorAll('button'))
            if (button.textContent === 'Опубликовать') button.style.setProperty('display', 'none', 'important');
        }).observe(document, { childList: true, subtree: true });
      }),
  },
  {
    id: 'closed-for-good',
    breaks: 'an assignment that was closed cannot be published again',
    detectedBy: ['S3 a closed assignment takes no new version of an answer'],
    inject: (hooks) =>
      hooks.stub(CHANGE, async ({ id, request }) => {
        const { status } = (request.body ?? {}) as { status?: string };
        const now = await hooks.database
          .selectFrom('assignments')
          .select('status')
          .where('id', '=', id)
          .executeTakeFirst();
        return status === 'published' && now?.status === 'closed'
          ? { status: 400, body: { status: ['Задание закрыто.'] } }
          : undefined;
      }),
  },
  {
    id: 'title-cut',
    breaks: 'the title of an assignment that is changed is cut after 80 characters',
    detectedBy: ['S1 a change of an assignment is stored with all its fields'],
    inject: (hooks) =>
      hooks.body<{ title?: unknown }>(CHANGE, (body) => {
        if (typeof body.title === 'string') body.title = body.title.slice(0, 80);
      }),
  },
  {
    id: 'same-title-refused',
    breaks: 'a teacher cannot have two assignments of one title',
    detectedBy: [SAME_TITLE],
    inject: (hooks) =>
      hooks.stub(CHANGE, async ({ id, request }) => {
        const { title } = (request.body ?? {}) as { title?: unknown };
        if (typeof title !== 'string') return undefined;
        const other = await hooks.database
          .selectFrom('assignments')
          .select('id')
          .where('title', '=', title)
          .where('id', '<>', id)
          .executeTakeFirst();
        return other === undefined ? undefined : { status: 400, body: { title: ['Такое задание уже есть.'] } };
      }),
  },
  {
    id: 'same-title-listed-once',
    breaks: 'lists contain one of several assignments of one title',
    detectedBy: [SAME_TITLE],
    inject: (hooks) =>
      hooks.answers<{ results?: { title: string }[] }>(PLACES.list, (body) => {
        const once = (list: { title: string }[]) =>
          list.filter(({ title }, index) => list.findIndex((other) => other.title === title) === index);
        if (Array.isArray(body)) return once(body as { title: string }[]);
        return body.results === undefined ? undefined : { ...body, results: once(body.results) };
      }),
  },
];
