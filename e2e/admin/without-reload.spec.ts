import {
  about,
  accountKinds,
  changesSentDuring,
  daysFromNow,
  endpoints,
  expect,
  formCases,
  routes,
  russianDatePattern,
  skipMissingFeature,
  russianRole,
  test,
  withMomentsAt,
  withStatistics,
} from '../../fixtures';

/** What the admin's pages show after a change that the server has accepted, without loading them again. */

for (const kind of accountKinds) {
  test(
    `BW the form for a new ${kind} closes with a message, and the table shows the account without a reload`,
    about({
      titleRu: `форма новой учётной записи (${russianRole(kind)}) закрывается с сообщением, и запись видна в таблице без перезагрузки`,
      scenario: 'BW',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts }) => {
      const person = accounts.newPerson(kind);
      const form = admin.createDialog(kind);
      const accountsOfKind = await admin.precondition(formCases[kind], async () => {
        const section = await admin.finds(kind, person.lastName);
        await section.pressCreate();
        await form.fill(person);
        return section;
      });
      const earlier = await admin.messages();
      const press = () => admin.pressesTwice(endpoints.createAccount, () => form.create());
      await admin.precondition(formCases[kind], () => admin.expectSuccess(endpoints.createAccount, press));
      await expect.soft(admin).toShowChangeDone({ earlier });
      await expect(admin.credentials.box).toBeVisible();
      await admin.credentials.close();
      await expect(form.box, 'the form for a new account').toBeHidden();
      await expect(accountsOfKind.row(person.email), 'the row of the new account, without a reload').toBeVisible();
    },
  );
}

test(
  'BW an account that is deactivated, activated and removed is shown so without a reload, with a message each time',
  about({
    titleRu: 'деактивация, активация и удаление учётной записи видны без перезагрузки и каждый раз с сообщением',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts }) => {
    const { email } = await accounts.create('student');
    const students = await admin.precondition('BW8', async () => {
      const section = await admin.finds('student', email);
      await expect(section.row(email)).toBeVisible();
      return section;
    });

    const first = await admin.messages();
    await admin.precondition('BW8', async () => {
      await students.pressDelete(email);
      await admin.expectSuccess(endpoints.deactivateAccount, () => admin.removeDialog.deactivate(email));
    });
    await expect.soft(admin).toShowChangeDone({ dialog: admin.removeDialog.box, earlier: first });
    await expect(students.state(email), 'the state after the deactivation, without a reload').toHaveText('Неактивен');

    const second = await admin.messages();
    await admin.precondition('BW9', async () => {
      await students.pressReactivate(email);
      await admin.expectSuccess(endpoints.reactivateAccount, () => admin.reactivateDialog.confirm());
    });
    await expect.soft(admin).toShowChangeDone({ dialog: admin.reactivateDialog.box, earlier: second });
    await expect(students.state(email), 'the state after the activation, without a reload').toHaveText('Активен');

    const third = await admin.messages();
    await students.pressDelete(email);
    // Other workers change the figures, so the page is sent one that nobody else can cause.
    await withStatistics(admin, { total_students: 4_711 }, async () => {
      await admin.expectSuccess(endpoints.deactivateAccount, () => admin.removeDialog.removeForGood(email));
      await expect.soft(admin).toShowChangeDone({ dialog: admin.removeDialog.box, earlier: third });
      await expect(students.row(email), 'the row of the removed account, without a reload').toHaveCount(0);
      const isFresh = await admin.canDo(() => expect(admin).toShowFigures({ Студентов: 4_711 }));
      await skipMissingFeature(!isFresh, 'figures of the accounts page that follow a removal without a reload');
    });
  },
);

