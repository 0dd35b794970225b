import { about, expect, dashboards, test } from '../../fixtures';

test(
  'A2 the teacher signs in and lands on the own dashboard',
  about({ scenario: 'AS', cases: ['A2'], owner: 'accounts', roles: ['teacher'], changesData: false }),
  async ({ signIn }) => {
    const teacher = await signIn('teacher');
    expect(teacher.session).toShowSignIn('teacher', dashboards.teacher.path);
    await teacher.opens(dashboards.teacher);
    await expect(teacher.sideBar.signOutButton).toBeVisible();
  },
);
