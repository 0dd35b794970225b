import { about, expect, russianRole, test } from '../../fixtures';

/** What belongs to an account stays while it is deactivated: the dialog of the admin says so. */
for (const kind of ['student', 'parent', 'tutor', 'teacher'] as const) {
  test(
    `BW a ${kind} who is deactivated and activated again has lost nothing`,
    about({
      titleRu: `после деактивации и активации (${russianRole(kind)}) ничего не теряется`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ accounts, administration }) => {
      const [tutor, parent, teacher] = [
        await accounts.create('tutor'),
        await accounts.create('parent'),
        await accounts.create('teacher', { subject: 'Физика' }),
      ];
      const student = await accounts.create('student', {
        grade: '7',
        tutor_id: tutor.user.id,
        parent_id: parent.user.id,
      });
      const { user } = { student, parent, tutor, teacher }[kind];
      const state = async () => ({
        account: await administration.account(user.id),
        student: await administration.student(student.user.id),
        children: (await administration.childrenOf(parent.user.id)).map(({ email }) => email),
        subjects: await administration.subjectsOf(teacher.user.id),
      });
      const before = await state();
      expect(before.children, 'the children of the parent').toEqual([student.email]);

      await administration.deactivate(user.id);
      await administration.reactivate(user.id);
      expect(await state(), `what is stored of the ${kind}, the family and the teacher after the activation`).toEqual(
        before,
      );
    },
  );
}
