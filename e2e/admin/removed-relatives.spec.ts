import { about, expect, russianRole, test, textFile } from '../../fixtures';

/** An account that is removed for good takes only its own data with it. */

for (const kind of ['parent', 'tutor'] as const) {
  test(
    `BW a student whose ${kind} is removed for good stays with the own work, without that ${kind}`,
    about({
      titleRu: `ученик, чья запись «${russianRole(kind)}» удалена навсегда, остаётся со своей работой`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ accounts, administration, assignments, families }) => {
      const relative = await accounts.create(kind);
      const student = await families.studentWithRecord({ [kind]: relative }, textFile('решение.txt', 'x = 2, y = 3\n'));
      const servedFile = () => assignments.servedFileIfPossible(student.waitingSubmission, 'teacher');
      const file = await servedFile();
      const before = await administration.account(student.user.id);
      await administration.remove(relative.user.id);
      expect(
        (await administration.find(student.email)).map(({ id }) => id),
        `the accounts with the email of the student after the ${kind} was removed`,
      ).toEqual([student.user.id]);
      expect(await administration.account(student.user.id), 'the account of the student').toEqual(before);
      expect((await administration.student(student.user.id))[kind]?.id, `the ${kind} of the student`).not.toBe(
        relative.user.id,
      );
      const teacher = await assignments.as('teacher');
      expect(await teacher.read(student.graded.id), 'the assignment of the student').toEqual(student.graded);
      expect(await teacher.submissions(student.graded.id), 'the graded answer of the student').toEqual([
        student.submission,
      ]);
      expect(await servedFile(), 'the file of an answer').toEqual(file);
    },
  );
}

test(
  'BW when a student is removed for good, a shared assignment and the answer of the classmate stay',
  about({
    titleRu: 'после удаления ученика общее задание и ответ одноклассника остаются',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher'],
    changesData: true,
  }),
  async ({ accounts, administration, assignments, families }) => {
    const parent = await accounts.create('parent');
    const removed = await accounts.create('student', { parent_id: parent.user.id });
    const sibling = await accounts.create('student', { first_name: 'Майя', parent_id: parent.user.id });
    await families.enrol(removed);
    const shared = await assignments.create({
      title: 'Общее задание',
      assignedTo: [removed.user.id, 'secondStudent'],
    });
    const answer = await assignments.record(
      await assignments.submitted(shared, 'secondStudent', { content: 'Ответ одноклассника' }),
    );
    await assignments.submittedAs(await accounts.signIn(removed), shared, { content: 'Ответ удалённого' });
    await administration.remove(removed.user.id);

    const teacher = await assignments.as('teacher');
    const listed = await teacher.list();
    expect(
      listed.map(({ title }) => title),
      'the list of the teacher',
    ).toContain(shared.title);
    const counts = listed
      .filter(({ id }) => id === shared.id)
      .map(({ assigned_count = 1, submissions_count = 1 }) => [assigned_count, submissions_count]);
    expect.soft(counts, 'the students and the answers of the shared assignment').toEqual([[1, 1]]);
    expect(await teacher.submissions(shared.id), 'the answers to the shared assignment').toEqual([answer]);
    expect(
      (await teacher.students()).map(({ id }) => id),
      'the students of the teacher',
    ).not.toContain(removed.user.id);
    expect(
      (await administration.childrenOf(parent.user.id)).map(({ email }) => email),
      'the children of the parent',
    ).toEqual([sibling.email]);
  },
);
