import {
  about,
  expect,
  percentFilled,
  percentShown,
  routes,
  skipMissingFeature,
  test,
  tutorStudent,
  type ProgressByPlace,
} from '../../fixtures';

/** The progress of a student is one number wherever it is percent, and only the student's own work changes it. */

/** Where a student is shown drafts, which is a failure of another test, they may count. */
function dueAfterDraft(seesDraft: boolean, now: ProgressByPlace, before: ProgressByPlace): ProgressByPlace {
  return seesDraft ? now : before;
}

test(
  'T P BS the progress of a student counts no draft and no work of others, and is the same on every page and in the API',
  about({
    titleRu: 'прогресс ученика не считает черновики и чужую работу и одинаков на всех страницах и в API',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['teacher', 'student', 'tutor', 'parent', 'admin'],
    changesData: true,
  }),
  async ({ accounts, assignments, families, progress, signInAs, teacher, admin }) => {
    const [tutorAccount, parentAccount] = [await accounts.create('tutor'), await accounts.create('parent')];
    // Brothers or sisters without a grade, before and after the student in every list.
    await families.sibling({ tutor: tutorAccount, parent: parentAccount });
    const student = await families.studentWithRecord({ tutor: tutorAccount, parent: parentAccount });
    await families.sibling({ tutor: tutorAccount, parent: parentAccount });
    const [tutor, parent, own] = [
      await signInAs('tutor', tutorAccount),
      await signInAs('parent', parentAccount),
      await signInAs('student', student),
    ];
    const sessions = { tutor: tutor.api, parent: parent.api, student: own.api };
    const shared = await assignments.create({
      title: 'Общее задание',
      assignedTo: [student.user.id, 'secondStudent'],
    });
    const before = await progress.everywhere(student, sessions);
    expect(Object.keys(before), 'the places that show the progress').not.toHaveLength(0);
    expect
      .soft([...new Set(Object.values(before))], `the progress, as every place shows it: ${JSON.stringify(before)}`)
      .toHaveLength(1);

    const other = await assignments.submitted(shared, 'secondStudent', { content: 'Чужой ответ' });
    await assignments.graded(other, 100, 'Верно');
    expect
      .soft(await progress.everywhere(student, sessions), 'the progress after the grade of another student')
      .toEqual(before);

    const draft = await assignments.create({
      title: 'Ещё не задано',
      status: 'draft',
      assignedTo: [student.user.id],
    });
    const listed = await assignments.titlesInList(own.api);
    const [total, seesDraft] = [listed.length, listed.includes(draft.title)];
    const now = await progress.everywhere(student, sessions);
    expect
      .soft(now, 'the progress after a draft that names the student')
      .toEqual(dueAfterDraft(seesDraft, now, before));
    const percent = Math.round(Object.values(now)[0] ?? 0);

    const shown: { where: string; percent: number | undefined; filled: number | undefined }[] = [];
    const look = async (where: string, place: Parameters<typeof percentShown>[0]) =>
      shown.push({ where, percent: await percentShown(place), filled: await percentFilled(place, percent) });
    await teacher.opens(routes.teacherHome);
    await look('the student on the start page of the teacher', teacher.dashboard.studentCard(student.fullName));
    await parent.opens(routes.parentHome);
    await look('the child on the start page of the parent', parent.dashboard.childCard(student.fullName));
    for (const route of [routes.tutorHome, routes.tutorStudents]) {
      await tutor.opens(route);
      await look(`the student on ${route.name}`, tutor.students.student(student.fullName));
    }
    await (await admin.finds('student', student.email)).openProfile(student.email);
    await expect
      .soft(admin.profile.line('Прогресс'), 'the profile of the student for the admin')
      .toShowProgress(percent);
    await own.opens(routes.studentHome);
    await look('the start page of the student', own.dashboard.progress);
    for (const place of shown.filter((one) => one.percent !== undefined))
      expect.soft(place.percent, place.where).toBe(percent);
    for (const place of shown.filter((one) => one.filled !== undefined))
      expect.soft(Math.abs((place.filled ?? 0) - percent), `how far the bar is off: ${place.where}`).toBeLessThan(2);
    const figures = { Заданий: [total], Отправлено: [3], Оценено: [2] };
    await parent.opens(routes.parentChild, student.user.id);
    await expect.soft((title: string) => parent.child.assignments.figure(title)).toShowCorrectFigures(figures);
    await own.opens(routes.studentHome);
    await expect(own).toShowFigures({ 'Всего заданий': total, Оценено: 2 });

    await (await assignments.as('teacher')).change(student.open.id, { status: 'closed' });
    const after = await progress.everywhere(student, sessions);
    expect
      .soft(
        new Set(Object.values(after)).size,
        `the progress after an assignment is closed, as every place shows it: ${JSON.stringify(after)}`,
      )
      .toBe(1);
    await (await assignments.as('teacher')).change(student.graded.id, { status: 'closed' });
    const afterwards = await progress.everywhere(student, sessions);
    expect
      .soft(
        Object.keys(after).filter((place) => (afterwards[place] ?? 0) < (after[place] ?? 0)),
        `where the progress falls when an assignment with a grade is closed: ${JSON.stringify([after, afterwards])}`,
      )
      .toEqual([]);
    const sent = await assignments.submittedWith(own.api, shared);
    const beforeReturn = await progress.everywhere(student, sessions);
    await skipMissingFeature(!(await assignments.returnedIfPossible(sent)), 'way to return an answer');
    expect(
      await progress.everywhere(student, sessions),
      'the progress after an answer was returned without a grade',
    ).toEqual(beforeReturn);
    const silent = shown.filter((one) => one.percent === undefined).map(({ where }) => where);
    await skipMissingFeature(silent.length > 0, `percentage of the progress at: ${silent.join(', ')}`);
  },
);

test(
  'T P the average of a student counts a grade of zero',
  about({
    titleRu: 'средний результат ученика учитывает нулевую оценку',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent', 'tutor', 'student', 'teacher'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const [tutorAccount, parentAccount] = [await accounts.create('tutor'), await accounts.create('parent')];
    const child = await accounts.create('student', {
      tutor_id: tutorAccount.user.id,
      parent_id: parentAccount.user.id,
    });
    const session = await accounts.signIn(child);
    for (const score of [80, 0])
      await assignments.gradedAs(
        session,
        await assignments.create({ title: 'С оценкой', max_score: 100, assignedTo: [child.user.id] }),
        score,
      );
    const [tutor, parent] = [await signInAs('tutor', tutorAccount), await signInAs('parent', parentAccount)];
    const figures = { Оценено: [2], 'Средний результат': [40] };
    await parent.precondition('P2', () => parent.opens(routes.parentChild, child.user.id));
    await expect.soft((title: string) => parent.child.assignments.figure(title)).toShowCorrectFigures(figures);
    await tutor.precondition('T2', () => tutor.opens(tutorStudent, child.user.id));
    await expect((title: string) => tutor.student.assignments.figure(title)).toShowCorrectFigures(figures);
  },
);
