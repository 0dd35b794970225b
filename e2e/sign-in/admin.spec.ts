import { about, expect, dashboards, test } from '../../fixtures';

test(
  'A1 the admin signs in and lands on the own dashboard',
  about({ scenario: 'AS', cases: ['A1'], owner: 'accounts', roles: ['admin'], changesData: false }),
  async ({ signIn }) => {
    const admin = await signIn('admin');
    expect(admin.session).toShowSignIn('admin', dashboards.admin.path);
    await admin.opens(dashboards.admin);
    await expect(admin.sideBar.signOutButton).toBeVisible();
  },
);
