import {
  about,
  DAY,
  daysLate,
  endpoints,
  expect,
  HOUR,
  routes,
  russianDateTimePattern,
  skipMissingFeature,
  test,
} from '../../fixtures';

/** The page of the answers that wait for a grade: each with its own student, and graded from there. */

test(
  'S4 the page of the waiting answers shows each with its student and moment, and an answer that is graded there leaves it',
  about({
    titleRu: 'страница проверки показывает каждый ответ с его учеником и временем, и оценённый там ответ с неё уходит',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.overdueBy(2 * DAY + 3 * HOUR, {
      title: 'Ждёт проверки',
      allow_late_submission: true,
    });
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const ofAnna = await assignments.submitted(homework, 'student', { content: 'Решила подстановкой.' });
    const ofDmitry = await assignments.submitted(homework, 'secondStudent', { content: 'Решил графически.' });
    const other = await assignments.create({ title: 'Тоже ждёт проверки', assignedTo: ['student'] });
    await assignments.submitted(other, 'student', { content: 'Ответ на другое задание.' });
    const { pending, gradeDialog: form } = teacher;
    const entries = {
      anna: pending.entry(homework.title, anna.full_name),
      dmitry: pending.entry(homework.title, dmitry.full_name),
    };

    await teacher.blockedUnless('the page of the waiting answers does not open', () =>
      teacher.opens(routes.pendingSubmissions),
    );
    await skipMissingFeature(
      (await pending.gradeButtons.count()) === 0,
      'list of the answers that wait for a grade on its page',
    );
    for (const [name, entry, { submitted_at, ...answer }] of [
      [anna.full_name, entries.anna, ofAnna],
      [dmitry.full_name, entries.dmitry, ofDmitry],
    ] as const) {
      await expect.soft(entry, `the answer of ${name} among those that wait for a grade`).toBeVisible();
      await expect
        .soft(entry)
        .toShowMoment(russianDateTimePattern(submitted_at), `the moment at which ${name} sent the answer`);
      await expect
        .soft(entry, `the days late of ${name}: as many as the server stores, or none`)
        .not.toContainText(otherDaysThan(daysLate({ ...answer, submitted_at }, homework)));
    }

    await teacher.blockedUnless('no answer can be opened from the page of the waiting answers', async () => {
      await pending.openSubmission(homework.title, anna.full_name);
      await expect(form.scoreField).toBeVisible();
    });
    await expect(form.submission('Решила подстановкой.'), 'the text of the answer that was opened').toBeVisible();
    await form.typeScore(85);
    await form.typeFeedback('Верно');
    await teacher.expectSuccess(endpoints.gradeSubmission, () => form.publish());
    await expect.soft(entries.anna, 'the entry of the answer after it was graded, without a reload').toHaveCount(0);
    await expect.soft(entries.dmitry, 'the entry of the answer that still waits').toBeVisible();
    await expect
      .soft(pending.entry(other.title, anna.full_name), 'the entry of the other answer of the same student')
      .toBeVisible();
    expect
      .soft(await assignments.record(ofAnna), 'the stored grade')
      .toMatchObject({ status: 'graded', feedback: 'Верно' });
    expect(await assignments.record(ofDmitry), 'the answer that still waits').toEqual(ofDmitry);
  },
);

/** Matches «на 2 дн.» with another number. */
function otherDaysThan(days: number): RegExp {
  return new RegExp(`(?<!\\d)(?!${days}\\s)\\d+\\s*(?:дн|ден|сут)`);
}
