import {
  about,
  dashboards,
  endpoints,
  expect,
  pagesOf,
  readParts,
  routes,
  russianRole,
  sessionKeys,
  skipMissingFeature,
  test,
  withBrokenConnection,
} from '../../fixtures';

/** A browser that several people use one after the other. */

test(
  'AX after signing out the browser keeps nothing of the lists that the user has seen',
  about({
    titleRu: 'после выхода браузер не хранит ничего из списков, которые видел пользователь',
    scenario: 'AX',
    cases: [],
    owner: 'accounts',
    roles: ['student', 'teacher'],
    changesData: true,
  }),
  async ({ accounts, assignments, signInAs }) => {
    const account = await accounts.create('student');
    const homework = await assignments.create({ title: 'Личное задание', assignedTo: [account.user.id] });
    const student = await signInAs('student', account, 'student of a shared computer', { keepsCachedLists: true });
    await student.precondition('2.2', async () => {
      // The dashboard may have cached the list: the page then sends no request for it.
      await student.opensAssignments();
      await student.assignments.findCard(homework.title);
    });
    await student.sideBar.signOut();
    expect(await student.storage()).toKeepNoneOf([homework.title], 'after signing out');
  },
);

/** Where a role finds their own students. */
const STUDENTS = { teacher: routes.teacherHome, tutor: routes.tutorStudents, parent: routes.parentChildren };

for (const role of ['teacher', 'tutor', 'parent'] as const) {
  test(
    `AX after the ${role} has signed out the browser keeps nothing of the students that the pages have shown`,
    about({
      titleRu: `после выхода (${russianRole(role)}) браузер не хранит ничего об учениках, показанных на страницах`,
      scenario: 'AX',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: true,
    }),
    async ({ accounts, families, signInAs }) => {
      const account = await accounts.create(role);
      const { fullName, user: student } = await families.studentOf(role, account);
      const user = await signInAs(role, account, `${role} of a shared computer`, { keepsCachedLists: true });
      await user.blockedUnless('the page of the own students does not show them', async () => {
        await user.opens(STUDENTS[role]);
        await readParts(user, [fullName]);
      });
      for (const route of pagesOf(role)) await user.canReach(() => user.opens(route));
      await user.blockedUnless('nobody can sign out on the own start page', async () => {
        await user.opens(dashboards[role]);
        await user.sideBar.signOut();
      });
      expect(await user.storage()).toKeepNoneOf([student.last_name], 'after signing out');
    },
  );
}

test(
  'AX signing out in one tab leaves nothing private in another open tab, without a reload',
  about({
    titleRu: 'после выхода в одной вкладке другая открытая вкладка не показывает личных данных без перезагрузки',
    scenario: 'AX',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ guest, accounts }) => {
    const account = await accounts.forSigningIn();
    await guest.signsIn(account);
    const openTab = await guest.tab();
    await openTab.opens(routes.profile);
    // Signs out from the dashboard: not every build offers it on the profile.
    await guest.opens(dashboards.student);
    await guest.sideBar.signOut();
    await openTab.comesBack();
    await expect(openTab).toShowNothingPrivate([account.user.first_name, account.user.last_name, account.email]);
  },
);

test(
  'AX signing out leads to the sign-in page and leaves no session in the browser although the connection breaks',
  about({
    titleRu: 'выход ведёт на страницу входа и не оставляет сессии в браузере, даже если связь оборвалась',
    scenario: 'AX',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: false,
  }),
  async ({ student }) => {
    // The server never gets the request: the session of the run goes on.
    await student.opens(dashboards.student);
    const said = await withBrokenConnection(student, endpoints.signOut, () => student.sideBar.pressSignOut());
    // A page that says so has told the user that the session goes on.
    await skipMissingFeature(said.length > 0, 'sign-out without a connection');
    await expect(student).toBeSignedOutOfPage();
    const kept = (await student.storage()).map(([key]) => key).filter((key) => sessionKeys.includes(key));
    expect(kept, 'what the browser keeps of the session').toEqual([]);
  },
);
