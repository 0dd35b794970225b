import {
  about,
  expect,
  requireResult,
  routes,
  russianDateTimePattern,
  sentAsShown,
  skipOptionalFeature,
  test,
} from '../../fixtures';

const SENT = 'the moment of sending, and no other';
const GRADED = 'the moment of grading, and no other';

test(
  'S4 the teacher’s list tells the moment of sending from that of grading',
  about({
    titleRu: 'список преподавателя различает время отправки и время оценки',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const graded = await assignments.graded(
      await assignments.submitted(homework, 'student', { content: 'Ответ' }),
      85,
      'Верно',
    );
    const anna = await assignments.person('student');
    const row = teacher.submissions.row(anna.full_name);

    const canRead = await teacher.canDo(() =>
      teacher.withMomentsApart(async () => {
        await teacher.opensSubmissions(homework.title);
        await expect(row).toBeVisible();
      }),
    );
    skipOptionalFeature(!canRead, 'row with the student’s name for each answer');
    await expect(teacher.submissions.sentAt(anna.full_name)).toShowMoment(
      russianDateTimePattern(sentAsShown(graded.submitted_at)),
      SENT,
    );
    await expect(teacher.submissions.gradedAt(anna.full_name)).toShowMoment(
      russianDateTimePattern(requireResult('4.12', graded.graded_at ?? undefined, 'no moment of grading is stored')),
      GRADED,
    );
  },
);

test(
  'S5 the student’s page tells the moment of sending from that of grading',
  about({
    titleRu: 'страница ученика различает время отправки и время оценки',
    scenario: 'S5',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const graded = await assignments.graded(
      await assignments.submitted(homework, 'student', { content: 'Ответ' }),
      85,
      'Верно',
    );

    const canRead = await student.canDo(() =>
      student.withMomentsApart(() => student.opensGradedAssignment(homework.title)),
    );
    skipOptionalFeature(!canRead, 'page of an assignment for the student');
    await expect(student.details.facts.sentAt).toShowMoment(
      russianDateTimePattern(sentAsShown(graded.submitted_at)),
      SENT,
    );
    await expect(student.details.facts.gradedAt).toShowMoment(
      russianDateTimePattern(requireResult('5.6', graded.graded_at ?? undefined, 'no moment of grading is stored')),
      GRADED,
    );
  },
);

test(
  'P the parent’s page tells the moment of sending from that of grading',
  about({
    titleRu: 'страница родителя различает время отправки и время оценки',
    scenario: 'P',
    cases: [],
    owner: 'families',
    roles: ['parent'],
    changesData: true,
  }),
  async ({ parent, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const graded = await assignments.graded(
      await assignments.submitted(homework, 'student', { content: 'Ответ' }),
      85,
      'Верно',
    );
    const anna = await assignments.person('student');
    const { assignments: shown } = parent.child;

    const canRead = await parent.canDo(() =>
      parent.withMomentsApart(async () => {
        await parent.opens(routes.parentChild, anna.id);
        await expect(shown.row(homework.title)).toBeVisible();
      }),
    );
    skipOptionalFeature(!canRead, 'list of a child’s assignments for the parent');
    await expect(shown.sentAt(homework.title)).toShowMoment(
      russianDateTimePattern(sentAsShown(graded.submitted_at)),
      SENT,
    );
    // The protocol does not ask for the moment of grading here, so a build may leave it out.
    skipOptionalFeature((await shown.gradedAt(homework.title).count()) === 0, 'moment of grading for parents');
    await expect(shown.gradedAt(homework.title)).toShowMoment(
      russianDateTimePattern(requireResult('4.12', graded.graded_at ?? undefined, 'no moment of grading is stored')),
      GRADED,
    );
  },
);
