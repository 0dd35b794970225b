import { about, expect, routes, skipMissingFeature, test, unique } from '../fixtures';

/**
 * Forms that stay open for minutes: a page that reads its data anew meanwhile must keep what was typed. It is typed key by
 * key, so that a field which loses the focus with a key is noticed too.
 */

/** Longer than the intervals in which pages look at the time or at the server, milliseconds. */
const AWAY_MS = 90_000;

test(
  'S3 the text of an answer stays in its form while the form is open for minutes',
  about({
    titleRu: 'текст ответа остаётся в форме, пока она открыта несколько минут',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const { submitDialog: form, details } = student;
    await student.replacesClock();
    await student.precondition('3.1', async () => {
      await student.opensSubmitForm(homework.title);
      // Some forms begin with a text.
      await form.contentField.fill('');
      await form.contentField.pressSequentially('x = 2, потому что');
    });
    await student.letsPass(AWAY_MS);
    await expect(form.contentField, 'the answer in the form of the list').toHaveValue('x = 2, потому что');
    const hasPage = await student.canReach(() => student.opensAssignment(homework.title));
    await skipMissingFeature(!hasPage, 'page of an assignment');
    await student.precondition('3.1', async () => {
      await details.pressSubmit();
      await form.contentField.fill('');
      await form.contentField.pressSequentially('x = 2, так как');
    });
    await student.letsPass(AWAY_MS);
    await expect(form.contentField, 'the answer in the form of the assignment’s page').toHaveValue('x = 2, так как');
  },
);

test(
  'S1 S4 what the teacher types stays in the forms while they are open for minutes',
  about({
    titleRu: 'то, что набрал преподаватель, остаётся в формах, пока они открыты несколько минут',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const { createDialog, gradeDialog } = teacher;
    await teacher.replacesClock();
    await teacher.precondition('1.4', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await createDialog.titleField.fill('');
      await createDialog.titleField.pressSequentially('Не дописано');
    });
    await teacher.letsPass(AWAY_MS);
    await expect(createDialog.titleField, 'the title in the form for an assignment').toHaveValue('Не дописано');
    await teacher.precondition('4.8', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await gradeDialog.typeScore(85);
    });
    await teacher.letsPass(AWAY_MS);
    await expect(gradeDialog.scoreField, 'the score in the form for a grade').toHaveValue('85');
  },
);

test(
  'T BW what tutor and admin type stays in the forms while they are open for minutes',
  about({
    titleRu: 'то, что набрали тьютор и администратор, остаётся в формах, пока они открыты несколько минут',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['tutor', 'admin'],
    changesData: true,
  }),
  async ({ tutor, admin, accounts }) => {
    const { email } = await accounts.create('parent');
    await admin.replacesClock();
    await admin.blockedUnless('the form to change an account does not open', async () => {
      await (await admin.finds('parent', email)).openEdit(email);
      await admin.editDialog.setFields({ Имя: 'Не сохранено' });
    });
    await admin.letsPass(AWAY_MS);
    expect(await admin.editDialog.values(['Имя']), 'the form of the account').toEqual({ Имя: 'Не сохранено' });
    const title = unique('Не дописан');
    await tutor.replacesClock();
    await tutor.blockedUnless('the form for a report does not open', async () => {
      await tutor.opens(routes.tutorReports);
      await tutor.reports.pressCreate();
      await tutor.reportDialog.titleField.fill('');
      await tutor.reportDialog.titleField.pressSequentially(title);
    });
    await tutor.letsPass(AWAY_MS);
    await expect(tutor.reportDialog.titleField, 'the title in the form for a report').toHaveValue(title);
  },
);

test(
  'S6 a page that is open when a deadline passes takes no answer any more, without a reload',
  about({
    titleRu: 'страница, открытая в момент наступления срока, больше не принимает ответ и без перезагрузки',
    scenario: 'S6',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const now = (await assignments.serverTime()).getTime();
    const due = (ms: number) =>
      assignments.create({
        due_date: new Date(now + ms),
        assignedTo: ['student'],
        allow_late_submission: false,
      });
    const [inList, onPage] = [await due(AWAY_MS - 30_000), await due(2 * AWAY_MS)];
    const button = student.assignments.submitButton(inList.title);
    await student.replacesClock();
    await student.precondition('3.1', async () => {
      await student.opensListOfAssignments();
      await expect(button).toBeVisible();
    });
    await student.letsPass(AWAY_MS);
    await skipMissingFeature(
      !(await student.canDo(() => expect(button).toBeHidden())),
      'list that notices a deadline that passes while it is open',
    );
    const hasPage = await student.canReach(() => student.opensAssignment(onPage.title));
    await skipMissingFeature(!hasPage, 'page of an assignment');
    await student.precondition('3.1', () => expect(student.details.submitButton).toBeVisible());
    await student.letsPass(2 * AWAY_MS);
    await skipMissingFeature(
      !(await student.canDo(() => expect(student.details.submitButton).toBeHidden())),
      'page of an assignment that notices a deadline that passes while it is open',
    );
  },
);
