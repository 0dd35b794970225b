import {
  about,
  endpoints,
  expect,
  daysFromNow,
  routes,
  russianDatePattern,
  skipMissingFeature,
  test,
  withLineBreak,
  type Admin,
} from '../../fixtures';

test(
  'B13 B14 B15 the admin finds a student with class, progress and tutor',
  about({ scenario: 'BS', cases: ['B13', 'B14', 'B15'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, administration, families, protocol }) => {
    const tutor = await accounts.create('tutor');
    const studentWithGrades = await families.studentWithGrades({ tutor });
    const beginner = await accounts.create('student');

    await protocol.step('B13', async () => {
      const listed = await admin.expectSuccess(endpoints.listStudents, () => admin.opensAccounts());
      const students = admin.accounts.section('student');
      await expect(students.shown).toContainText(`Показано ${listed.results.length} из ${listed.count}`);
      await expect(students.rows).toHaveCount(listed.results.length);
      for (const { email } of listed.results) await expect(students.row(email)).toBeVisible();
    });

    await protocol.step('B14', async () => {
      const students = await admin.finds('student', studentWithGrades.email);
      await students.openProfile(studentWithGrades.email);
      await expect(admin.profile.box).toContainText(studentWithGrades.email);
    });

    await protocol.step('B15', async () => {
      const { progress = 0 } = await administration.student(studentWithGrades.user.id);
      await expect(admin.profile.line('Класс')).toContainText(studentWithGrades.grade);
      await expect(admin.profile.line('Прогресс')).toShowProgress(progress);
      await expect(admin.profile.line('Тьютор')).toContainText(tutor.fullName);
      expect(
        (await administration.student(beginner.user.id)).progress ?? 0,
        'the progress of a student who has done nothing yet',
      ).toBe(0);
    });
  },
);

test(
  'B16 the profile of a teacher shows the subjects',
  about({ scenario: 'BS', cases: ['B16'], owner: 'administration', roles: ['admin'], changesData: true }),
  async ({ admin, accounts, administration, protocol }) => {
    const teacher = await accounts.create('teacher', { subject: 'Математика' });

    await protocol.step('B16', async () => {
      const teachers = await admin.finds('teacher', teacher.email);
      await expect(teachers.row(teacher.email)).toContainText('Математика');
      await teachers.openProfile(teacher.email);
      await expect(admin.profile.box).toContainText('Математика');

      // Includes the reference teacher: a teacher's subjects may come from another source than the form.
      const known = await administration.teacherWithSubjects();
      const others = await admin.finds('teacher', known.email);
      await others.openProfile(known.email);
      for (const subject of known.subjects) await expect.soft(admin.profile.box).toContainText(subject);
    });
  },
);

test(
  'B17 the schedule opens for the admin',
  about({ scenario: 'BS', cases: ['B17'], owner: 'administration', roles: ['admin'], changesData: false }),
  async ({ admin, protocol }) => {
    await protocol.step('B17', async () => {
      await admin.opens(routes.adminSchedule);
      await expect(admin.schedule.title).toBeVisible();
      await expect(admin.schedule.createButton).toBeVisible();
    });
  },
);

test(
  'BS a lesson that the admin plans stands in the schedule',
  about({
    titleRu: 'занятие, которое назначил администратор, есть в расписании',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration, lessonRules }) => {
    // Lessons are deleted together with their accounts.
    const teacher = await accounts.create('teacher', { subject: 'Математика' });
    const student = await accounts.create('student');
    await administration.letTeach(teacher, student);
    await admin.opens(routes.adminSchedule);
    await admin.schedule.pressCreate();
    await admin.lessonDialog.fill({
      teacher: teacher.fullName,
      student: student.fullName,
      subject: 'Математика',
      start: daysFromNow(2, '10:00').local,
      end: daysFromNow(2, '11:00').local,
    });
    const [description, link] = [withLineBreak('Разбор контрольной'), 'https://telemost.yandex.ru/j/20779'];
    const typed = {
      description: await typedIfOffered(admin, description, async (text) => {
        await admin.lessonDialog.describe(text);
        // A field of one line cannot hold the text.
        await expect(admin.lessonDialog.descriptionField).toHaveValue(text);
      }),
      telemost_link: await typedIfOffered(admin, link, (text) => admin.lessonDialog.typeLink(text)),
    };
    await admin.expectSuccess(endpoints.createLesson, () => admin.lessonDialog.create());
    await admin.opens(routes.adminSchedule);
    const lesson = admin.schedule.lesson(student.fullName);
    await expect(lesson).toContainText(teacher.fullName);
    await expect(lesson).toContainText('Математика');
    await expect(lesson).toContainText('10:00');
    const text = await lesson.innerText();
    const times = text.match(/\d{1,2}:\d{2}/g) ?? [];
    const days = text.match(/\d{1,2} [а-я]+ \d{4}/g) ?? [];
    expect(times, 'start and end of the lesson').toEqual(['10:00', '11:00'].slice(0, times.length));
    for (const day of days)
      expect(day, 'the day of the lesson').toMatch(russianDatePattern(daysFromNow(2, '10:00').instant));
    const stored = await lessonRules.storedLike({
      id: 0,
      student: student.user.id,
      date: daysFromNow(2, '10:00').local.slice(0, 10),
    });
    expect(stored, 'the stored lesson').toHaveLength(1);
    expect(
      stored.flatMap((one) => lostFields(typed, one)),
      'optional fields of the lesson that are not stored as they were typed',
    ).toEqual([]);
    // A calendar may show the day elsewhere, and only the start.
    await skipMissingFeature(times.length < 2 || days.length === 0, 'end and day of a lesson in the schedule');
  },
);

/** Where midnight comes hours after that of Greenwich. */
test.describe('west of Greenwich', () => {
  test.use({ timezoneId: 'America/St_Johns' });

  test(
    'BS the schedule lists lessons by day, whatever their time of day is',
    about({
      titleRu: 'расписание показывает занятия по порядку дней, в какое бы время они ни начинались',
      scenario: 'BS',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts, lessonRules }) => {
      const teacher = await accounts.create('teacher', { subject: 'Математика' });
      const student = await accounts.create('student');
      const days: RegExp[] = [];
      for (const time of [
        { inDays: 2, hour: 15 },
        { inDays: 3, hour: 10 },
        { inDays: 4, hour: 12 },
      ]) {
        const { date } = await lessonRules.planned(teacher, student, time);
        days.push(russianDatePattern(new Date(`${date}T12:00:00Z`), 'UTC'));
      }
      await admin.blockedUnless('the schedule does not show the lessons that were planned', async () => {
        await admin.opens(routes.adminSchedule);
        await expect(admin.schedule.lesson(student.fullName)).toBeVisible();
      });
      const lessons = admin.schedule.lessons(student.fullName);
      await skipMissingFeature((await lessons.count()) !== 3, 'row of its own for each lesson in the schedule');
      const rows = await lessons.allInnerTexts();
      const starts = rows.map((text) => /\d{1,2}:\d{2}/.exec(text)?.[0] ?? '');
      expect(starts.join(', '), 'the starts of the lessons in the schedule').toMatch(
        /^(15:00, 10:00, 12:00|12:00, 10:00, 15:00)$/,
      );
      // A calendar may show the day elsewhere. The day of a lesson is the same in every zone.
      const withDay = rows.filter((text) => /\d{1,2} [а-я]+ \d{4}/.test(text));
      const due = asListed(days, starts);
      expect(
        withDay.filter((text) => !due[rows.indexOf(text)]?.test(text)),
        'lessons in the schedule with the day of another one',
      ).toEqual([]);
    },
  );
});

/** Returns the days of the lessons in the order of the schedule, which lists the earliest first or last. */
function asListed<Day>(days: readonly Day[], [first]: readonly string[]): readonly Day[] {
  return first === '15:00' ? days : [...days].reverse();
}

/** Types a text into an optional field. @returns undefined where the form of this build does not have it */
async function typedIfOffered(
  admin: Admin,
  text: string,
  type: (text: string) => Promise<void>,
): Promise<string | undefined> {
  return (await admin.canDo(() => type(text))) ? text : undefined;
}

/** Returns the fields of a form that a build offers and tells of, and stores otherwise. */
function lostFields<Field extends 'description' | 'telemost_link'>(
  typed: Readonly<Record<Field, string | undefined>>,
  stored: Readonly<Partial<Record<Field, string | null | undefined>>>,
): string[] {
  return (Object.keys(typed) as Field[]).flatMap((field) => {
    const [due, seen] = [typed[field], stored[field]];
    return due === undefined || seen === undefined || seen === due
      ? []
      : [`${field}: «${seen ?? ''}» instead of «${due}»`];
  });
}
