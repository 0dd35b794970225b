import { about, expect, reportAside, skipUnlessAsked, test } from '../../fixtures';

/** What a person checks after a deployment. Only reads, so that a monitor may run it too. */
const details = { scenario: 'DE', owner: 'operations', changesData: false } as const;

test(
  'DE1 the platform is live, and each of its parts is healthy',
  about({ ...details, cases: ['DE1'], roles: [] }),
  async ({ deployment }) => {
    expect(await deployment.health()).toFindNothing();
  },
);

test(
  'DE2 the deployed build is the expected one',
  about({ ...details, cases: ['DE2'], roles: [] }),
  async ({ deployment }) => {
    const expected = skipUnlessAsked(
      deployment.expectedBuild,
      'EXPECT_BUILD names no version or commit that the platform must tell',
    );
    expect(await deployment.build(expected)).toFindNothing();
  },
);

test(
  'DE3 every script and style of the page loads and is of one build',
  about({ ...details, cases: ['DE3'], roles: [] }),
  async ({ deployment }) => {
    const findings = await deployment.files();
    const after = await deployment.afterNextDeployment();
    findings.add(after.findings);
    await reportAside('what of a deployment could not be examined', after.remarks);
    expect(findings).toFindNothing();
  },
);

test(
  'DE4 each API group answers one read without a server error',
  about({ ...details, cases: ['DE4'], roles: ['admin', 'teacher', 'student', 'tutor', 'parent'] }),
  async ({ deployment }) => {
    expect(await deployment.groups()).toFindNothing();
  },
);

test(
  'DE5 the platform is served over https, and over nothing else',
  about({ ...details, cases: ['DE5'], roles: [] }),
  async ({ deployment }) => {
    skipUnlessAsked(
      deployment.httpsAddress,
      'the platform is reached over http, so there is neither a certificate nor a redirect to examine',
    );
    expect(await deployment.https()).toFindNothing();
  },
);

test(
  'DE6 schema page, admin panel and debug pages are open or closed as the policy says',
  about({ ...details, cases: ['DE6'], roles: [] }),
  async ({ deployment }) => {
    skipUnlessAsked(
      deployment.hasLines,
      `release-policy.json has no line about them; ${await deployment.openPagesInWords()}`,
    );
    expect(await deployment.exposed()).toFindNothing();
  },
);
