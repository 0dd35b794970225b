import {
  NOT_THERE,
  about,
  endpoints,
  expect,
  routes,
  skipMissingFeature,
  test,
  tutorStudent,
  accessCaseOf,
} from '../../fixtures';

test(
  'T1 T2 a tutor sees the own students only, with their progress',
  about({ scenario: 'T', cases: ['T1', 'T2'], owner: 'families', roles: ['tutor'], changesData: true }),
  async ({ accounts, administration, families, signInAs, protocol }) => {
    const [account, colleague] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const studentWithGrades = await families.studentWithRecord({ tutor: account });
    const beginner = await accounts.create('student', { tutor_id: account.user.id });
    const foreign = await accounts.create('student', { tutor_id: colleague.user.id });
    const tutor = await signInAs('tutor', account);

    await protocol.step('T1', async () => {
      const responses = await tutor.typesAddressOf(routes.tutorStudents);
      await expect(tutor.students.student(studentWithGrades.fullName)).toBeVisible();
      await expect(tutor.students.student(beginner.fullName)).toBeVisible();
      await expect(tutor.students.student(foreign.fullName)).toHaveCount(0);
      await expect(tutor.students.links).toHaveCount(2);
      expect(responses).toNotDisclose(foreign.email, foreign.user.last_name);
    });

    await protocol.step('T2', async () => {
      const students = await tutor.expectSuccess(endpoints.listTutorStudents, () => tutor.opensStudents());
      expect(students.results.map(({ full_name }) => full_name).sort()).toEqual(
        [studentWithGrades.fullName, beginner.fullName].sort(),
      );
      // Locates students by name: builds use either the account id or the profile id for a tutor's students.
      for (const { fullName, user, graded } of [
        { ...studentWithGrades, graded: studentWithGrades.progress },
        { ...beginner, graded: [0] },
      ]) {
        const { progress = 0 } = students.results.find(({ full_name }) => full_name === fullName) ?? {};
        await expect.soft(tutor.students.student(fullName)).toShowProgress(progress);
        expect
          .soft(graded, `the progress of ${fullName} as the tutor is told it, against the graded assignments`)
          .toContain(progress);
        expect
          .soft(progress, `the progress of ${fullName} as the tutor is told it, against the admin's list`)
          .toBe((await administration.student(user.id)).progress ?? 0);
      }

      await tutor.students.openStudent(studentWithGrades.fullName);
      const graded = tutor.student.assignments.row(studentWithGrades.graded.title);
      await expect.soft(graded).toShowGrade(studentWithGrades.score, studentWithGrades.graded.max_score);
      await expect.soft(graded).toShowPercentage(studentWithGrades.percentage);
      await expect.soft(graded).toShowText(studentWithGrades.feedback);
      await expect
        .soft(tutor.student.assignments.row(studentWithGrades.open.title))
        .toContainText(/Не отправлено|Not Submitted/);
      await expect
        .soft((title: string) => tutor.student.assignments.figure(title))
        .toShowCorrectFigures(studentWithGrades.figures);
    });
  },
);

test(
  'T3 a tutor cannot grade another teacher’s assignment, and a colleague’s student is out of reach',
  about({ scenario: 'T', cases: ['T3'], owner: 'families', roles: ['tutor'], changesData: true }),
  async ({ accounts, administration, assignments, families, signInAs, protocol }) => {
    const [first, second] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const studentWithGrades = await families.studentWithGrades({ tutor: first });
    const own = await signInAs('tutor', first, 'own tutor');
    const colleague = await signInAs('tutor', second, 'tutor of others');
    const secrets = [
      studentWithGrades.email,
      studentWithGrades.user.last_name,
      studentWithGrades.graded.title,
      studentWithGrades.open.title,
      studentWithGrades.feedback,
    ];

    await protocol.step('T3', async () => {
      const ownPage = await own.typesAddressOf(tutorStudent, studentWithGrades.user.id);
      await expect.soft(own.student.assignments.controls).toHaveCount(0);

      const responses = await colleague.typesAddressOf(tutorStudent, studentWithGrades.user.id);
      await expect(colleague.student.title(studentWithGrades.fullName)).toHaveCount(0);
      expect(responses).toNotDisclose(...secrets);
      const shown = await colleague.readsEverythingAbout(studentWithGrades);
      expect(shown).toNotDisclose(...secrets);
      expect(await colleague.repeatsReads(ownPage)).toNotDisclose(...secrets);
      // What was refused ends no session.
      await colleague.opens(colleague.home);

      for (const tutor of [own, colleague]) {
        const grades = await assignments.tryAllGradeWrites(tutor.api, studentWithGrades.submission);
        expect.soft(grades).toBeAllRefused(`the ${tutor.actor}`);
      }
      expect(
        await (await assignments.as('teacher')).submissions(studentWithGrades.graded.id),
        'The mark must be as it was',
      ).toEqual([studentWithGrades.submission]);
      expect(await administration.triesAssignmentWrites(colleague.api, studentWithGrades)).toAllBeRefused(
        'the tutor of others',
      );
      expect(
        await (await assignments.as('teacher')).read(studentWithGrades.graded.id),
        'The assignment must be as it was',
      ).toEqual(studentWithGrades.graded);
    });
  },
);

test(
  'T4 a tutor is turned away from the admin pages',
  about({ scenario: 'T', cases: ['T4'], owner: 'families', roles: ['tutor'], changesData: false }),
  async ({ tutor, protocol }) => {
    await protocol.step('T4', async () => {
      for (const name of ['admin', 'adminMonitoring', 'adminAccounts', 'adminSchedule', 'adminChats'] as const) {
        const visitResult = await tutor.visits(accessCaseOf('tutor', name));
        await expect.soft(visitResult).toLandOnAllowedPage();
        expect.soft(visitResult).toLeakNothing();
      }
    });
  },
);

test(
  'T the dashboard of the tutor counts the own students and reports',
  about({
    titleRu: 'кабинет тьютора верно считает его учеников и отчёты',
    scenario: 'T',
    cases: [],
    owner: 'families',
    roles: ['tutor'],
    changesData: true,
  }),
  async ({ accounts, families, signInAs }) => {
    const account = await accounts.create('tutor');
    const [student] = await Promise.all([
      accounts.create('student', { tutor_id: account.user.id }),
      accounts.create('student', { tutor_id: account.user.id }),
    ]);
    const tutor = await signInAs('tutor', account);
    const { status } = await families.triesToReport(tutor.api, student);
    await skipMissingFeature(NOT_THERE.includes(status), 'weekly reports of tutors');
    await tutor.opens(routes.tutorHome);
    await expect(tutor).toShowFigures({ Учеников: 2, Отчётов: 1 });
  },
);
