import { about, DAY, endpoints, expect, routes, skipMissingFeature, test, tutorStudent } from '../../fixtures';

/** An assignment from its draft to its deletion: who knows it, and which buttons change its state. */

const REFUSED = [400, 403, 404, 409];

test(
  'S1 S2 a draft is known to its teacher only',
  about({
    titleRu: 'черновик известен только его преподавателю',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student', 'parent', 'tutor'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const draft = await assignments.create({
      title: 'Ещё не опубликовано',
      status: 'draft',
      assignedTo: ['student'],
    });
    expect((await (await assignments.as('teacher')).read(draft.id)).status, 'the stored state').toBe('draft');
    for (const name of ['student', 'parent', 'tutor'] as const) {
      const api = await assignments.as(name);
      expect
        .soft(
          (await api.list()).map(({ id }) => id),
          `ids in the list of the ${name}`,
        )
        .not.toContain(draft.id);
      await expect.soft(api.read(draft.id)).toBeRefused(REFUSED, `the ${name} a draft`);
    }
  },
);

test(
  'S2 the pages of parent and tutor about a student receive nothing of a draft',
  about({
    titleRu: 'страницы родителя и тьютора об ученике не получают черновик',
    scenario: 'S2',
    cases: [],
    owner: 'assignments',
    roles: ['parent', 'tutor'],
    changesData: true,
  }),
  async ({ assignments, parent, tutor }) => {
    const draft = await assignments.create({
      title: 'Ещё не опубликовано',
      status: 'draft',
      assignedTo: ['student'],
    });
    const anna = await assignments.person('student');
    const responses = await parent.precondition('P1', async () => [
      ...(await parent.typesAddressOf(routes.parentChild, anna.id)),
      ...(await tutor.typesAddressOf(tutorStudent, anna.id)),
    ]);
    expect(responses).toNotDisclose(draft.title);
  },
);

test(
  'S1 the buttons of a card publish a draft and close it, and the card and the server show it',
  about({
    titleRu: 'кнопки карточки публикуют черновик и закрывают задание, и это видно в карточке и на сервере',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const { id, title } = await assignments.create({
      title: 'Черновик для кнопок',
      status: 'draft',
      assignedTo: ['student'],
    });
    const [api, anna] = [await assignments.as('teacher'), await assignments.as('student')];
    const page = teacher.assignments;
    await teacher.precondition('1.10', async () => {
      await teacher.opensListOfAssignments();
      await expect(page.card(title).heading).toBeVisible();
    });
    await skipMissingFeature(!(await page.publishButton(title).isVisible()), 'button that publishes a draft');
    const before = await teacher.messages();
    const published = await teacher.expectSuccess(endpoints.changeAssignment, () => page.publish(title));
    expect.soft(published.status, 'the state that the server answers').toBe('published');
    await expect.soft(teacher).toShowChangeDone({ earlier: before });
    await expect
      .soft(page.state(title, /^(Опубликовано|Published)$/), 'the state on the card, without a reload')
      .toBeVisible();
    expect((await api.read(id)).status, 'the stored state').toBe('published');
    expect(
      (await anna.list()).map((one) => one.id),
      'ids in the list of the student',
    ).toContain(id);

    const canClose = await teacher.canDo(() => expect(page.closeButton(title)).toBeVisible());
    await skipMissingFeature(!canClose, 'button that closes an assignment');
    const between = await teacher.messages();
    await teacher.expectSuccess(endpoints.changeAssignment, () => page.closeAssignment(title));
    await expect.soft(teacher).toShowChangeDone({ earlier: between });
    await expect.soft(page.state(title, /^(Закрыто|Closed)$/), 'the state on the card, without a reload').toBeVisible();
    expect((await api.read(id)).status, 'the stored state').toBe('closed');
  },
);

test(
  'S1 an assignment is deleted only after the teacher has confirmed it, and then it is gone',
  about({
    titleRu: 'задание удаляется только после подтверждения преподавателя и тогда исчезает',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const { id, title } = await assignments.create({ title: 'Будет удалено', assignedTo: ['student'] });
    const page = teacher.assignments;
    await teacher.precondition('1.10', async () => {
      await teacher.opensListOfAssignments();
      await expect(page.card(title).heading).toBeVisible();
    });
    await skipMissingFeature(!(await page.removeButton(title).isVisible()), 'button that deletes an assignment');
    expect(
      await teacher.attempts(endpoints.removeAssignment, page.removeButton(title), () => page.remove(title, false)),
      'without confirmation',
    ).toHaveNoEffect();
    expect((await (await assignments.as('teacher')).read(id)).status, 'the stored state without confirmation').toBe(
      'published',
    );

    const earlier = await teacher.messages();
    await teacher.expectSuccess(endpoints.removeAssignment, () => page.remove(title, true));
    await expect.soft(teacher).toShowChangeDone({ earlier });
    for (const name of ['teacher', 'student'] as const) {
      await expect
        .soft((await assignments.as(name)).read(id))
        .toBeRefused([404, 403], `the ${name} a deleted assignment`);
    }
    await teacher.opensListOfAssignments();
    await expect(page.card(title).heading).toBeHidden();
  },
);

test(
  'S3 S6 the page lets a student send nothing to what is closed or over',
  about({
    titleRu: 'страница не даёт отправить ответ на закрытое или просроченное задание',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ title: 'Закрыто досрочно', assignedTo: ['student'] });
    await (await assignments.as('teacher')).change(homework.id, { status: 'closed' });
    const over = await assignments.lateAnswersUntil(
      await assignments.overdueBy(3 * DAY, { assignedTo: ['student'], allow_late_submission: true }),
      -DAY,
    );
    for (const { title } of [homework, over]) {
      expect(
        await student.precondition('2.2', () => student.canStillSubmit(title)),
        `whether the page lets the student send to «${title}»`,
      ).toBe(false);
    }
  },
);

test(
  'S5 a graded assignment is finished for the student and takes no further answer on the page',
  about({
    titleRu: 'оценённое задание завершено для ученика и не принимает нового ответа на странице',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ title: 'Уже оценено', assignedTo: ['student'] });
    await assignments.graded(await assignments.submitted(homework, 'student', { content: 'x = 2' }), 85, 'Верно');
    await student.precondition('5.2', () => student.findsInEitherList(homework.title));
    await skipMissingFeature(
      !/Оценено|Graded/.test((await student.assignments.card(homework.title).box.textContent()) ?? ''),
      'state of the own answer in the list of the student',
    );
    await expect(student.assignments.finishedTab, 'the list that has the graded assignment').toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await student.canStillSubmit(homework.title), 'whether the page lets the student send after the grade').toBe(
      false,
    );
  },
);
