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

test(
  'S1 of two students of the same name the form takes the one whose name was pressed',
  about({
    titleRu: 'из двух учеников с одинаковым именем форма берёт того, на чьё имя нажали',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, accounts, families }) => {
    const first = await accounts.create('student');
    const { first_name, last_name } = first.user;
    for (const student of [first, await accounts.create('student', { first_name, last_name })])
      await families.enrol(student);
    const form = teacher.createDialog;
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await expect(form.box).toBeVisible();
    });
    const names = form.studentName(first.fullName);
    const areOffered = await teacher.canDo(() => expect(names).toHaveCount(2));
    await skipMissingFeature(!areOffered, 'new students of the teacher in the form for an assignment');
    const boxes = form.studentBox(first.fullName);
    await skipMissingFeature((await boxes.count()) === 0, 'checkbox with the name of its student');
    await expect(boxes, 'the checkboxes with the name of both students').toHaveCount(2);

    const ticked = async () => Promise.all((await boxes.all()).map((box) => box.isChecked()));
    await names.nth(1).click();
    const hasEffect = await teacher.canDo(() => expect.poll(ticked).toContain(true));
    await skipMissingFeature(!hasEffect, 'name of a student that can be pressed');
    await expect(boxes.nth(1), 'the checkbox of the second student, whose name was pressed').toBeChecked();
  },
);
