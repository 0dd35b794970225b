import { about, apiGroups, expect, skipMissingFeature, test } from '../../fixtures';

/** Every API group, from the table of its paths: all six actors and no token. */
for (const group of apiGroups) {
  test(
    `${group.id} the API group «${group.name}» answers those who may read it, and nobody else`,
    about({
      scenario: 'GR',
      cases: [group.id],
      owner: 'operations',
      roles: ['admin', 'teacher', 'student', 'tutor', 'parent'],
      changesData: false,
    }),
    async ({ examinesGroup }) => {
      const { findings, absent, empty, missing } = await examinesGroup(group);
      await skipMissingFeature(absent, `API group «${group.name}»`);
      await skipMissingFeature(empty, `content in its ${group.name}`);
      expect(findings).toFindNothing();
      expect(missing, 'Every recorded path of the group must be there').toEqual([]);
    },
  );
}
