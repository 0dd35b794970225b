import {
  about,
  expect,
  partOf,
  requireResult,
  russianDateTimePattern,
  skipMissingFeature,
  test,
  textFile,
  unique,
  versionAsShown,
  type AssignmentData,
} from '../../fixtures';

/** The earlier versions of an answer, as pages show them: each with its own text, file and moment. */

const FILES = ['first.txt', 'second.txt', 'third.txt'] as const;
const fileOf = (index: 0 | 1 | 2) => textFile(FILES[index], `x = ${index + 1}\n`);

/** Sends three versions, each with a file of its own. */
async function threeVersions(assignments: AssignmentData) {
  const homework = await assignments.create({ title: 'Три версии', assignedTo: ['student'], attempts_limit: 5 });
  const [first, second, current] = [unique('Первая попытка'), unique('Вторая попытка'), unique('Окончательно')];
  const { submitted_at: begun } = await assignments.submitted(homework, 'student', {
    content: first,
    file: fileOf(0),
  });
  const next = await assignments.submittedIfPossible(homework, 'student', {
    content: second,
    file: fileOf(1),
  });
  await skipMissingFeature(next === undefined, 'versions of an answer');
  const { versions = [] } = await assignments.submitted(homework, 'student', {
    content: current,
    file: fileOf(2),
  });
  await skipMissingFeature(versions.length < 3, 'versions of an answer in the API');
  const stored = [first, second, current].map((content) =>
    requireResult(
      '3.10',
      versions.find((version) => version.content === content),
      `the version «${content}» is not stored`,
    ),
  );
  expect(
    stored.map(({ version }) => version),
    'the numbers of the versions in the order of sending',
  ).toEqual([1, 2, 3]);
  const moments = stored.map(({ submitted_at }) => submitted_at.getTime());
  expect(stored[0]?.submitted_at, 'the moment of the first version, after two more were sent').toEqual(begun);
  expect(moments, 'the moments of the versions, each after the one before').toEqual([...moments].sort((a, b) => a - b));
  // A build may name no file beside an earlier version: S5.a and the pages below report that.
  const named = stored.flatMap(({ file }, index) => (file === null ? [] : [{ file, text: `x = ${index + 1}\n` }]));
  const files = await assignments.textsOfFiles(
    named.map(({ file }) => file),
    'student',
  );
  // Case 7.3 reports a platform that hands out no file at all.
  await skipMissingFeature(
    files.every((text) => text === undefined),
    'file of a version that its student can download',
  );
  expect
    .soft(files, 'the files of the versions as their student downloads them, after all were sent')
    .toEqual(named.map(({ text }) => text));
  const earlier = stored.slice(0, 2).map(({ content, version, submitted_at }, index) => ({
    content,
    file: FILES[index] ?? '',
    otherFile: FILES[1 - index] ?? '',
    fileText: `x = ${index + 1}`,
    otherFileText: `x = ${2 - index}`,
    others: [first, second, current].filter((other) => other !== content),
    shownAt: russianDateTimePattern(versionAsShown(submitted_at, version)),
  }));
  return { homework, current, earlier };
}

test(
  'S3 the student’s page shows each earlier version with its own text, file and moment',
  about({
    titleRu: 'страница ученика показывает каждую прежнюю версию с её текстом, файлом и временем',
    scenario: 'S3',
    cases: [],
    owner: 'assignments',
    roles: ['student'],
    changesData: true,
  }),
  async ({ student, assignments }) => {
    const { homework, current, earlier } = await threeVersions(assignments);
    await student.precondition('3.10', () => student.withVersionsApart(() => student.opensAssignment(homework.title)));
    await expect.soft(student.details.main, 'the page of the assignment').toContainText(current);
    await skipMissingFeature(
      (await student.details.facts.text(earlier[0]?.content ?? '').count()) === 0,
      'text of the earlier versions on the page of the student',
    );
    for (const { content, file, otherFile, others, shownAt } of earlier) {
      const part = partOf(student, content, others);
      await expect.soft(part, `the version «${content}»`).toContainText(file);
      await expect.soft(part, `the file of another version beside «${content}»`).not.toContainText(otherFile);
      await expect.soft(part).toShowMoment(shownAt, `the moment at which the version «${content}» was sent`);
    }
    const isShown = await student.canDo(async () => {
      for (const { content, file, others, fileText } of earlier) {
        await student.details.view(file);
        await expect(partOf(student, content, others)).toContainText(fileText);
      }
    });
    for (const { content, others, otherFileText } of earlier)
      await expect
        .soft(partOf(student, content, others), `the preview of the file of another version beside «${content}»`)
        .not.toContainText(otherFileText);
    await skipMissingFeature(!isShown, 'preview of the file of each earlier version on the page of the student');
  },
);

test(
  'S4 the teacher’s list shows each earlier version with its own text, file and moment',
  about({
    titleRu: 'список преподавателя показывает каждую прежнюю версию с её текстом, файлом и временем',
    scenario: 'S4',
    cases: [],
    owner: 'assignments',
    roles: ['teacher'],
    changesData: true,
  }),
  async ({ teacher, assignments }) => {
    const { homework, current, earlier } = await threeVersions(assignments);
    const { full_name: anna } = await assignments.person('student');
    const { submissions } = teacher;
    await teacher.precondition('4.3', () =>
      teacher.withVersionsApart(async () => {
        await teacher.opensSubmissions(homework.title);
        await expect(submissions.row(anna)).toBeVisible();
      }),
    );
    await expect.soft(submissions.row(anna), 'the row of the answer').toContainText(current);
    await skipMissingFeature(
      !(await submissions.versionsToggle(anna).isVisible()),
      'earlier versions of an answer in the list of the teacher',
    );
    const [number = '3'] = (await submissions.versionsToggle(anna).innerText()).match(/\d+/) ?? [];
    expect.soft(['2', '3'], 'the number of versions, or of the earlier ones').toContain(number);
    await submissions.openVersions(anna);
    for (const { content, file, otherFile, shownAt } of earlier) {
      const part = submissions.version(anna, content);
      await expect.soft(part, `the version «${content}»`).toBeVisible();
      await expect.soft(part, `the version «${content}»`).toContainText(file);
      await expect.soft(part, `the file of another version beside «${content}»`).not.toContainText(otherFile);
      await expect.soft(part).toShowMoment(shownAt, `the moment at which the version «${content}» was sent`);
    }
  },
);
