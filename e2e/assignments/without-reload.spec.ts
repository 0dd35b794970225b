import { about, daysFromNow, endpoints, expect, skipMissingFeature, test, textFile, unique } from '../../fixtures';

/** What the pages show after a change that the server has accepted, without loading them again. */

const newAssignment = (title: string) => ({
  title,
  description: 'Решите 5 уравнений из учебника',
  instructions: 'Покажите ход решения',
  start: daysFromNow(0, '00:01').local,
  due: daysFromNow(2, '23:59').local,
  points: 100,
  students: [],
});

test(
  'S1 a new assignment is stored once although «Создать» is pressed twice, and the form closes with a message',
  about({
    titleRu: 'новое задание сохраняется один раз при двойном нажатии «Создать», и форма закрывается с сообщением',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const title = unique('Нажали дважды');
    const form = teacher.createDialog;
    // Twice: a form that sends twice stores two assignments with this title.
    assignments.deleteTitledAfterTest(title);
    assignments.deleteTitledAfterTest(title);
    await teacher.precondition('1.3', async () => {
      await teacher.opensAssignments();
      await teacher.assignments.pressCreate();
      await form.fill(newAssignment(title));
    });
    const earlier = await teacher.messages();
    const press = () => teacher.pressesTwice(endpoints.createAssignment, () => form.saveDraft());
    const { status } = await teacher.precondition('1.9', () =>
      teacher.expectSuccess(endpoints.createAssignment, press),
    );
    await expect(teacher).toShowChangeDone({ dialog: form.box, earlier, status });
  },
);

test(
  'S3 an answer is stored once although «Отправить» is pressed twice, and the form closes with a message',
  about({
    titleRu: 'ответ сохраняется один раз при двойном нажатии «Отправить», и форма закрывается с сообщением',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const form = student.submitDialog;
    await student.precondition('3.1', async () => {
      await student.opensSubmitForm(homework.title);
      await form.typeContent('x = 2');
    });
    const earlier = await student.messages();
    const press = () => student.pressesTwice(endpoints.submitAssignment, () => form.send());
    await student.precondition('3.5', () => student.expectSuccess(endpoints.submitAssignment, press));
    await expect(student).toShowChangeDone({ dialog: form.box, earlier });
  },
);

test(
  'S4 a grade is stored once although it is published twice, and the form closes with a message',
  about({
    titleRu: 'оценка сохраняется один раз при двойном нажатии, и форма закрывается с сообщением',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    await assignments.submitted(homework, 'student', { content: 'x = 2' });
    const form = teacher.gradeDialog;
    await teacher.precondition('4.4', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await form.typeScore(85);
      await form.typeFeedback('Верно');
    });
    const earlier = await teacher.messages();
    const press = () => teacher.pressesTwice(endpoints.gradeSubmission, () => form.publish());
    await teacher.precondition('4.10', () => teacher.expectSuccess(endpoints.gradeSubmission, press));
    await expect(teacher).toShowChangeDone({ dialog: form.box, earlier });
  },
);

test(
  'S1 the teacher’s list shows a new assignment and drops a deleted one without a reload',
  about({
    titleRu: 'список преподавателя показывает новое задание и убирает удалённое без перезагрузки',
    scenario: 'S1',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const title = unique('Без перезагрузки');
    const form = teacher.createDialog;
    const { heading } = teacher.assignments.card(title);
    assignments.deleteTitledAfterTest(title);
    await teacher.precondition('1.9', async () => {
      await teacher.opensListOfAssignments();
      await teacher.assignments.pressCreate();
      await expect(form.titleField).toBeVisible();
    });
    await expect.soft(form.pointsField, 'the points in a new form').toHaveValue('100');
    const values = async () => ({
      title: await form.titleField.inputValue(),
      description: await form.descriptionField.inputValue(),
      due: await form.dueField.inputValue(),
      points: await form.pointsField.inputValue(),
    });
    const whenNew = await values();
    await teacher.precondition('1.9', async () => {
      await form.fill({ ...newAssignment(title), points: 40 });
      await teacher.expectSuccess(endpoints.createAssignment, () => form.saveDraft());
    });
    await expect(heading, 'the card of the new assignment, without a reload').toBeVisible();
    await teacher.assignments.pressCreate();
    await expect.poll(values, 'the next form, which must begin as the first one did').toEqual(whenNew);
    await form.close();
    await teacher.expectSuccess(endpoints.removeAssignment, () => teacher.assignments.remove(title, true));
    await expect(heading, 'the card of the deleted assignment, without a reload').toBeHidden();
  },
);

test(
  'S3 the student’s list shows that an answer is sent without a reload',
  about({
    titleRu: 'список ученика показывает отправленный ответ без перезагрузки',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const { box } = student.assignments.card(homework.title);
    await student.precondition('3.1', async () => {
      await student.opensListOfAssignments();
      await student.assignments.findCard(homework.title);
    });
    await skipMissingFeature(
      !/Не отправлено|Not Submitted/.test((await box.textContent()) ?? ''),
      'state of the own answer in the list of the student',
    );
    await student.precondition('3.5', async () => {
      await student.assignments.pressSubmit(homework.title);
      await student.submitDialog.typeContent('x = 2');
      await student.expectSuccess(endpoints.submitAssignment, () => student.submitDialog.send());
    });
    await expect(box, 'the card of the assignment after the answer, without a reload').toContainText(
      /Отправлено|Submitted/,
    );
    await expect(box, 'the card of the assignment after the answer, without a reload').not.toContainText(
      /Не отправлено|Not Submitted/,
    );
  },
);

test(
  'S3 the page of an assignment shows the answer that was sent from it without a reload',
  about({
    titleRu: 'страница задания показывает отправленный с неё ответ без перезагрузки',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const content = unique('Ответ со страницы задания');
    await student.precondition('2.3', () => student.opensAssignment(homework.title));
    await student.precondition('3.5', async () => {
      await student.details.pressSubmit();
      await student.submitDialog.typeContent(content);
      await student.expectSuccess(endpoints.submitAssignment, () => student.submitDialog.send());
    });
    await expect.soft(student.details.facts.text(content), 'the text of the answer, without a reload').toBeVisible();
    await expect(student.details.facts.notSubmitted, 'the state «Не отправлено», without a reload').toBeHidden();
  },
);

test(
  'S4 the list of answers shows a new grade without a reload',
  about({
    titleRu: 'список ответов показывает новую оценку без перезагрузки',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    await assignments.submitted(homework, 'student', { content: 'x = 2' });
    await teacher.precondition('4.10', async () => {
      await teacher.opensSubmissionWith(homework.title, 'x = 2');
      await teacher.gradeDialog.typeScore(85);
      await teacher.gradeDialog.typeFeedback('Верно');
      await teacher.expectSuccess(endpoints.gradeSubmission, () => teacher.gradeDialog.publish());
    });
    await expect(
      teacher.submissions.row(student.fullName),
      'the row of the answer after grading, without a reload',
    ).toShowGrade(85, 100);
  },
);

test(
  'S3 a file that the student takes back before sending is not sent',
  about({
    titleRu: 'файл, который ученик убрал до отправки, не отправляется',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const form = student.submitDialog;
    await student.precondition('3.4', async () => {
      await student.opensSubmitForm(homework.title);
      await form.typeContent('Файл выбран по ошибке');
      await form.chooseFile(textFile('mistake.txt', 'не тот файл\n'));
    });
    await skipMissingFeature(!(await form.file.removeButton.isVisible()), 'control that takes a chosen file back');
    await form.removeFile();
    await expect(form.file.input).toHaveValue('');
    await student.precondition('3.5', () => student.expectSuccess(endpoints.submitAssignment, () => form.send()));
    const stored = await assignments.submissionOf(homework, 'student');
    expect(stored?.content, 'the text that the server stored').toBe('Файл выбран по ошибке');
    expect(stored?.file?.name ?? 'none', 'the file that the server stored').toBe('none');
  },
);
