import { about, expect, reads, test, accessCaseOf, type Role } from '../../fixtures';

const ROLES_IN_TURN = ['admin', 'teacher', 'student', 'tutor', 'parent'] as const satisfies readonly Role[];

for (const [id, role] of [
  ['A19', 'student'],
  ['A20', 'teacher'],
] as const) {
  test(
    `${id} the ${role} is refused on the admin's user list and on the admin panel`,
    about({ scenario: 'AR', cases: [id], owner: 'accounts', roles: [role], changesData: false }),
    async ({ apiUsers, openPagesAs }) => {
      expect(await (await apiUsers.as(role)).reads(reads.users)).toBeAnsweredWith([403]);
      const visitResult = await (await openPagesAs(role)).visits(accessCaseOf(role, 'admin'));
      await expect(visitResult).toLandOnAllowedPage();
      expect(visitResult).toLeakNothing();
    },
  );
}

test(
  'A21 the admin reads the user list and opens the admin panel',
  about({ scenario: 'AR', cases: ['A21'], owner: 'accounts', roles: ['admin'], changesData: false }),
  async ({ apiUsers, openPagesAs }) => {
    expect(await (await apiUsers.as('admin')).reads(reads.users)).toBeAnsweredWith([200]);
    const visitResult = await (await openPagesAs('admin')).visits(accessCaseOf('admin', 'admin'));
    await expect(visitResult).toLandOnAllowedPage();
    expect(visitResult).toHaveNoRejectedRequests();
  },
);

test(
  'A22 every role reads its own account under /me, and only its own',
  about({ scenario: 'AR', cases: ['A22'], owner: 'accounts', roles: ROLES_IN_TURN, changesData: false }),
  async ({ apiUsers }) => {
    const ids = new Map<Role, number>();
    for (const role of ROLES_IN_TURN) {
      const me = await (await apiUsers.as(role)).me();
      expect(me, `/me of the ${role}`).toMatchObject({ role, email: apiUsers.emailOf(role) });
      ids.set(role, me.id);
    }
    expect(new Set(ids.values()).size, 'accounts are told apart').toBe(ROLES_IN_TURN.length);
    for (const role of ROLES_IN_TURN) {
      const caller = await apiUsers.as(role);
      for (const other of ids.values()) {
        const asked = await caller.me({ id: other, user_id: other });
        expect(asked.id, `/me of the ${role}, asking for the account ${other}`).toBe(ids.get(role));
      }
    }
  },
);
