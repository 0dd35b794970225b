import { about, expect, skipMissingFeature, test } from '../../fixtures';

test(
  'S1 the form for an assignment offers no student who is deactivated',
  about({
    titleRu: 'форма задания не предлагает деактивированного ученика',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, accounts, administration, families }) => {
    const [active, deactivated] = [await accounts.create('student'), await accounts.create('student')];
    for (const student of [active, deactivated]) await families.enrol(student);
    await administration.deactivate(deactivated.user.id);
    const form = teacher.createDialog;
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await expect(form.box).toBeVisible();
    });
    const isOffered = await teacher.canDo(() => expect(form.studentBox(active.fullName)).toBeVisible());
    await skipMissingFeature(!isOffered, 'new student of the teacher in the form for an assignment');
    await expect(form.studentBox(deactivated.fullName), 'the deactivated student in the form').toHaveCount(0);
  },
);
