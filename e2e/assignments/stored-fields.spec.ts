import {
  about,
  DAY,
  daysFromNow,
  endpoints,
  expect,
  skipMissingFeature,
  test,
  unique,
  withLineBreak,
  type AssignmentData,
  type AssignmentRecord,
  type Teacher,
} from '../../fixtures';

/** What a form or a change stores in an assignment, which values are refused, and that the stored ones count. */

/** Long enough for clocks that differ, in milliseconds. */
const MINUTES = 5 * 60_000;
const REFUSED = [400, 403, 404, 409];

/** Types of the assignments that are handed in after the deadline, as the form names them. */
type LateType = 'Тест' | 'Проект' | 'Практическая работа';

/** Opens the form and fills in all but the settings for answers after the deadline. */
async function opensLateForm(
  teacher: Teacher,
  assignments: AssignmentData,
  title: string,
  type: LateType,
): Promise<void> {
  assignments.deleteTitledAfterTest(title);
  await teacher.opensAssignments();
  await teacher.assignments.pressCreate();
  await teacher.createDialog.fill({
    title,
    description: 'Сдача после срока',
    instructions: 'Покажите ход решения',
    type,
    start: daysFromNow(0, '00:01').local,
    due: daysFromNow(3, '12:00').local,
    points: 100,
    students: [],
  });
}

function savesDraft(teacher: Teacher) {
  return teacher.precondition('1.9', () =>
    teacher.expectSuccess(endpoints.createAssignment, () => teacher.createDialog.saveDraft()),
  );
}

/** Reads the draft as it is stored. */
async function savedDraft(
  created: Awaited<ReturnType<typeof savesDraft>>,
  assignments: AssignmentData,
): Promise<AssignmentRecord> {
  return (await assignments.as('teacher')).read((await assignments.deleteAfterTest(created)).id);
}

test(
  'S1 the form saves a draft with every field as it was typed',
  about({
    titleRu: 'форма сохраняет черновик со всеми полями так, как они введены',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const form = teacher.createDialog;
    const [start, due] = [daysFromNow(1, '08:15'), daysFromNow(4, '21:45')];
    const [anna, dmitry] = [await assignments.person('student'), await assignments.person('secondStudent')];
    const typed = {
      title: unique('Эссе о дробях'),
      description: unique(withLineBreak('Напишите о дробях')),
      instructions: withLineBreak('Не больше страницы'),
    };
    assignments.deleteTitledAfterTest(typed.title);
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await form.fill({
        ...typed,
        type: 'Эссе',
        start: start.local,
        due: due.local,
        points: 40,
        students: [anna.full_name, dmitry.full_name],
      });
    });
    await form.takeBack(anna.full_name);
    await expect
      .soft(form.studentBox(anna.full_name), 'the box of a student that was chosen and taken back')
      .not.toBeChecked();
    const stored = await savedDraft(await savesDraft(teacher), assignments);
    const expected = {
      ...typed,
      status: 'draft',
      type: 'essay',
      start_date: start.instant,
      due_date: due.instant,
      max_score: 40,
      assigned_to: [dmitry.id],
    };
    expect(stored, 'what was typed and what is stored').toMatchObject(expected);
  },
);

