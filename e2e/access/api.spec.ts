import {
  API_ACCESS_CASES,
  about,
  expect,
  russianRole,
  skipMissingPath,
  test,
  type ApiAccessCase,
} from '../../fixtures';

/** API access cases: the same access rights without a page. The test checks for leaked data, not for statuses. */
for (const accessCase of API_ACCESS_CASES.filter(({ allowed }) => allowed)) {
  test(`M API: ${whatOf(accessCase)}`, detailsOf(accessCase), async ({ apiUsers, sampleIdFor }) => {
    const caller = await apiUsers.as(accessCase.role);
    const response = await caller.reads(accessCase.read, await sampleIdFor(accessCase.read.paths[0]));
    await skipMissingPath(response, accessCase.read.name);
    expect(response).toBeGranted(accessCase.read.name);
  });
}

for (const accessCase of API_ACCESS_CASES.filter(({ allowed }) => !allowed)) {
  test(`M API: ${whatOf(accessCase)}`, detailsOf(accessCase), async ({ apiUsers, sampleIdFor }) => {
    const caller = await apiUsers.as(accessCase.role);
    const response = await caller.reads(accessCase.read, await sampleIdFor(accessCase.read.paths[0]));
    await skipMissingPath(response, accessCase.read.name);
    expect(response).toGiveNothingAway(accessCase.read.name, await apiUsers.self(accessCase.role));
  });
}

function whatOf({ role, allowed, read }: ApiAccessCase): string {
  return `${role === 'guest' ? 'somebody signed out' : role} ${allowed ? 'may read' : 'is refused'} ${read.name}`;
}

function detailsOf({ role, allowed, read }: ApiAccessCase) {
  const titleRu = `API: ${russianRole(role)} ${allowed ? 'может прочитать' : 'не может прочитать'} ${read.paths[0]}`;
  return about({
    scenario: 'M',
    titleRu,
    owner: 'accounts',
    roles: role === 'guest' ? [] : [role],
    changesData: false,
  });
}
