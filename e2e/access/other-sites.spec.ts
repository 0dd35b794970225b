import { about, expect, reads, test } from '../../fixtures';

/** A page of another site in the same browser must not read the platform's responses to a signed-in user. */
test(
  'A the API lets no page of a strange site read its answers',
  about({ scenario: 'AX', cases: [], owner: 'accounts', roles: ['student'], changesData: false }),
  async ({ apiUsers }) => {
    const student = await apiUsers.as('student');
    expect(await student.asksFrom('https://strange.example', reads.me.paths[0])).toBeClosedToOtherSites();
  },
);
