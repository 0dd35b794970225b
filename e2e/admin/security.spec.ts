import { about, expect, test } from '../../fixtures';

test(
  'B18 nothing can be changed without a token',
  about({ scenario: 'BX', cases: ['B18'], owner: 'administration', roles: [], changesData: true }),
  async ({ accounts, administration, families, assignments, protocol }) => {
    const teacher = await accounts.create('teacher');
    const parent = await accounts.create('parent');
    const pupil = await families.pupil();
    const { email: freeEmail } = accounts.newPerson('student');
    const victims = { studentId: pupil.user.id, teacherId: teacher.user.id, parentId: parent.user.id, freeEmail };
    const before = await administration.account(pupil.user.id);

    await protocol.step('B18', async () => {
      const tried = await administration.triesEverythingSignedOut(victims, pupil.marked.id, pupil.answer.id);
      expect(tried).toAllBeRefused('somebody signed out', { signedOut: true });
      expect(await administration.account(pupil.user.id), 'The account must be as it was').toEqual(before);
      expect(await administration.find(freeEmail), 'No account may have been made').toEqual([]);
      expect(await (await assignments.as('teacher')).read(pupil.marked.id), 'The assignment must be as it was').toEqual(pupil.marked);
      expect(await (await assignments.as('teacher')).answers(pupil.marked.id), 'The marked answer must be as it was').toEqual([pupil.answer]);
    });
  },
);

test(
  'B19 what is the admin’s is refused to every other role',
  about({ scenario: 'BX', cases: ['B19'], owner: 'administration', roles: ['teacher', 'student', 'tutor', 'parent'], changesData: true }),
  async ({ accounts, administration, protocol }) => {
    const student = await accounts.create('student');
    const teacher = await accounts.create('teacher');
    const parent = await accounts.create('parent');
    const { email: freeEmail } = accounts.newPerson('student');
    const victims = { studentId: student.user.id, teacherId: teacher.user.id, parentId: parent.user.id, freeEmail };
    const before = await administration.account(student.user.id);

    await protocol.step('B19', async () => {
      for (const role of ['teacher', 'student', 'tutor', 'parent'] as const) {
        expect.soft(await administration.triesAdminDeeds(role, victims)).toAllBeRefused(`the ${role}`);
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
    // A teacher of the test's own: should the platform be open here, nobody else's account is promoted.
    const teacher = await accounts.create('teacher');
    const victim = await accounts.create('student');
    const before = await administration.account(victim.user.id);
    const session = await accounts.signIn(teacher);

    await protocol.step('B20', async () => {
      expect(await administration.triesToChange(session, victim.user.id)).toAllBeRefused('a teacher');
      expect(await administration.triesToChange(session, teacher.user.id)).toAllBeRefused('a teacher');
      // Here the platform may also answer yes and pass over what is not the teacher's to change.
      await administration.triesToPromoteThemselves(session);
      expect(await administration.account(victim.user.id), 'The user must be as before').toEqual(before);
      const still = await administration.account(teacher.user.id);
      expect(still.role, 'The teacher must still be one').toBe('teacher');
      expect(still.is_staff, 'The teacher must not be staff').not.toBe(true);
    });
  },
);
