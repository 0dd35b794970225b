import {
  about,
  endpoints,
  expect,
  daysFromNow,
  russianDateTimePattern,
  test,
  unique,
  wallClock,
  type AssignmentData,
  type Student,
  type Teacher,
} from '../../fixtures';

/** Offsets that reveal conversion errors: whole hours, zero, far ahead across midnight, and a half hour behind. */
const ZONES = ['Europe/Moscow', 'UTC', 'Asia/Vladivostok', 'America/St_Johns'] as const;
type Zone = (typeof ZONES)[number];

for (const zone of ZONES) {
  test.describe(zone, () => {
    test.use({ timezoneId: zone });

    test(
      `S1 S2 in ${zone}: a deadline is stored as the instant typed and shown in local time`,
      about({
        titleRu: `${zone}: срок сохраняется как введённый момент и показывается по местному времени`,
        scenario: 'S2',
        cases: [],
        owner: 'assignments',
        roles: ['teacher', 'student'],
        changesData: true,
      }),
      async ({ teacher, student, assignments }) => {
        const title = unique(`Срок в поясе ${zone}`);
        const typed = daysFromNow(2, '23:59', zone);
        const anna = await assignments.person('student');

        const stored = await test.step(`teacher types ${typed.local}`, async () => {
          await opensForm(teacher, zone);
          const created = await savesDraft(teacher, { title, due: typed.local, student: anna.full_name }, zone);
          return assignments.publish(await assignments.deleteAfterTest(created));
        });

        expect(stored.max_score, 'the points stored').toBe(40);
        expect(stored.due_date, `the instant stored for ${typed.local} in ${zone}`).toEqual(typed.instant);

        await test.step('teacher and student read it as it was typed', async () => {
          await teacher.precondition('1.10', () => teacher.opensAssignments());
          await expect(teacher.assignments.card(title).box).toShowMoment(
            russianDateTimePattern(typed.instant, zone),
            'the deadline on the card',
          );
          await readsDeadline(
            student,
            title,
            russianDateTimePattern(typed.instant, zone),
            'the deadline in local time',
          );
        });

        await readsDeadlinesAtMidnight(student, assignments, zone);
      },
    );
  });
}

/** Opens the form for a new assignment, whose start date is none or now. */
async function opensForm(teacher: Teacher, zone: Zone): Promise<void> {
  const form = teacher.createDialog;
  const minutes: string[] = [];
  await teacher.precondition('1.3', async () => {
    await teacher.opensAssignments();
    minutes.push(wallClock(new Date(), zone));
    await teacher.assignments.pressCreate();
    await expect(form.titleField).toBeVisible();
  });
  minutes.push(wallClock(new Date(), zone));
  expect(['', ...minutes], 'the start date that the form offers: none, or now in local time').toContain(
    await form.startField.inputValue(),
  );
}

async function savesDraft(
  teacher: Teacher,
  { title, due, student }: { title: string; due: string; student: string },
  zone: Zone,
) {
  const form = teacher.createDialog;
  await form.typeTitle(title);
  await form.typeDescription('Решите 5 уравнений из учебника');
  await form.typeInstructions('Покажите ход решения');
  await form.setStart(daysFromNow(0, '00:01', zone).local);
  await form.setDue(due);
  // Differs from the default of the form and of the server, so that lost points are detected.
  await form.setPoints(40);
  await form.choose(student);
  return teacher.expectSuccess(endpoints.createAssignment, () => form.saveDraft());
}

async function readsDeadline(student: Student, title: string, shown: RegExp, what: string): Promise<void> {
  await student.precondition('2.3', () => student.opensAssignment(title));
  await expect(student.details.facts.deadline).toShowMoment(shown, what);
}

/** Deadlines that fall on another day in another time zone. */
async function readsDeadlinesAtMidnight(student: Student, assignments: AssignmentData, zone: Zone): Promise<void> {
  const reads = async (title: string, due_date: Date, what: string) => {
    const homework = await assignments.create({ title, due_date, assignedTo: ['student'] });
    await readsDeadline(student, homework.title, russianDateTimePattern(due_date, zone), what);
  };

  await test.step('student reads a deadline in the first hour of a day', () =>
    reads(`Сразу после полуночи в поясе ${zone}`, daysFromNow(3, '00:05', zone).instant, `00:05 in ${zone}`));

  await test.step('student reads a deadline that falls on another day elsewhere', async () => {
    // One minute before midnight in Moscow is the next day in Vladivostok. One minute before midnight in St
    // John's is the next day in Moscow. So each zone sees at least one of them across a midnight.
    for (const elsewhere of ['Europe/Moscow', 'America/St_Johns'] as const)
      await reads(
        `До полуночи в поясе ${elsewhere}`,
        daysFromNow(3, '23:59', elsewhere).instant,
        `23:59 of ${elsewhere} in ${zone}`,
      );
  });
}
