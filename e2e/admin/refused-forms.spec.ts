import { about, daysFromNow, endpoints, expect, requireResult, routes, test } from '../../fixtures';

/** A form that the server refuses keeps what was typed, and can be sent again once it is corrected. */

test(
  'BW the form for an account whose email is taken keeps what was typed, and is sent again with another email',
  about({
    titleRu: 'форма с занятым email сохраняет введённое и отправляется снова с другим email',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const [holder, person] = [await accounts.create('student'), accounts.newPerson('parent')];
    const form = admin.createDialog('parent');
    const typed = { Email: holder.email, Имя: person.firstName, Фамилия: person.lastName, Телефон: '+79990001313' };
    const known = await admin.precondition('BW4', async () => {
      await admin.opensAccounts();
      await admin.accounts.section('parent').pressCreate();
      await form.fill({ ...person, email: holder.email });
      return Object.keys(await form.values(Object.keys(typed)));
    });
    const values = Object.fromEntries(Object.entries(typed).filter(([caption]) => known.includes(caption)));
    await form.setFields(values);
    const { status } = await admin.precondition('BW6', () =>
      admin.responseTo(endpoints.createAccount, () => form.create()),
    );
    requireResult('BW6', status >= 400, 'an email that is taken is not refused');
    await expect(form.box, 'the form after the refusal').toBeVisible();
    await expect.poll(() => form.values(known), 'what the form has after the refusal').toEqual(values);

    await form.setFields({ Email: person.email });
    await admin.expectSuccess(endpoints.createAccount, () => form.create());
    await expect(admin.credentials.box, 'the password of the account').toBeVisible();
    expect(
      (await administration.find(person.email)).map(({ email }) => email),
      'the accounts that are stored',
    ).toEqual([person.email]);
  },
);

test(
  'BS a lesson that ends before it begins is refused with a message, and can be corrected',
  about({
    titleRu: 'занятие, которое кончается раньше начала, отклоняется с сообщением, и его можно исправить',
    scenario: 'BS',
    cases: [],
    owner: 'administration',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ admin, accounts, administration }) => {
    const [teacher, student] = [
      await accounts.create('teacher', { subject: 'Математика' }),
      await accounts.create('student'),
    ];
    await administration.letTeach(teacher, student);
    const form = admin.lessonDialog;
    await admin.blockedUnless('the form for a new lesson cannot be filled in', async () => {
      await admin.opens(routes.adminSchedule);
      await admin.schedule.pressCreate();
      await form.fill({
        teacher: teacher.fullName,
        student: student.fullName,
        subject: 'Математика',
        start: daysFromNow(4, '11:00').local,
        end: daysFromNow(4, '10:00').local,
      });
    });
    const attempt = await admin.attempts(endpoints.createLesson, form.createButton, () => form.create());
    expect.soft(attempt).toHaveNoEffect();
    expect.soft(attempt.errorMessages, 'the messages of the page about the refusal').not.toEqual([]);
    await expect(form.startField, 'the start of the lesson after the refusal').toHaveValue('11:00');
    await form.endField.fill('12:00');
    await admin.expectSuccess(endpoints.createLesson, () => form.create());
    await expect(admin.schedule.lesson(student.fullName), 'the corrected lesson in the schedule').toContainText(
      '11:00',
    );
  },
);
