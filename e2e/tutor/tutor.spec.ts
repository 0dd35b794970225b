import { about, endpoints, expect, routes, test, tutorStudent, visitOf } from '../../fixtures';

test(
  'T1 T2 a tutor sees the own students only, with their progress',
  about({ scenario: 'T', cases: ['T1', 'T2'], owner: 'families', roles: ['tutor'], changesData: true }),
  async ({ accounts, administration, families, signInAs, protocol }) => {
    const [account, colleague] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const pupil = await families.pupil({ tutor: account });
    const beginner = await accounts.create('student', { tutor_id: account.user.id });
    const foreign = await accounts.create('student', { tutor_id: colleague.user.id });
    const tutor = await signInAs('tutor', account);

    await protocol.step('T1', async () => {
      const heard = await tutor.typesAddressOf(routes.tutorStudents);
      await expect(tutor.students.student(pupil.fullName)).toBeVisible();
      await expect(tutor.students.student(beginner.fullName)).toBeVisible();
      await expect(tutor.students.student(foreign.fullName)).toHaveCount(0);
      await expect(tutor.students.links).toHaveCount(2);
      expect(heard).toTellNothingOf(foreign.email, foreign.user.last_name);
    });

    await protocol.step('T2', async () => {
      const wards = await tutor.succeeds(endpoints.listTutorStudents, () => tutor.opensStudents());
      expect(wards.results.map(({ full_name }) => full_name).sort()).toEqual([pupil.fullName, beginner.fullName].sort());
      // Found by name: builds number a tutor's students by account or by profile.
      for (const { fullName, user } of [pupil, beginner]) {
        const { progress = 0 } = wards.results.find(({ full_name }) => full_name === fullName) ?? {};
        await expect.soft(tutor.students.student(fullName)).toShowProgress(progress);
        expect.soft(progress, `the progress of ${fullName} as the tutor is told it, against the admin's list`).toBe((await administration.student(user.id)).progress ?? 0);
      }

      await tutor.students.openStudent(pupil.fullName);
      const marked = tutor.student.assignments.row(pupil.marked.title);
      await expect.soft(marked).toShowGrade(pupil.score, pupil.marked.max_score);
      await expect.soft(marked).toShowPercentage(pupil.percentage);
      await expect.soft(marked).toShowText(pupil.feedback);
      await expect.soft(tutor.student.assignments.row(pupil.open.title)).toContainText(/Не отправлено|Not Submitted/);
      const figures = { Заданий: [2], Отправлено: [1], Оценено: [1], Прогресс: [50], 'Средний результат': [85, 84.6, 84.62] };
      await expect.soft((title: string) => tutor.student.assignments.figure(title)).toShowNoOtherFigures(figures);
    });
  },
);

test(
  'T3 a tutor cannot grade another teacher’s assignment, and a colleague’s student is out of reach',
  about({ scenario: 'T', cases: ['T3'], owner: 'families', roles: ['tutor'], changesData: true }),
  async ({ accounts, administration, assignments, families, signInAs, protocol }) => {
    const [first, second] = [await accounts.create('tutor'), await accounts.create('tutor')];
    const pupil = await families.pupil({ tutor: first });
    const own = await signInAs('tutor', first, 'own tutor');
    const colleague = await signInAs('tutor', second, 'tutor of others');
    const secrets = [pupil.email, pupil.user.last_name, pupil.marked.title, pupil.open.title, pupil.feedback];

    await protocol.step('T3', async () => {
      await own.typesAddressOf(tutorStudent, pupil.user.id);
      await expect.soft(own.student.assignments.controls).toHaveCount(0);

      const heard = await colleague.typesAddressOf(tutorStudent, pupil.user.id);
      await expect(colleague.student.title(pupil.fullName)).toHaveCount(0);
      expect(heard).toTellNothingOf(...secrets);
      const told = await colleague.asksForEverythingAbout(pupil);
      expect(told).toTellNothingOf(...secrets);

      for (const tutor of [own, colleague]) {
        const marks = await assignments.triesToMark(tutor.api, pupil.answer);
        expect.soft(marks).toBeAllRefused(`the ${tutor.actor}`);
      }
      expect(await (await assignments.as('teacher')).answers(pupil.marked.id), 'The mark must be as it was').toEqual([pupil.answer]);
      expect(await administration.triesWorkDeeds(colleague.api, pupil)).toAllBeRefused('the tutor of others');
      expect(await (await assignments.as('teacher')).read(pupil.marked.id), 'The assignment must be as it was').toEqual(pupil.marked);
    });
  },
);

test(
  'T4 a tutor is turned away from the admin pages',
  about({ scenario: 'T', cases: ['T4'], owner: 'families', roles: ['tutor'], changesData: false }),
  async ({ tutor, protocol }) => {
    await protocol.step('T4', async () => {
      for (const name of ['admin', 'adminMonitoring', 'adminAccounts', 'adminSchedule', 'adminChats'] as const) {
        const arrival = await tutor.visits(visitOf('tutor', name));
        await expect.soft(arrival).toEndWhereItMust();
        expect.soft(arrival).toHaveGivenNothingAway();
      }
    });
  },
);
