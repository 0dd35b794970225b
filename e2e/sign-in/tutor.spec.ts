import { about, expect, homes, test } from '../../fixtures';

test(
  'A4 the tutor signs in and lands on the own dashboard',
  about({ scenario: 'AS', cases: ['A4'], owner: 'accounts', roles: ['tutor'], changesData: false }),
  async ({ signIn }) => {
    const tutor = await signIn('tutor');
    expect(tutor.session).toShowSignIn('tutor', homes.tutor.path);
    await tutor.opens(homes.tutor);
    await expect(tutor.sideBar.signOutButton).toBeVisible();
  },
);