test(
  'S1 S6 the form stores every setting for answers after the deadline',
  about({
    titleRu: 'форма сохраняет каждую настройку приёма ответов после срока',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const form = teacher.createDialog;
    const last = daysFromNow(6, '18:30');
    const opensForm = (title: string, type: LateType) => opensLateForm(teacher, assignments, title, type);
    const saved = async () => savedDraft(await savesDraft(teacher), assignments);

    await teacher.precondition('1.3', () => opensForm(unique('Штраф в процентах'), 'Тест'));
    await skipMissingFeature(
      !(await form.lateSettings.toggle.isVisible()),
      'setting for answers after the deadline in the form',
    );
    await form.lateSettings.open();
    await form.lateSettings.setLastMoment(last.local);
    await form.lateSettings.setPenalty({ type: 'Проценты', value: 7, period: 'За час', most: 35 });
    const percentage = {
      type: 'test',
      allow_late_submission: true,
      late_submission_deadline: last.instant,
      late_penalty_type: 'percentage',
      late_penalty_value: 7,
      penalty_frequency: 'per_hour',
      max_penalty: 35,
    };
    expect.soft(await saved(), 'the penalty in percent that was set and what is stored').toMatchObject(percentage);

    await opensForm(unique('Штраф в баллах'), 'Проект');
    await form.lateSettings.open();
    await form.lateSettings.setPenalty({ type: 'Баллы', value: 3, period: 'За день' });
    const points = {
      type: 'project',
      allow_late_submission: true,
      late_submission_deadline: null,
      late_penalty_type: 'fixed_points',
      late_penalty_value: 3,
      penalty_frequency: 'per_day',
      max_penalty: null,
    };
    expect.soft(await saved(), 'the penalty in points that was set and what is stored').toMatchObject(points);

    await opensForm(unique('Без штрафа'), 'Тест');
    await form.lateSettings.open();
    await form.lateSettings.setLastMoment(last.local);
    expect
      .soft(await saved(), 'the last moment for late answers that was set without a penalty, and what is stored')
      .toMatchObject({ allow_late_submission: true, late_submission_deadline: last.instant });

    await opensForm(unique('Без сдачи после срока'), 'Практическая работа');
    await form.lateSettings.open();
    // A penalty that was set before has nothing to apply to.
    await form.lateSettings.setPenalty({ type: 'Баллы', value: 2, period: 'За день' });
    await form.lateSettings.refuseLateAnswers();
    expect
      .soft(await saved(), 'that late answers are refused, and what is stored')
      .toMatchObject({ type: 'practical', allow_late_submission: false });
  },
);

test(
  'S6 late answers are taken until the last moment that the teacher has set, and not after it',
  about({
    titleRu: 'ответы после срока принимаются до последнего заданного момента и не позже',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const rule = { assignedTo: ['student'], allow_late_submission: true } as const;
    const late = () => assignments.overdueBy(3 * DAY, rule);
    // Also minutes ago: a platform that compares days takes answers until midnight.
    const over = [
      await assignments.lateAnswersUntil(await late(), -DAY),
      await assignments.lateAnswersUntil(await late(), -MINUTES),
    ];
    const open = await assignments.lateAnswersUntil(await late(), DAY);
    expect(
      (await assignments.submitted(open, 'student', { content: 'После срока' })).content,
      'the answer before the last moment',
    ).toBe('После срока');
    for (const assignment of over)
      await expect(assignments.submitted(assignment, 'student', { content: 'Слишком поздно' })).toBeRefused(
        REFUSED,
        'an answer after the last moment for late ones',
      );
  },
);

test(
  'S1 a change of an assignment is stored with all its fields',
  about({
    titleRu: 'изменение задания сохраняется со всеми полями',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const { id } = await assignments.create({ assignedTo: ['student'] });
    const [api, dmitry] = [await assignments.as('teacher'), await assignments.person('secondStudent')];
    const changes = {
      title: unique(`Новое название: ${'дроби, '.repeat(12)}проценты`),
      description: withLineBreak('Новое описание'),
      instructions: withLineBreak('Новые инструкции'),
      type: 'test',
      max_score: 55,
      start_date: daysFromNow(1, '09:00').instant,
      due_date: daysFromNow(8, '10:30').instant,
      assigned_to: [dmitry.id],
    };
    await api.change(id, changes);
    expect(await api.read(id), 'what was changed and what is stored').toMatchObject({
      ...changes,
      status: 'published',
    });
  },
);

test(
  'S4 the points of an assignment do not fall below a grade that was given',
  about({
    titleRu: 'максимальный балл задания нельзя сделать меньше уже поставленной оценки',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const graded = await assignments.graded(
      await assignments.submitted(homework, 'student', { content: 'x = 2' }),
      85,
      'Верно',
    );
    const api = await assignments.as('teacher');
    await assignments.changeIfPossible(homework, { max_score: 50 });
    const { max_score } = await api.read(homework.id);
    const { score } = await assignments.record(graded);
    expect(score ?? 0, `the stored grade, with the stored ${max_score} points`).toBeLessThanOrEqual(max_score);
    expect(score, 'the stored grade').toBe(85);
  },
);

test(
  'S1 a deadline before the start is refused, on another day and on the same one',
  about({
    titleRu: 'срок раньше начала отклоняется и на другой день, и в тот же',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const isTaken = (start: `${number}:${number}`, due: `${number}:${number}`, days: number) =>
      assignments.isTaken({
        title: 'Срок раньше начала',
        status: 'draft',
        start_date: daysFromNow(5, start).instant,
        due_date: daysFromNow(5 - days, due).instant,
      });
    await skipMissingFeature(await isTaken('12:00', '12:00', 2), 'check that a deadline comes after the start');
    expect
      .soft(await isTaken('14:00', '13:00', 0), 'whether a deadline one hour before the start is accepted')
      .toBe(false);
    expect(await isTaken('13:00', '14:00', 0), 'whether a deadline one hour after the start is accepted').toBe(true);
  },
);
