import {
  NOT_THERE,
  about,
  expect,
  russianRole,
  skipMissingFeature,
  test,
  textFile,
  unique,
  type AdministrationData,
  type AssignmentData,
  type StudentWithRecord,
} from '../../fixtures';

/**
 * Users who have nothing to do with a student's work: each reads it and tries to change it over the API. One test for
 * each kind of user, so that an access hole of one kind hides no other. The other teacher is a new account; the other
 * users are the run's own, none of whom supervises the student.
 */
const OUTSIDERS = [
  { who: 'another teacher', whoRu: 'другой преподаватель', role: 'teacher', actor: undefined },
  {
    who: 'a student without the assignment',
    whoRu: 'ученик без этого задания',
    role: 'student',
    actor: 'secondStudent',
  },
  { who: 'a tutor of other students', whoRu: 'тьютор других учеников', role: 'tutor', actor: 'tutor' },
  { who: 'a parent of other children', whoRu: 'родитель других детей', role: 'parent', actor: 'parent' },
] as const;

/** Tries to change the work of a student: each attempt is refused, and the work is as it was. */
async function triesToChange(
  outsider: Parameters<AdministrationData['triesAssignmentWrites']>[0],
  { graded, submission, waiting, waitingSubmission }: StudentWithRecord,
  who: string,
  { administration, assignments }: { administration: AdministrationData; assignments: AssignmentData },
): Promise<void> {
  for (const work of [
    { graded, submission },
    { graded: waiting, submission: waitingSubmission },
  ]) {
    expect.soft(await administration.triesAssignmentWrites(outsider, work)).toAllBeRefused(who);
  }

  const teacher = await assignments.as('teacher');
  expect.soft(await teacher.read(graded.id), 'The graded assignment must be as it was').toEqual(graded);
  expect.soft(await teacher.submissions(graded.id), 'The graded answer must be as it was').toEqual([submission]);
  expect
    .soft(await teacher.submissions(waiting.id), 'The answer that waits for a mark must be as it was')
    .toEqual([waitingSubmission]);
}

test(
  'M another teacher of the same student reads nothing of the work for the teacher and changes nothing of it',
  about({
    titleRu: 'другой преподаватель того же ученика не читает работу, заданную не им, и ничего в ней не меняет',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ accounts, administration, assignments, families }) => {
    const account = await accounts.create('teacher');
    const student = await families.studentWithRecord();
    await administration.letTeach(account, student);
    const colleague = await accounts.signIn(account);
    // Who the student is, the own teacher may know.
    const { graded, open, waiting, submission, waitingSubmission, feedback } = student;
    const work = [graded.title, open.title, waiting.title, submission.content, waitingSubmission.content, feedback];

    expect.soft(await administration.readsEverythingAbout(colleague, student.target)).toNotDisclose(...work);
    await triesToChange(colleague, student, 'another teacher of the student', { administration, assignments });
  },
);

for (const { who, whoRu, role, actor } of OUTSIDERS) {
  test(
    `M ${who} reads nothing of a student’s work and changes nothing of it`,
    about({
      titleRu: `${whoRu} не читает работу чужого ученика и ничего в ней не меняет`,
      scenario: 'M',
      cases: [],
      owner: 'families',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, administration, assignments, families }) => {
      const outsider = actor ?? (await accounts.signIn(await accounts.create('teacher')));
      const student = await families.studentWithRecord({}, textFile('решение.txt', unique('Решение: корень из двух')));
      expect
        .soft(await administration.readsEverythingAbout(outsider, student.target))
        .toNotDisclose(...student.secrets);
      await triesToChange(outsider, student, who, { administration, assignments });
    },
  );
}

test(
  'M a student cannot create an assignment',
  about({
    titleRu: 'ученик не может создать задание',
    scenario: 'M',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ accounts, administration }) => {
    const target = await accounts.create('student');
    expect(await administration.triesToCreateAssignment('student', target)).toAllBeRefused('a student');
  },
);

test(
  'M a classmate with the same assignment reads no other answer to it',
  about({
    titleRu: 'одноклассник с тем же заданием не читает чужой ответ',
    scenario: 'M',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ administration, assignments }) => {
    const shared = await assignments.create();
    const texts = [unique('Ответ: две трети'), unique('Верно'), unique('Решение: две трети')] as const;
    const sent = await assignments.submitted(shared, 'student', {
      content: texts[0],
      file: textFile('решение.txt', texts[2]),
    });
    const graded = await assignments.graded(sent, 77, texts[1]);

    expect.soft(await administration.readsEverythingOf('secondStudent', shared, graded)).toNotDisclose(...texts);
    expect.soft(await assignments.tryAllGradeWrites('secondStudent', graded)).toBeAllRefused('a classmate');
    expect.soft(await assignments.record(graded), 'The answer must be as it was').toEqual(graded);
  },
);

