import { about, expect, test } from '../../fixtures';

/** Single requests, one after another, each beside the same request for a static file. */
const details = { scenario: 'PFA', owner: 'operations', changesData: false, load: true } as const;

test(
  'PF1 health, live and startup answer within their limits',
  about({ ...details, cases: ['PF1'], roles: [] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF1')).toFindNothing();
  },
);

test(
  'PF3 the own profile answers within its limit in each role',
  about({ ...details, cases: ['PF3'], roles: ['admin', 'teacher', 'student', 'tutor', 'parent'] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF3')).toFindNothing();
  },
);

test(
  'PF4 assignments answer within their limit',
  about({ ...details, cases: ['PF4'], roles: ['teacher', 'student'] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF4')).toFindNothing();
  },
);

test(
  'PF5 answers of students are listed within their limit',
  about({ ...details, cases: ['PF5'], roles: ['teacher', 'student'] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF5')).toFindNothing();
  },
);

test(
  'PF6 accounts are listed within their limit',
  about({ ...details, cases: ['PF6'], roles: ['admin'] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF6')).toFindNothing();
  },
);

test(
  'PF7 the schedule answers within its limit, and refuses nobody who may read it',
  about({ ...details, cases: ['PF7'], roles: ['teacher', 'admin'] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF7')).toFindNothing();
  },
);

test(
  'PF8 materials answer within their limit',
  about({ ...details, cases: ['PF8'], roles: ['teacher', 'student'] }),
  async ({ performance }) => {
    expect(await performance.answerTimes.of('PF8')).toFindNothing();
  },
);
