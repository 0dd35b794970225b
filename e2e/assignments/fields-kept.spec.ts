import {
  about,
  changeOneByOne,
  daysFromNow,
  emptyOneByOne,
  endpoints,
  expect,
  otherChanges,
  skipMissingFeature,
  test,
} from '../../fixtures';

/** A change of an assignment leaves the fields that it does not name as they were, and an emptied field is empty. */

test(
  'S1 a change of an assignment leaves every field that it does not name as it was',
  about({
    titleRu: 'изменение задания не трогает поля, которых оно не называет',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const draft = await assignments.draftWithoutDefaults('Все поля заданы');
    const { taken, wrong } = await changeOneByOne(assignments, draft, [
      { description: 'Напишите о процентах' },
      { status: 'published' },
      { due_date: daysFromNow(5, '10:20').instant },
      { max_score: 60 },
      { late_penalty_value: 9 },
      { max_penalty: 30 },
      { instructions: 'Не больше двух страниц' },
      { status: 'closed' },
    ]);
    await skipMissingFeature(taken.length === 0, 'change of an assignment');
    expect(wrong, 'fields that changed without being named').toEqual([]);
  },
);

test(
  'S1 publishing and closing an assignment from its card leave all its other fields as they were',
  about({
    titleRu: 'публикация и закрытие задания из карточки не трогают остальные поля',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const draft = await assignments.draftWithoutDefaults('Все поля заданы, карточка');
    const page = teacher.assignments;
    await teacher.precondition('1.10', async () => {
      await teacher.opensListOfAssignments();
      await expect(page.card(draft.title).heading).toBeVisible();
    });
    await skipMissingFeature(!(await page.publishButton(draft.title).isVisible()), 'button that publishes a draft');
    const before = await assignments.fieldsOf(draft);
    await teacher.precondition('1.9', () =>
      teacher.expectSuccess(endpoints.changeAssignment, () => page.publish(draft.title)),
    );
    const published = await assignments.fieldsOf(draft);
    expect
      .soft(
        otherChanges(before, published, ['status']),
        'fields that changed although the assignment was only published',
      )
      .toEqual([]);

    // The card changes its buttons when the list has arrived again.
    const canClose = await teacher.canDo(() => expect(page.closeButton(draft.title)).toBeVisible());
    await skipMissingFeature(!canClose, 'button that closes an assignment');
    await teacher.blockedUnless('the assignment cannot be closed', () =>
      teacher.expectSuccess(endpoints.changeAssignment, () => page.closeAssignment(draft.title)),
    );
    expect(
      otherChanges(published, await assignments.fieldsOf(draft), ['status']),
      'fields that changed although the assignment was only closed',
    ).toEqual([]);
  },
);

test(
  'S1 an optional field of an assignment that is emptied is empty afterwards',
  about({
    titleRu: 'необязательное поле задания после очистки пусто',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const draft = await assignments.draftWithoutDefaults('Поля будут очищены');
    const { taken, wrong } = await emptyOneByOne(assignments, draft, [
      { late_submission_deadline: null },
      { max_penalty: null },
      { tags: '' },
      { instructions: '' },
    ]);
    await skipMissingFeature(taken.length === 0, 'optional field of an assignment that can be emptied');
    expect(wrong, 'fields that were emptied and are not empty').toEqual([]);
  },
);
