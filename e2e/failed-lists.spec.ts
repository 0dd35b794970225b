import { about, endpoints, expect, openWithFailedList, routes, skipMissingFeature, test } from '../fixtures';

/** Lists that a page may be unable to read. `endpoints` names those of users' actions only. */
const LISTS = {
  teacher: [routes.pendingSubmissions, /^\/api\/materials\/teacher\/submissions\/pending\/?$/],
  tutor: [routes.tutorStudents, endpoints.listTutorStudents.path],
  parent: [routes.parentChildren, endpoints.listChildren.path],
  student: [routes.studentAssignments, endpoints.listAssignments.path],
} as const;

test(
  'M a page whose list cannot be read says so, claims nothing about the list, and loads it at another attempt',
  about({
    titleRu:
      'страница, не сумевшая прочитать список, говорит об этом, ничего о нём не утверждает и загружает его по кнопке',
    scenario: 'M',
    cases: [],
    owner: 'accounts',
    roles: ['teacher', 'tutor', 'parent', 'student'],
    changesData: false,
  }),
  async ({ teacher, tutor, parent, student }) => {
    const users = { teacher, tutor, parent, student };
    const silent: string[] = [];
    const withoutButton: string[] = [];
    for (const role of ['teacher', 'tutor', 'parent', 'student'] as const) {
      const [route, list] = LISTS[role];
      const user = users[role];
      const { claim, saysSo, again } = await user.blockedUnless(`${route.name} does not open without its list`, () =>
        openWithFailedList(user, route, list),
      );
      expect.soft(claim, `what ${route.name} says of a list that it could not read`).toBeUndefined();
      expect.soft(again, `the list of ${route.name} after another attempt`).not.toBe('not loaded');
      silent.push(...[route.name].filter(() => !saysSo));
      withoutButton.push(...[route.name].filter(() => again === 'no button'));
    }
    await skipMissingFeature(silent.length > 0, `message about a list that cannot be read on: ${silent.join(', ')}`);
    // The list of assignments says why it failed, and has no button.
    await skipMissingFeature(
      withoutButton.length > 1,
      `button that reads a list again on: ${withoutButton.join(', ')}`,
    );
  },
);
