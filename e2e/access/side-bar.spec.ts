import {
  about,
  dashboards,
  expect,
  followLinksOfPages,
  followSideBar,
  misleadingLinks,
  missingSections,
  wrongMarks,
  requireResult,
  roles,
  russianRole,
  signInCaseOf,
  skipMissingFeature,
  test,
} from '../../fixtures';

/** Whether the pages themselves work is the subject of pages.spec.ts. */
for (const role of roles) {
  test(
    `M side bar: each link of the ${role} leads to the page that it names`,
    about({
      titleRu: `боковое меню (${russianRole(role)}): каждая ссылка ведёт на ту страницу, которую называет`,
      scenario: 'M',
      owner: 'accounts',
      roles: [role],
      changesData: false,
    }),
    async ({ openPagesAs }) => {
      const user = await openPagesAs(role);
      const opened = await user.canDo(() => user.opens(dashboards[role]));
      // The sign-in case reports a dashboard that does not open.
      requireResult(signInCaseOf(role), opened, 'the dashboard with the side bar does not open');
      expect
        .soft(await user.sideBar.linksOutOfReachByTab(), 'links of the side bar that the key Tab does not reach')
        .toEqual([]);
      const folds = await user.canDo(async () => {
        const width = await user.sideBar.linkWidth();
        await user.sideBar.pressMenuButton();
        // Folded in, the links are hidden, or only their icons are shown.
        await expect.poll(() => user.sideBar.linkWidth()).toBeLessThan(width);
        await user.sideBar.pressMenuButton();
        await expect.poll(() => user.sideBar.linkWidth()).toBe(width);
      });
      const followed = await followSideBar(user, dashboards[role]);
      expect(misleadingLinks(role, followed), 'Each link must lead to its own page').toEqual([]);
      const missing = missingSections(role, followed);
      await skipMissingFeature(missing.length > 0, missing.join(', '));
      const wrong = wrongMarks(followed);
      await skipMissingFeature(wrong.length > 0, `mark of the open page in the side bar: ${wrong.join(', ')}`);
      await skipMissingFeature(!folds, 'side bar that can be folded in and out again');
    },
  );
}

/** The pages of the admin have buttons and no links besides the side bar. */
for (const role of roles.filter((one) => one !== 'admin')) {
  test(
    `M links: no link on the pages of the ${role} leads to an unknown page`,
    about({
      titleRu: `ссылки на страницах (${russianRole(role)}): ни одна не ведёт на несуществующую страницу`,
      scenario: 'M',
      owner: 'accounts',
      roles: [role],
      changesData: true,
    }),
    async ({ assignments, openPagesAs }) => {
      // With an answer that waits for a grade, more links are shown.
      await assignments.submittedIfPossible(
        await assignments.create({ assignedTo: ['secondStudent'] }),
        'secondStudent',
        { content: 'Решено' },
      );
      const { followed, dead } = await followLinksOfPages(await openPagesAs(role), role);
      await skipMissingFeature(followed === 0, `link on the pages of the ${role}`);
      expect(dead, 'Each link must lead to a page').toEqual([]);
    },
  );
}
