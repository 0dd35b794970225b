import { about, endpoints, expect, skipMissingFeature, test, withLateResponse } from '../../fixtures';

test(
  'BU the table shows what was searched for last, although the response to an earlier search comes later',
  about({
    titleRu: 'таблица показывает последний поиск, даже если ответ на прежний пришёл позже',
    scenario: 'BU',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const [first, second] = [await accounts.create('student'), await accounts.create('student')];
    const students = await admin.precondition('B9', () => admin.finds('student', first.user.last_name));
    const isSent = await withLateResponse(
      admin,
      endpoints.listStudents,
      first.email,
      () => students.search(first.email),
      () => students.search(second.email),
    );
    await skipMissingFeature(!isSent, 'search over the students on the server');
    await expect.poll(() => students.emails(), 'the students, after both responses').toEqual([second.email]);
  },
);
