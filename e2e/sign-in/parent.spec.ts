import { about, expect, dashboards, test } from '../../fixtures';

test(
  'A5 the parent signs in and lands on the own dashboard',
  about({ scenario: 'AS', cases: ['A5'], owner: 'accounts', roles: ['parent'], changesData: false }),
  async ({ signIn }) => {
    const parent = await signIn('parent');
    expect(parent.session).toShowSignIn('parent', dashboards.parent.path);
    await parent.opens(dashboards.parent);
    await expect(parent.sideBar.signOutButton).toBeVisible();
  },
);
