import { about, expect, dashboards, test } from '../../fixtures';

test(
  'A4 the tutor signs in and lands on the own dashboard',
  about({ scenario: 'AS', cases: ['A4'], owner: 'accounts', roles: ['tutor'], changesData: false }),
  async ({ signIn }) => {
    const tutor = await signIn('tutor');
    expect(tutor.session).toShowSignIn('tutor', dashboards.tutor.path);
    await tutor.opens(dashboards.tutor);
    await expect(tutor.sideBar.signOutButton).toBeVisible();
  },
);
