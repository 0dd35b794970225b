import { about, dashboards, expect, showAsOnPhone, skipMissingFeature, test, widthBeyondScreen } from '../../fixtures';

/** The start page is the first link, and is open. */
const SECOND_LINK = 1;

test(
  'M the menu of a phone opens, and does not stay over the page to which it leads',
  about({
    titleRu: 'меню на телефоне открывается и не остаётся поверх страницы, на которую оно ведёт',
    scenario: 'M',
    cases: [],
    owner: 'accounts',
    roles: ['student', 'teacher', 'tutor', 'parent'],
    changesData: false,
  }),
  async ({ student, teacher, tutor, parent }) => {
    const beyond: Record<string, number> = {};
    const users = { student, teacher, tutor, parent };
    for (const role of ['student', 'teacher', 'tutor', 'parent'] as const) {
      const user = users[role];
      await showAsOnPhone(user);
      await user.opens(dashboards[role]);
      const { menuButton } = user.sideBar;
      beyond[`the start page of the ${role}`] = await widthBeyondScreen(user);
      const hasMenu = await user.canDo(() => expect(menuButton).toBeVisible());
      await skipMissingFeature(!hasMenu, 'menu on a phone');
      await user.blockedUnless('the button of the menu cannot be pressed', () => user.sideBar.pressMenuButton());
      const hasLinks = await user.canDo(() => expect(user.sideBar.links.first()).toBeInViewport());
      expect.soft(hasLinks, `whether the ${role} sees the links of the menu after a press on its button`).toBe(true);
      await user.blockedUnless('the menu of a phone is not the known one', async () => {
        await expect(menuButton, 'the button behind the open menu').toBeHidden();
        await user.sideBar.followAt(SECOND_LINK);
      });
      const isFree = await user.canDo(() => expect(menuButton).toBeVisible());
      // A page that does not open has no menu at all: the cases about the page report that.
      await user.blockedUnless(`the page of the second link of the ${role} does not open`, async () => {
        await user.reloads();
        await expect(menuButton).toBeVisible();
      });
      beyond[`the second page of the ${role}`] = await widthBeyondScreen(user);
      expect.soft(isFree, `whether the ${role} sees the page to which a link of the menu leads`).toBe(true);
    }
    const wide = Object.keys(beyond).filter((place) => (beyond[place] ?? 0) > 1);
    await skipMissingFeature(wide.length > 0, `page as wide as the screen of a phone: ${wide.join(', ')}`);
  },
);
