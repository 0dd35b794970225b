import { about, dashboards, expect, routes, skipMissingFeature, test } from '../../fixtures';

test(
  'M «Назад» and «На главную» on the page that denies access lead away from it',
  about({
    titleRu: '«Назад» и «На главную» на странице «Доступ запрещён» уводят с неё',
    scenario: 'M',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: false,
  }),
  async ({ student }) => {
    await student.blockedUnless('the start page of the student does not open', () => student.opens(dashboards.student));
    await student.typesAddressOf(routes.teacherAssignments);
    const { backButton } = student.accessDenied;
    await skipMissingFeature(!(await backButton.isVisible()), '«Назад» on a page that denies access');
    await student.accessDenied.pressBack();
    await student.arrivesAt(dashboards.student);
    await expect(backButton, '«Назад» of the page that denied access, after it was pressed').toBeHidden();

    await student.typesAddressOf(routes.teacherAssignments);
    const { homeButton } = student.accessDenied;
    await skipMissingFeature(!(await homeButton.isVisible()), '«На главную» on a page that denies access');
    await student.accessDenied.pressHome();
    // The start page of the platform, or that of the role.
    const arrives = await student.canDo(() => student.arrivesAt(routes.landing, dashboards.student));
    await skipMissingFeature(!arrives, '«На главную» that leads away from a page that denies access');
  },
);

test(
  'M «На главную» of the page for unknown addresses and of the sign-in page leads to the start page',
  about({
    titleRu: '«На главную» на странице неизвестного адреса и на странице входа ведёт на главную',
    scenario: 'M',
    cases: [],
    owner: 'accounts',
    roles: [],
    changesData: false,
  }),
  async ({ guest }) => {
    const { plainPage } = guest;
    for (const route of [routes.notFound, routes.signIn]) {
      await guest.blockedUnless(`${route.name} does not open`, () => guest.opens(route));
      await skipMissingFeature(!(await plainPage.homeButton.isVisible()), `«На главную» on the ${route.name}`);
      await plainPage.pressHome();
      const arrives = await guest.canDo(() => guest.arrivesAt(routes.landing));
      // A build may send a guest from its start page to the sign-in.
      await skipMissingFeature(!arrives, `«На главную» on the ${route.name} that leads to the start page`);
    }
  },
);
