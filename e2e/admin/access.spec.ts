import { about, expect, test, accessCaseOf } from '../../fixtures';

test(
  'B1 the admin opens the admin dashboard',
  about({ scenario: 'BA', cases: ['B1'], owner: 'administration', roles: ['admin'], changesData: false }),
  async ({ openPagesAs, protocol }) => {
    const admin = await openPagesAs('admin');
    await protocol.step('B1', async () => {
      for (const name of ['admin', 'adminMonitoring', 'adminAccounts'] as const) {
        await expect(await admin.visits(accessCaseOf('admin', name))).toLandOnAllowedPage();
      }
    });
  },
);

test(
  'B2 a teacher is turned away from the admin dashboard',
  about({ scenario: 'BA', cases: ['B2'], owner: 'administration', roles: ['teacher'], changesData: false }),
  async ({ teacher, protocol }) => {
    await protocol.step('B2', async () => {
      const visitResult = await teacher.visits(accessCaseOf('teacher', 'admin'));
      await expect(visitResult).toLandOnAllowedPage();
      expect(visitResult).toLeakNothing();
    });
  },
);

test(
  'B3 a student is turned away from the admin dashboard',
  about({ scenario: 'BA', cases: ['B3'], owner: 'administration', roles: ['student'], changesData: false }),
  async ({ student, protocol }) => {
    await protocol.step('B3', async () => {
      const visitResult = await student.visits(accessCaseOf('student', 'admin'));
      await expect(visitResult).toLandOnAllowedPage();
      expect(visitResult).toLeakNothing();
    });
  },
);

test(
  'B4 somebody signed out who opens the admin dashboard gets the sign-in page',
  about({ scenario: 'BA', cases: ['B4'], owner: 'administration', roles: [], changesData: false }),
  async ({ guest, protocol }) => {
    await protocol.step('B4', async () => {
      const visitResult = await guest.visits(accessCaseOf('guest', 'admin'));
      await expect(visitResult).toLandOnAllowedPage();
      expect(visitResult).toLeakNothing();
    });
  },
);
