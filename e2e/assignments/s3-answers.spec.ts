import {
  about,
  blocked,
  endpoints,
  expect,
  longestText,
  skipMissingFeature,
  storedName,
  test,
  textFile,
} from '../../fixtures';

test(
  'S3 long texts with every kind of character and line are stored as they were typed',
  about({
    titleRu: 'длинные тексты с любыми символами и строками сохраняются так, как введены',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['teacher', 'student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const [description, instructions, content, feedback] = [
      'Решите уравнения',
      'Покажите ход решения',
      'Решила подстановкой',
      'Хорошо решено',
    ].map(longestText) as [string, string, string, string];
    const homework = await assignments.create({ description, instructions, assignedTo: ['student'] });
    const submission = await assignments.submitted(homework, 'student', { content });
    await assignments.graded(submission, 85, feedback);

    for (const reader of ['teacher', 'student'] as const) {
      const api = await assignments.as(reader);
      const [read, [answer]] = [await api.read(homework.id), await api.submissions(homework.id)];
      expect.soft(read.description, `the description that the ${reader} reads`).toBe(description);
      expect.soft(read.instructions, `the instructions that the ${reader} reads`).toBe(instructions);
      expect.soft(answer?.content, `the answer that the ${reader} reads`).toBe(content);
      expect.soft(answer?.feedback, `the comment that the ${reader} reads`).toBe(feedback);
    }
  },
);

test(
  'S3 a file alone is an answer, and nothing at all is none',
  about({
    titleRu: 'один файл без текста — это ответ, а пустая форма — нет',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const [homework, overApi] = [
      await assignments.create({ assignedTo: ['student'] }),
      await assignments.create({ assignedTo: ['student'] }),
    ];
    const solution = textFile('solution.txt', 'x = 2, y = 3\n');
    const form = student.submitDialog;

    await expect(
      assignments.submitted(overApi, 'student', { content: '' }),
      'an answer without text and file',
    ).toBeRefused([400, 422], 'an answer without text and file');
    expect(
      await assignments.submissionOf(overApi, 'student'),
      'the stored answer after nothing was sent',
    ).toBeUndefined();
    await student.opensSubmitForm(homework.title);
    expect(await student.attempts(endpoints.submitAssignment, form.sendButton, () => form.send())).toHaveNoEffect();
    await form.typeContent('   ');
    expect
      .soft(await student.attempts(endpoints.submitAssignment, form.sendButton, () => form.send()), 'spaces alone')
      .toHaveNoEffect();
    await form.typeContent('');

    await skipMissingFeature(
      (await assignments.submittedIfPossible(overApi, 'student', { content: '', file: solution })) === undefined,
      'answer that is only a file',
    );
    await form.chooseFile(solution);
    const send = () => student.expectSuccess(endpoints.submitAssignment, () => form.send()).then(() => undefined);
    const sentAlone = await student.canDo(send);
    await blockUnless(sentAlone, () => student.canDo(() => form.typeContent('Решение в файле').then(send)));
    expect(sentAlone, 'whether the form sends a file without a text, as the server allows').toBe(true);
    const stored = await assignments.submissionOf(homework, 'student');
    expect({ content: stored?.content, file: stored?.file?.name }, 'the stored answer').toEqual({
      content: '',
      file: expect.stringMatching(storedName(solution.name)),
    });
  },
);

/** A form that sends nothing at all is the failure of another case. @throws Blocked */
async function blockUnless(sentAlone: boolean, sendsWithText: () => Promise<boolean>): Promise<void> {
  if (!sentAlone && !(await sendsWithText())) throw blocked('3.5', 'the form sends no answer at all');
}

test(
  'S3 a new version without a file has none, and the version before keeps its own',
  about({
    titleRu: 'у новой версии без файла файла нет, а прежняя версия сохраняет свой',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ assignments }) => {
    const homework = await assignments.create({
      title: 'С файлом и без',
      assignedTo: ['student'],
      attempts_limit: 5,
    });
    await assignments.submitted(homework, 'student', {
      content: 'Решение в файле',
      file: textFile('solution.txt', 'x = 2'),
    });
    const next = await assignments.submittedIfPossible(homework, 'student', { content: 'Решение без файла' });
    await skipMissingFeature(next?.versions === undefined || next.versions.length < 2, 'versions of an answer');
    expect.soft(next?.file, 'the file of the new version').toBeNull();
    expect(
      next?.versions?.map(({ version, file }) => ({ version, file: file?.name })),
      'the files of the versions',
    ).toEqual(
      expect.arrayContaining([
        { version: 1, file: expect.stringMatching(storedName('solution.txt')) },
        { version: 2, file: undefined },
      ]),
    );
  },
);