for (const role of ['parent', 'tutor'] as const) {
  test(
    `M a ${role} reads no answer of another student to a shared assignment`,
    about({
      titleRu: `${russianRole(role)} не читает ответ чужого ученика на общее задание`,
      scenario: 'M',
      cases: [],
      owner: 'families',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, administration, assignments }) => {
      const account = await accounts.create(role);
      const own = await accounts.create(
        'student',
        role === 'parent' ? { parent_id: account.user.id } : { tutor_id: account.user.id },
      );
      const shared = await assignments.create({ assignedTo: ['secondStudent', own.user.id] });
      const texts = [unique('Ответ: три пятых'), unique('Почти верно'), unique('Решение: три пятых')] as const;
      const sent = await assignments.submitted(shared, 'secondStudent', {
        content: texts[0],
        file: textFile('решение.txt', texts[2]),
      });
      const graded = await assignments.graded(sent, 77, texts[1]);

      expect(await administration.readsEverythingOf(await accounts.signIn(account), shared, graded)).toNotDisclose(
        ...texts,
      );
    },
  );
}

test(
  'M a weekly report is read by its tutor, and by nobody who has nothing to do with the student',
  about({
    titleRu: 'недельный отчёт читает его тьютор и никто из посторонних',
    scenario: 'M',
    cases: [],
    owner: 'families',
    roles: ['tutor', 'parent', 'teacher', 'student'],
    changesData: true,
  }),
  async ({ accounts, families }) => {
    const [tutor, parent] = [await accounts.create('tutor'), await accounts.create('parent')];
    const student = await accounts.create('student', { tutor_id: tutor.user.id, parent_id: parent.user.id });
    const session = await accounts.signIn(tutor);
    const report = await families.triesToReport(session, student);
    await skipMissingFeature(NOT_THERE.includes(report.status), 'weekly reports of tutors');
    expect(report.status, `the response to ${report.request} of the student's tutor`).toBeLessThan(300);
    // The matcher also finds text that JSON escapes. A report that nobody can read would pass the other checks.
    expect(await families.reports(session), 'the reports of its tutor').toDisclose(...report.texts);

    for (const other of ['tutor', 'parent', 'teacher', 'student'] as const) {
      expect.soft(await families.reports(other)).toNotDisclose(...report.texts, student.user.last_name);
      expect
        .soft([
          await families.triesToReport(other, student),
          ...(await families.triesToSendReport(other, session, report)),
        ])
        .toAllBeRefused(`another ${other}`);
    }
  },
);

test(
  'M a lesson is moved and removed by nobody who has nothing to do with it, nor by its student',
  about({
    titleRu: 'занятие не переносит и не удаляет ни посторонний, ни сам ученик',
    scenario: 'M',
    cases: [],
    owner: 'administration',
    roles: ['teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ accounts, lessonRules }) => {
    const [teacher, student, another] = [
      await accounts.create('teacher', { subject: 'Математика' }),
      await accounts.create('student'),
      await accounts.create('teacher'),
    ];
    const lesson = await lessonRules.planned(teacher, student);
    const outsiders = [
      { who: 'another teacher', by: await accounts.signIn(another) },
      { who: 'its own student', by: await accounts.signIn(student) },
      { who: 'another student', by: 'secondStudent' },
      { who: 'a tutor of other students', by: 'tutor' },
      { who: 'a parent of other children', by: 'parent' },
    ] as const;
    for (const { who, by } of outsiders) {
      expect.soft(await lessonRules.triesToChange(by, lesson)).toAllBeRefused(who);
      expect(await lessonRules.storedLike(lesson), `the lesson after the attempts of ${who}`).toEqual([lesson]);
    }
    for (const { who, by } of outsiders.filter((one) => one.who !== 'its own student')) {
      expect
        .soft(await lessonRules.listsOf(by), `the lessons that ${who} reads`)
        .toNotDisclose(student.user.last_name, teacher.user.last_name);
    }
    const own = (await lessonRules.listsOf(outsiders[1].by)).map(({ text }) => text).join('\n');
    await skipMissingFeature(!own.includes(teacher.user.last_name), 'list of the own lessons for a student');
  },
);
