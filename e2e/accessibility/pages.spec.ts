import { about, expect, pagesOf, roles, test } from '../../fixtures';

// Generated from the routes, so a new page is checked automatically.
for (const role of roles) {
  test(
    `Y every page of the ${role} is free of serious barriers`,
    about({ scenario: 'Y', cases: [], owner: 'accounts', roles: [role], changesData: false }),
    async ({ signIn }) => {
      const actor = await signIn(role);
      for (const route of pagesOf(role)) {
        await actor.opens(route);
        await expect.soft(actor).toBeAccessible(route.name);
      }
    },
  );
}
