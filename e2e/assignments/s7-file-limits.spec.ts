import {
  about,
  expect,
  requireResult,
  randomFile,
  skipMissingFeature,
  sparseFile,
  storedName,
  test,
  textFile,
  type AssignmentData,
  type SubmissionRecord,
} from '../../fixtures';

/** Just under the limit of 50 MB. */
const NEARLY_TOO_LARGE_MB = 49;
const TOO_LARGE_MB = 51;

test(
  'S7 a file just under 50 MB is taken, and a file of several megabytes comes back whole',
  about({
    titleRu: 'файл чуть меньше 50 МБ принимается, а файл в несколько мегабайт возвращается целым',
    scenario: 'S7',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments, cleanUp }) => {
    const [homework, other] = [
      await assignments.create({ assignedTo: ['student'] }),
      await assignments.create({ assignedTo: ['student'] }),
    ];
    const nearlyTooLarge = await assignments.submitted(other, 'student', {
      content: 'Видео',
      file: randomFile('video.pdf', NEARLY_TOO_LARGE_MB),
    });
    expect(nearlyTooLarge.file?.name ?? 'none', 'the stored file just under 50 MB').toMatch(storedName('video.pdf'));
    const { submitDialog: form } = student;
    await student.opensSubmitForm(homework.title);
    await form.typeContent('Видео');
    // A smaller file takes the place of one that is too large, with all that the form said about it.
    await form.chooseFile(sparseFile('lecture.pdf', TOO_LARGE_MB, cleanUp));
    await form.chooseFile(sparseFile('video.pdf', NEARLY_TOO_LARGE_MB, cleanUp));
    await expect(form.sendButton, 'the button that sends a file just under 50 MB').toBeEnabled();
    await expect(form.errorMessage, 'the message about a file just under 50 MB').toHaveCount(0);

    const lecture = randomFile('lecture.pdf', 3);
    const sent = await assignments.submitted(homework, 'student', { content: 'Лекция', file: lecture });
    const served = requireResult(
      '7.3',
      await assignments.servedFileIfPossible(sent, 'student'),
      'the platform hands out no file to the student who sent it',
    );
    expect(served).toBeServedAs(lecture);

    const isSaid = await student.canDo(async () => {
      await form.chooseFile(sparseFile('lecture.pdf', TOO_LARGE_MB, cleanUp));
      await expect(form.errorMessage.first()).toBeVisible();
      await form.removeFile();
    });
    await skipMissingFeature(!isSaid, 'form that tells of a file that is too large, and lets it be taken back');
    await expect(form.errorMessage, 'the message about a file that was taken back').toHaveCount(0);
  },
);

test(
  'S7 a page or a picture with scripts is refused, or served for saving only',
  about({
    titleRu: 'страница или картинка со скриптом отклоняется или отдаётся только для сохранения',
    scenario: 'S7',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const script = '<script>document.title = "run"</script>';
    const files = [
      { ...textFile('page.html', `<!doctype html><title>page</title>${script}`), mimeType: 'text/html' },
      {
        ...textFile('drawing.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
        mimeType: 'image/svg+xml',
      },
    ];
    for (const file of files) {
      const homework = await assignments.create({ assignedTo: ['student'] });
      const sent = await assignments.submittedIfPossible(homework, 'student', { content: 'Файл со сценарием', file });
      expect.soft(await servedFileOf(sent, assignments), file.name).toBeServedForSavingOnly(file.name);
    }
  },
);

/** Returns the stored file as the platform serves it; undefined when the platform refused to store it. */
async function servedFileOf(sent: SubmissionRecord | undefined, assignments: AssignmentData) {
  if (sent === undefined) return undefined;
  return requireResult(
    '7.3',
    await assignments.servedFileIfPossible(sent, 'student'),
    'the platform hands out no file to the student who sent it',
  );
}
