import { about, dashboards, expect, routes, skipMissingFeature, test } from '../../fixtures';

test(
  'M «Назад» on the page that denies access leads back to the page before it',
  about({
    titleRu: '«Назад» на странице «Доступ запрещён» возвращает на прежнюю страницу',
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
  },
);
