import {
  about,
  endpoints,
  expect,
  dashboards,
  reads,
  skipOptionalFeature,
  skipMissingFeature,
  test,
  accessCaseOf,
  unknownEmail,
} from '../../fixtures';

/** The locked-out user has a test account of this test and a browser context of its own, so no other test is affected. */

/** What the page may give as the reason, by the status of the response. */
function reasonsFor(status: number): readonly ('lockedOut' | 'credentials')[] {
  return status === 403 ? ['lockedOut'] : ['lockedOut', 'credentials'];
}

test(
  'BW7 a reset password ends the old one and the open session, and the new one works',
  about({ scenario: 'BW', cases: ['BW7'], owner: 'administration', roles: ['admin', 'teacher'], changesData: true }),
  async ({ admin, accounts, signInAs, guest, apiUsers, protocol }) => {
    const account = await accounts.create('teacher');
    const teacher = await signInAs('teacher', account);

    await protocol.step('BW7', async () => {
      const teachers = await admin.finds('teacher', account.email);
      await teachers.pressReset(account.email);
      const reset = await admin.expectSuccess(endpoints.resetPassword, () => admin.resetDialog.confirm());
      await expect(admin.credentials.box).toShowPassword(reset.password);
      const password = await admin.credentials.readPassword();
      const keeping = (await admin.storage()).filter(([, value]) => value.includes(reset.password));
      expect
        .soft(
          keeping.map(([key]) => key),
          'where the browser keeps the password that is shown once',
        )
        .toEqual([]);

      // Must precede the sign-in with the new password: a new sign-in would end the old session by itself.
      await expect(
        apiUsers.withAuthorization(`Token ${teacher.session.token}`, 'the teacher whose password was reset'),
      ).toBeSignedOut();
      await teacher.sideBar.follow('Профиль');
      await expect(teacher).toBeSignedOutOfPage();

      expect(await guest.triesToSignIn(account)).toBeDenied(401);
      const again = await signInAs('teacher', { email: account.email, password }, 'teacher with the new password');
      expect(again.session).toShowSignIn('teacher', dashboards.teacher.path);
    });
  },
);

test(
  'BW8 BW9 a deactivated user is thrown out and told why, and is let in again afterwards',
  about({
    scenario: 'BW',
    cases: ['BW8', 'BW9'],
    owner: 'administration',
    roles: ['admin', 'student'],
    changesData: true,
  }),
  async ({ admin, accounts, administration, signInAs, guest, apiUsers, protocol }) => {
    const account = await accounts.create('student');
    const student = await signInAs('student', account);

    await protocol.step('BW8', async () => {
      const students = await admin.finds('student', account.email);
      await students.pressDelete(account.email);
      await admin.expectSuccess(endpoints.deactivateAccount, () => admin.removeDialog.deactivate(account.email));
      expect(await administration.stateOf(account.user.id), 'the account after «Деактивировать»').toBe('inactive');

      await expect(
        apiUsers.withAuthorization(`Token ${student.session.token}`, 'the deactivated student'),
      ).toBeSignedOut();
      await student.sideBar.follow('Профиль');
      await expect(student).toBeSignedOutOfPage();

      const refused = await guest.triesToSignIn(account);
      expect(refused).toBeDenied(401, 403);
      // A build may hide that the account exists, and then answers as to a wrong password. What it answers is shown.
      await expect(guest).toShowErrorMessage(...reasonsFor(refused.status));
      await expect((await admin.finds('student', account.email)).state(account.email)).toHaveText('Неактивен');
    });

    await protocol.step('BW9', async () => {
      // An account that is deactivated over the API: this step does not depend on the result of the button.
      const away = await accounts.create('student');
      await administration.deactivate(away.user.id);
      const students = await admin.finds('student', away.email);
      await students.pressReactivate(away.email);
      await admin.expectSuccess(endpoints.reactivateAccount, () => admin.reactivateDialog.confirm());
      await expect((await admin.finds('student', away.email)).state(away.email)).toHaveText('Активен');
      const again = await signInAs('student', away, 'student who is back');
      expect(again.session).toShowSignIn('student', dashboards.student.path);
      await again.opens(dashboards.student);
    });
  },
);

test(
  'BW a wrong password of a deactivated account is refused like an unknown user',
  about({
    titleRu: 'неверный пароль деактивированной учётной записи отклоняется так же, как неизвестный пользователь',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: [],
    changesData: true,
  }),
  async ({ accounts, administration, guest }) => {
    const account = await accounts.create('parent');
    await administration.deactivate(account.user.id);
    const refused = await guest.overApi.send({ email: account.email, password: 'not-the-password' });
    expect(refused).toBeRefusedWith(401);
    const unknown = await guest.overApi.send({ email: unknownEmail(), password: 'not-the-password' });
    expect(refused.text, 'The refusal must not tell that there is such an account').toBe(unknown.text);
  },
);

