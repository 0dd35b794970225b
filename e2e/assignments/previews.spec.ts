import { about, expect, skipMissingFeature, test, textFile, withBrokenDownload, withLineBreak } from '../../fixtures';

/** Letters that another encoding turns into signs, characters beyond 16 bits, and what a page could take for an element. */
const TEXT = withLineBreak('Решение Ёжика: x = 2, щёлк — «да»');
const notes = textFile('notes.txt', TEXT);

test(
  'S7 the preview of a text file shows the student its text as it was written',
  about({
    titleRu: 'просмотр текстового файла показывает ученику его текст таким, как он написан',
    scenario: 'S7',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    const { file } = await assignments.submitted(homework, 'student', { content: 'В файле', file: notes });
    const { details } = student;
    await student.precondition('2.3', () => student.opensAssignment(homework.title));
    const button = details.facts.previewButton(notes.name);
    await skipMissingFeature(!(await button.isVisible()), 'preview of a text file for the student');
    await details.view(notes.name);
    await expect.soft(details.main).toShowText(TEXT);
    // A link of the browser's own has no request of the page.
    let said: string[] = [];
    await student.canDo(async () => {
      said = await withBrokenDownload(student, file?.url ?? '', () => details.pressFile(notes.name));
    });
    await skipMissingFeature(said.length === 0, 'message about a file that cannot be downloaded');
  },
);

test(
  'S4 the preview of a text file shows the teacher its text as it was written',
  about({
    titleRu: 'просмотр текстового файла показывает преподавателю его текст таким, как он написан',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const homework = await assignments.create({ assignedTo: ['student'] });
    await assignments.submitted(homework, 'student', { content: 'В файле', file: notes });
    const form = teacher.gradeDialog;
    await teacher.precondition('4.4', () => teacher.opensSubmissionWith(homework.title, 'В файле'));
    await skipMissingFeature(
      !(await form.previewButton(notes.name).isVisible()),
      'preview of a text file in the form for a grade',
    );
    await form.preview(notes.name);
    await expect(form.box).toShowText(TEXT);
    const isToggle = (await form.previewButton(notes.name).getAttribute('aria-expanded')) === 'true';
    await skipMissingFeature(!isToggle, 'preview whose button says that it is open');
    await form.preview(notes.name);
    await expect(form.box, 'the form for a grade after its preview was closed').not.toContainText('Ёжика');
  },
);
