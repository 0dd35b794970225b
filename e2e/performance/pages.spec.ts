import { about, expect, skipUnlessAsked, test } from '../../fixtures';

/** Five loads in windows without a cache, a second visit, and another person in the same browser. */
const details = { scenario: 'PFP', owner: 'operations', changesData: false } as const;
const SILENT = 'this browser does not tell largest paint, layout shift and long tasks';

test(
  "PF31 the admin's page appears quickly and quietly",
  about({ ...details, cases: ['PF31'], roles: ['admin'] }),
  async ({ performance }) => {
    expect(skipUnlessAsked(await performance.pages.of('PF31'), SILENT)).toFindNothing();
  },
);

test(
  "PF32 the teacher's page appears quickly and quietly",
  about({ ...details, cases: ['PF32'], roles: ['teacher'] }),
  async ({ performance }) => {
    expect(skipUnlessAsked(await performance.pages.of('PF32'), SILENT)).toFindNothing();
  },
);

test(
  "PF33 the student's page appears quickly and quietly",
  about({ ...details, cases: ['PF33'], roles: ['student'] }),
  async ({ performance }) => {
    expect(skipUnlessAsked(await performance.pages.of('PF33'), SILENT)).toFindNothing();
  },
);

test(
  "PF34 the tutor's page appears quickly and quietly",
  about({ ...details, cases: ['PF34'], roles: ['tutor'] }),
  async ({ performance }) => {
    expect(skipUnlessAsked(await performance.pages.of('PF34'), SILENT)).toFindNothing();
  },
);

test(
  "PF35 the parent's page appears quickly and quietly",
  about({ ...details, cases: ['PF35'], roles: ['parent'] }),
  async ({ performance }) => {
    expect(skipUnlessAsked(await performance.pages.of('PF35'), SILENT)).toFindNothing();
  },
);

test(
  'PF36 the pages of assignments appear quickly and quietly',
  about({ ...details, cases: ['PF36'], roles: ['teacher', 'student'] }),
  async ({ performance }) => {
    expect(skipUnlessAsked(await performance.pages.of('PF36'), SILENT)).toFindNothing();
  },
);
