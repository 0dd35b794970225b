import { about, expect, reads, test } from '../../fixtures';

test(
  'A12 a valid token opens the API',
  about({ scenario: 'AT', cases: ['A12'], owner: 'accounts', roles: ['student'], changesData: false }),
  async ({ callers }) => {
    const student = await callers.as('student');
    expect(await student.reads(reads.me)).toBeAnsweredWith([200]);
    expect(await student.reads(reads.assignments)).toBeAnsweredWith([200]);
  },
);

test(
  'A13 without a token the API answers 401',
  about({ scenario: 'AT', cases: ['A13'], owner: 'accounts', roles: [], changesData: false }),
  async ({ callers }) => {
    const nobody = await callers.as('nobody');
    expect(await nobody.reads(reads.me)).toBeAnsweredWith([401]);
    expect(await nobody.reads(reads.assignments)).toBeAnsweredWith([401]);
    expect(await nobody.reads(reads.users)).toBeAnsweredWith([401]);
  },
);

test(
  'A14 with an invalid token the API answers 401',
  about({ scenario: 'AT', cases: ['A14'], owner: 'accounts', roles: [], changesData: false }),
  async ({ callers }) => {
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
      expect(await callers.presenting(authorization, who).reads(reads.me)).toBeAnsweredWith([401]);
    }
  },
);

test(
  'A15 the token in the Bearer form is taken or refused, and never breaks the server',
  about({ scenario: 'AT', cases: ['A15'], owner: 'accounts', roles: ['student'], changesData: false }),
  async ({ callers }) => {
    const tolerated = [200, 401];
    expect(await (await callers.bearing('student')).reads(reads.me)).toBeAnsweredWith(tolerated);
    expect(await callers.presenting(`Bearer ${'0'.repeat(40)}`, 'somebody with a made-up bearer').reads(reads.me)).toBeAnsweredWith([401]);
    expect(await callers.presenting('Bearer', 'somebody with an empty bearer').reads(reads.me)).toBeAnsweredWith([401]);
  },
);
