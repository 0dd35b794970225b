import { about, expect, requireResult, skipMissingFeature, test } from '../../fixtures';

/** A closed assignment takes nothing more from students. */

const REFUSED = [400, 403, 404, 409];

test(
  'S3 a closed assignment takes no answer',
  about({
    titleRu: 'закрытое задание не принимает ответов',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ title: 'Закрыто досрочно', assignedTo: ['student'] });
    const closed = await (await assignments.as('teacher')).change(homework.id, { status: 'closed' });
    expect(closed.status, 'the stored state').toBe('closed');
    await expect
      .soft(assignments.submitted(homework, 'student', { content: 'Поздно' }))
      .toBeRefused(REFUSED, 'an answer to a closed assignment');
    expect(
      await assignments.submissionOf(homework, 'student'),
      'the stored answer to a closed assignment',
    ).toBeUndefined();
  },
);

test(
  'S3 a closed assignment takes no new version of an answer',
  about({
    titleRu: 'закрытое задание не принимает новую версию ответа',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ title: 'Закрыто после ответа', assignedTo: ['student'] });
    await assignments.submitted(homework, 'student', { content: 'Вовремя' });
    const closed = await (await assignments.as('teacher')).change(homework.id, { status: 'closed' });
    expect(closed.status, 'the stored state').toBe('closed');
    await expect
      .soft(assignments.submitted(homework, 'student', { content: 'Вторая версия после закрытия' }))
      .toBeRefused(REFUSED, 'a new version for a closed assignment');
    const stored = requireResult('3.5', await assignments.submissionOf(homework, 'student'), 'no answer is stored');
    expect(stored.content, 'the stored answer to the closed assignment').toBe('Вовремя');
    const openHomework = await assignments.create({ title: 'Ещё открыто', assignedTo: ['student'] });
    const open = await assignments.submitted(openHomework, 'student', { content: 'Вовремя' });
    const version = await assignments.submittedIfPossible(openHomework, 'student', { content: 'Вторая версия' });
    await skipMissingFeature(
      (await assignments.gradedIfPossible(version ?? open, 85, 'Верно')) === undefined,
      'grade over the API',
    );
    const graded = await assignments.gradedIfPossible(stored, 85, 'Верно');
    expect(
      { status: graded?.status ?? 'refused', score: graded?.score },
      'the answer to a closed assignment when it is graded like that to an open one',
    ).toMatchObject({ status: 'graded', score: 85 });

    await skipMissingFeature(version === undefined, 'new version of an answer');
    const published = await assignments.changeIfPossible(homework, { status: 'published' });
    await skipMissingFeature(published?.status !== 'published', 'way to publish a closed assignment again');
    const next = await assignments.submittedIfPossible(homework, 'student', { content: 'Версия после открытия' });
    expect(next?.content, 'the answer to an assignment that was closed and published again').toBe(
      'Версия после открытия',
    );
  },
);
