import { about, expect, test } from '../../fixtures';

test(
  'B18 nothing can be changed without a token',
  about({ scenario: 'BX', cases: ['B18'], owner: 'administration', roles: [], changesData: true }),
  async ({ accounts, administration, families, assignments, protocol }) => {
    const teacher = await accounts.create('teacher');
    const parent = await accounts.create('parent');
    const studentWithGrades = await families.studentWithGrades();
    const { email: freeEmail } = accounts.newPerson('student');
    const targetIds = {
      studentId: studentWithGrades.user.id,
      teacherId: teacher.user.id,
      parentId: parent.user.id,
      freeEmail,
    };
    const before = await administration.account(studentWithGrades.user.id);

    await protocol.step('B18', async () => {
      const results = await administration.triesEverythingSignedOut(
        targetIds,
        studentWithGrades.graded.id,
        studentWithGrades.submission.id,
      );
      expect(results).toAllBeRefused('somebody signed out', { signedOut: true });
      expect(await administration.account(studentWithGrades.user.id), 'The account must be as it was').toEqual(before);
      expect(await administration.find(freeEmail), 'No account may have been made').toEqual([]);
      expect(
        await (await assignments.as('teacher')).read(studentWithGrades.graded.id),
        'The assignment must be as it was',
      ).toEqual(studentWithGrades.graded);
      expect(
        await (await assignments.as('teacher')).submissions(studentWithGrades.graded.id),
        'The marked answer must be as it was',
      ).toEqual([studentWithGrades.submission]);
    });
  },
);

test(
  'B19 what is the admin’s is refused to every other role',
  about({
    scenario: 'BX',
    cases: ['B19'],
    owner: 'administration',
    roles: ['teacher', 'student', 'tutor', 'parent'],
    changesData: true,
  }),
  async ({ accounts, administration, protocol }) => {
    const student = await accounts.create('student');
    const teacher = await accounts.create('teacher');
    const parent = await accounts.create('parent');
    const { email: freeEmail } = accounts.newPerson('student');
    const targetIds = { studentId: student.user.id, teacherId: teacher.user.id, parentId: parent.user.id, freeEmail };
    const before = await administration.account(student.user.id);

    await protocol.step('B19', async () => {
      for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
        expect.soft(await administration.triesAdminRequests(role, targetIds)).toAllBeRefused(`the ${role}`);
      }
      expect(await administration.account(student.user.id), 'The account must be as it was').toEqual(before);
      expect(await administration.find(freeEmail), 'No account may have been made').toEqual([]);
    });
  },
);

test(
  'B20 a teacher cannot change a user or become an admin',
  about({ scenario: 'BX', cases: ['B20'], owner: 'administration', roles: ['teacher'], changesData: true }),
  async ({ accounts, administration, protocol }) => {
    // Uses a test account of this test: if the platform is vulnerable here, no other user's account is promoted.
    const teacher = await accounts.create('teacher');
    const target = await accounts.create('student');
    const before = await administration.account(target.user.id);
    const session = await accounts.signIn(teacher);

    await protocol.step('B20', async () => {
      expect(await administration.triesToChange(session, target.user.id)).toAllBeRefused('a teacher');
      expect(await administration.triesToChange(session, teacher.user.id)).toAllBeRefused('a teacher');
      // Here the platform may also respond with success and ignore the fields that a teacher may not change.
      await administration.triesToPromoteSelf(session);
      expect(await administration.account(target.user.id), 'The user must be as before').toEqual(before);
      const still = await administration.account(teacher.user.id);
      expect(still.role, 'The teacher must still be one').toBe('teacher');
      expect(still.is_staff, 'The teacher must not be staff').not.toBe(true);
    });
  },
);
