import { about, expect, reads, test } from '../../fixtures';

/** CORS: a page of another origin in the same browser must not read the platform's responses to a signed-in user. */
test(
  'A the API does not let another origin read its responses',
  about({
    titleRu: 'API не даёт страницам других сайтов читать свои ответы',
    scenario: 'AX',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: false,
  }),
  async ({ apiUsers }) => {
    const student = await apiUsers.as('student');
    expect(await student.readsFromOrigin('https://other-origin.example', reads.me.paths[0])).toRejectOrigin();
  },
);
