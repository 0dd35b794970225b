import {
  PAGE_ACCESS_CASES,
  about,
  expect,
  russianRole,
  skipMissingPage,
  test,
  type PageAccessCase,
} from '../../fixtures';

/**
 * Every role at every address of the platform. Generated from pages/routes.ts, so a new route is tested
 * automatically.
 */
for (const accessCase of PAGE_ACCESS_CASES.filter(({ allowed }) => allowed)) {
  test(
    `M page: ${whoOf(accessCase)} may open ${placeOf(accessCase)}`,
    detailsOf(accessCase),
    async ({ openPagesAs, sampleIdFor }) => {
      const role = await openPagesAs(accessCase.role);
      const visitResult = await role.visits(accessCase, await sampleIdFor(accessCase.address.path));
      await skipMissingPage(visitResult);
      await expect(visitResult).toLandOnAllowedPage();
      expect(visitResult).toHaveNoRejectedRequests();
    },
  );
}

for (const accessCase of PAGE_ACCESS_CASES.filter(({ allowed }) => !allowed)) {
  test(
    `M page: ${whoOf(accessCase)} is kept out of ${placeOf(accessCase)}`,
    detailsOf(accessCase),
    async ({ openPagesAs, sampleIdFor }) => {
      const role = await openPagesAs(accessCase.role);
      const visitResult = await role.visits(accessCase, await sampleIdFor(accessCase.address.path));
      await expect(visitResult).toLandOnAllowedPage();
      expect(visitResult).toLeakNothing();
    },
  );
}

function whoOf({ role }: PageAccessCase): string {
  return role === 'guest' ? 'somebody signed out' : role;
}

function placeOf({ address }: PageAccessCase): string {
  return `${address.name} (${address.path})`;
}

function detailsOf({ role, allowed, address }: PageAccessCase) {
  const titleRu = `страницы: ${russianRole(role)} ${allowed ? 'может открыть' : 'не может открыть'} ${address.path}`;
  return about({
    scenario: 'M',
    titleRu,
    owner: 'accounts',
    roles: role === 'guest' ? [] : [role],
    changesData: false,
  });
}
