import { API_VISITS, about, expect, skipWhatIsMissing, test, type ApiVisit } from '../../fixtures';

/** The server's side of the matrix: the same rights without any page in between. Leaks are judged, not statuses. */
for (const visit of API_VISITS.filter(({ allowed }) => allowed)) {
  test(`M API: ${whatOf(visit)}`, detailsOf(visit), async ({ callers, idIn }) => {
    const caller = await callers.as(visit.visitor);
    const answer = await caller.reads(visit.read, await idIn(visit.read.paths[0]));
    await skipWhatIsMissing(answer, visit.read.name);
    expect(answer).toBeGranted(visit.read.name);
  });
}

for (const visit of API_VISITS.filter(({ allowed }) => !allowed)) {
  test(`M API: ${whatOf(visit)}`, detailsOf(visit), async ({ callers, idIn }) => {
    const caller = await callers.as(visit.visitor);
    const answer = await caller.reads(visit.read, await idIn(visit.read.paths[0]));
    await skipWhatIsMissing(answer, visit.read.name);
    expect(answer).toGiveNothingAway(visit.read.name, await callers.self(visit.visitor));
  });
}

function whatOf({ visitor, allowed, read }: ApiVisit): string {
  return `${visitor === 'nobody' ? 'somebody signed out' : visitor} ${allowed ? 'may read' : 'is refused'} ${read.name}`;
}

function detailsOf({ visitor }: ApiVisit) {
  return about({ scenario: 'M', owner: 'accounts', roles: visitor === 'nobody' ? [] : [visitor], changesData: false });
}
