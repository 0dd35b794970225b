import { about, expect, reads, test } from '../../fixtures';

test(
  'A12 a valid token opens the API',
  about({ scenario: 'AT', cases: ['A12'], owner: 'accounts', roles: ['student'], changesData: false }),
  async ({ apiUsers }) => {
    const student = await apiUsers.as('student');
    expect(await student.reads(reads.me)).toBeAnsweredWith([200]);
    expect(await student.reads(reads.assignments)).toBeAnsweredWith([200]);
  },
);

test(
  'A13 without a token the API answers 401',
  about({ scenario: 'AT', cases: ['A13'], owner: 'accounts', roles: [], changesData: false }),
  async ({ apiUsers }) => {
    const withoutSession = await apiUsers.as('guest');
    expect(await withoutSession.reads(reads.me)).toBeAnsweredWith([401]);
    expect(await withoutSession.reads(reads.assignments)).toBeAnsweredWith([401]);
    expect(await withoutSession.reads(reads.users)).toBeAnsweredWith([401]);
  },
);

test(
  'A14 with an invalid token the API answers 401',
  about({ scenario: 'AT', cases: ['A14'], owner: 'accounts', roles: [], changesData: false }),
  async ({ apiUsers }) => {
    const forged = '0123456789abcdef'.repeat(3).slice(0, 40);
    const presented = {
      'somebody with a made-up token': `Token ${forged}`,
      'somebody with half a token': `Token ${forged.slice(20)}`,
      'somebody with an empty token': 'Token',
      'somebody with a token of two words': `Token ${forged} ${forged}`,
      'somebody with a token that is no text': 'Token \u00ff\u00fe',
      'somebody with a token of an unknown kind': `Basic ${forged}`,
    };
    for (const [who, authorization] of Object.entries(presented)) {
      expect(await apiUsers.withAuthorization(authorization, who).reads(reads.me)).toBeAnsweredWith([401]);
    }
  },
);

test(
  'A15 the token in the Bearer form is taken or refused, and never breaks the server',
  about({ scenario: 'AT', cases: ['A15'], owner: 'accounts', roles: ['student'], changesData: false }),
  async ({ apiUsers }) => {
    const tolerated = [200, 401];
    expect(await (await apiUsers.withBearerToken('student')).reads(reads.me)).toBeAnsweredWith(tolerated);
    expect(
      await apiUsers.withAuthorization(`Bearer ${'0'.repeat(40)}`, 'somebody with a made-up bearer').reads(reads.me),
    ).toBeAnsweredWith([401]);
    expect(
      await apiUsers.withAuthorization('Bearer', 'somebody with an empty bearer').reads(reads.me),
    ).toBeAnsweredWith([401]);
  },
);