test(
  'BW an account that is removed for good is gone, with its session',
  about({
    titleRu: 'удалённая учётная запись исчезает вместе со своей сессией',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'parent'],
    changesData: true,
  }),
  async ({ admin, accounts, administration, signInAs, guest, apiUsers }) => {
    const account = await accounts.create('parent');
    const parent = await signInAs('parent', account);

    const parents = await admin.finds('parent', account.email);
    await parents.pressDelete(account.email);
    for (const typed of [
      'another@example.com',
      '',
      account.email.slice(0, 5),
      account.email.slice(0, -1),
      `${account.email}m`,
    ]) {
      await admin.removeDialog.typeConfirmation(typed);
      const unconfirmed = await admin.attempts(endpoints.deactivateAccount, admin.removeDialog.deactivateButton, () =>
        admin.removeDialog.deactivateButton.click(),
      );
      expect(
        unconfirmed.response,
        `With «${typed}» instead of the email of the account the page must send nothing`,
      ).toBeUndefined();
    }
    await admin.expectSuccess(endpoints.deactivateAccount, () => admin.removeDialog.removeForGood(account.email));
    expect(await administration.find(account.email), 'The account must be gone').toEqual([]);
    await expect((await admin.finds('parent', account.email)).rows).toHaveCount(0);

    await expect(apiUsers.withAuthorization(`Token ${parent.session.token}`, 'the removed parent')).toBeSignedOut();
    // Does not use «Главная»: that page is already open and would send no request.
    await parent.sideBar.follow('Мои дети');
    await expect(parent).toBeSignedOutOfPage();
    expect(await guest.triesToSignIn(account)).toBeDenied(401);

    const next = accounts.create('parent', { email: account.email });
    await expect(next, 'a new account with the email of the removed one').resolves.toMatchObject({
      email: account.email,
    });
  },
);

test(
  'BW a teacher who becomes a tutor has the rights of a tutor and no others',
  about({
    titleRu: 'преподаватель, ставший тьютором, имеет права тьютора и никакие другие',
    scenario: 'BW',
    cases: [],
    owner: 'administration',
    roles: ['admin', 'teacher', 'tutor'],
    changesData: true,
  }),
  async ({ admin, accounts, administration, signInAs, apiUsers }) => {
    const account = await accounts.create('teacher');
    const teacher = await signInAs('teacher', account);
    await teacher.precondition('1.2', () => teacher.opensAssignments());
    const changed = await administration.changeRole(account.user.id, 'tutor');
    skipOptionalFeature(!changed, 'way to change the role of an account');
    await expect((await admin.finds('tutor', account.email)).row(account.email)).toBeVisible();
    await expect((await admin.finds('teacher', account.email)).rows).toHaveCount(0);

    const earlier = apiUsers.withAuthorization(`Token ${teacher.session.token}`, 'the session from before');
    expect([200, 401], 'The earlier session is a tutor’s now, or has ended').toContain(
      (await earlier.reads(reads.tutorStudents)).status,
    );
    const tutor = await signInAs('tutor', account);
    expect(tutor.session).toShowSignIn('tutor', dashboards.tutor.path);
    const visitResult = await tutor.visits(accessCaseOf('tutor', 'teacherAssignments'));
    await expect(visitResult).toLandOnAllowedPage();
    expect(visitResult).toLeakNothing();
  },
);

test(
  'BW after a change of the email the new one signs in, and the old one does not',
  about({
    titleRu: 'после смены email вход открывает новый, а прежний не действует',
    scenario: 'BW',
    cases: [],
    owner: 'accounts',
    roles: ['admin'],
    changesData: true,
  }),
  async ({ accounts, administration, guest }) => {
    const account = await accounts.create('student');
    // As mail providers let people tell their mail apart.
    const email = accounts.newPerson('student').email.replace('@', '+school@');
    accounts.deleteAccountAfterTest(email);
    await skipMissingFeature(
      !(await administration.changeEmail(account.user.id, email)),
      'change of the email of an account to one with a plus sign',
    );
    const { password, user } = account;
    expect(
      await guest.overApi.send({ email: account.email, password }),
      'a sign-in with the old email',
    ).toBeRefusedWith(401);
    expect(await guest.overApi.send({ email, password }), 'a sign-in with the new email').toOpenSessionOf(user);
  },
);