test(
  'BS a new lesson is stored once although it is created twice, and the schedule shows it without a reload',
  about({
    titleRu: 'новое занятие сохраняется один раз при двойном нажатии и видно в расписании без перезагрузки',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const teacher = await accounts.create('teacher', { subject: 'Математика' });
    const student = await accounts.create('student');
    await administration.letTeach(teacher, student);
    const form = admin.lessonDialog;
    const input = {
      teacher: teacher.fullName,
      student: student.fullName,
      subject: 'Математика',
      start: daysFromNow(2, '10:00').local,
      end: daysFromNow(2, '11:00').local,
    };
    await admin.blockedUnless('the form for a new lesson cannot be filled in', async () => {
      await admin.opens(routes.adminSchedule);
      await admin.schedule.pressCreate();
      await form.fill(input);
    });
    const earlier = await admin.messages();
    const press = () => admin.pressesTwice(endpoints.createLesson, () => form.create());
    await admin.blockedUnless('the form for a new lesson stores none', () =>
      admin.expectSuccess(endpoints.createLesson, press),
    );
    await expect.soft(admin).toShowChangeDone({ dialog: form.box, earlier });
    await expect(
      admin.schedule.lesson(student.fullName),
      'the new lesson in the schedule, without a reload',
    ).toContainText('10:00');
  },
);

test(
  'BS a lesson that is removed leaves the schedule without a reload',
  about({
    titleRu: 'удалённое занятие исчезает из расписания без перезагрузки',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, lessonRules }) => {
    const [teacher, student] = [
      await accounts.create('teacher', { subject: 'Математика' }),
      await accounts.create('student'),
    ];
    const lesson = await lessonRules.planned(teacher, student);
    // Another lesson on the same day, which must stay.
    const neighbour = await accounts.create('student', { first_name: 'Сосед' });
    // With a teacher of its own: a platform may refuse two lessons of one teacher at the same time.
    const other = await lessonRules.planned(await accounts.create('teacher', { subject: 'Математика' }), neighbour);
    await admin.blockedUnless('the schedule does not show the lessons that were planned', async () => {
      await admin.opens(routes.adminSchedule);
      await expect(admin.schedule.lesson(student.fullName)).toBeVisible();
      await expect(admin.schedule.lesson(neighbour.fullName)).toBeVisible();
    });
    await skipMissingFeature(
      (await admin.schedule.removeButton(student.fullName).count()) === 0,
      'button to remove a lesson in the schedule',
    );
    let asked = '';
    const sent = await changesSentDuring(admin, () =>
      admin.blockedUnless('the question before a lesson is removed is not the known one', async () => {
        await admin.schedule.pressRemove(student.fullName);
        asked = await admin.schedule.question.innerText();
        await admin.schedule.cancelRemoval();
        await expect(admin.schedule.question).toBeHidden();
        await admin.traffic.settled();
      }),
    );
    expect.soft(asked, 'the question before the lesson is removed').not.toContain(neighbour.fullName);
    expect(sent, 'changes that the page sent when the question was left with «Отмена»').toEqual([]);
    const earlier = await admin.messages();
    await admin.expectSuccess(endpoints.removeLesson, () => admin.schedule.remove(student.fullName));
    await expect.soft(admin).toShowChangeDone({ earlier });
    await expect
      .soft(admin.schedule.lesson(student.fullName), 'the removed lesson in the schedule, without a reload')
      .toHaveCount(0);
    await expect.soft(admin.schedule.lesson(neighbour.fullName), 'the other lesson in the schedule').toBeVisible();
    expect.soft(await lessonRules.storedLike(other), 'the other lesson').toEqual([other]);
    expect(await lessonRules.storedLike(lesson), 'the stored lessons').toEqual([]);
    await skipMissingFeature(!asked.includes(student.fullName), 'student in the question before a lesson is removed');
  },
);

/** Half past one at night in Vladivostok, and still the day before in Greenwich. */
const JOINED = new Date('2025-03-15T15:30:00Z');
const ZONE = 'Asia/Vladivostok';

test.describe('east of Greenwich', () => {
  test.use({ timezoneId: ZONE });

  test(
    'BU the profile that is opened after another one shows the second account',
    about({
      titleRu: 'профиль, открытый после другого, показывает вторую учётную запись',
      scenario: 'BU',
      cases: [],
      owner: 'administration',
      roles: ['admin'],
      changesData: true,
    }),
    async ({ admin, accounts }) => {
      const [first, second] = [await accounts.create('parent'), await accounts.create('parent')];
      const texts: string[] = [];
      await withMomentsAt(admin, { path: /^\/api\/auth\//, moment: JOINED }, async () => {
        const parents = await admin.finds('parent', first.email);
        for (const { email } of [first, second, first]) {
          await parents.search(email);
          await parents.openProfile(email);
          await expect(admin.profile.box, `the profile of ${email}`).toContainText(email);
          texts.push(await admin.profile.box.innerText());
          await admin.profile.close();
        }
      });
      const isLocal = (text: string) => russianDatePattern(JOINED, ZONE).test(text);
      const before = texts.filter((text) => !isLocal(text) && russianDatePattern(JOINED, 'UTC').test(text));
      expect(before, 'profiles with the day before that of the registration').toEqual([]);
      await skipMissingFeature(!texts.every(isLocal), 'day of the registration in the profile of an account');
    },
  );
});
