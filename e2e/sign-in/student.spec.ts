import { about, expect, dashboards, test } from '../../fixtures';

test(
  'A3 the student signs in and lands on the own dashboard',
  about({ scenario: 'AS', cases: ['A3'], owner: 'accounts', roles: ['student'], changesData: false }),
  async ({ signIn }) => {
    const student = await signIn('student');
    expect(student.session).toShowSignIn('student', dashboards.student.path);
    await student.opens(dashboards.student);
    await expect(student.sideBar.signOutButton).toBeVisible();
  },
);
