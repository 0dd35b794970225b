import { about, auditEach, expect, pagesOf, roles, russianRole, test } from '../../fixtures';

// Generated from the routes, so a new page is checked automatically.
for (const role of roles) {
  test(
    `Y every page of the ${role} is free of serious barriers`,
    about({
      titleRu: `ни на одной странице роли «${russianRole(role)}» нет серьёзных препятствий доступности`,
      scenario: 'Y',
      cases: [],
      owner: 'accounts',
      roles: [role],
      changesData: false,
    }),
    async ({ signIn }) => {
      const actor = await signIn(role);
      const pages = pagesOf(role).map((route) => ({ name: route.name, open: () => actor.opens(route) }));
      await auditEach(actor, pages, (name) => expect.soft(actor).toBeAccessible(name));
    },
  );
}
