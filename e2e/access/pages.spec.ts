import { VISITS, about, expect, skipMissingPage, test, type Visit } from '../../fixtures';

/** Every visitor at every address of the platform. Generated from pages/routes.ts: a new route is tried at once. */
for (const visit of VISITS.filter(({ allowed }) => allowed)) {
  test(`M page: ${whoOf(visit)} may open ${placeOf(visit)}`, detailsOf(visit), async ({ onlooker, idIn }) => {
    const visitor = await onlooker(visit.visitor);
    const arrival = await visitor.visits(visit, await idIn(visit.address.path));
    await skipMissingPage(arrival);
    await expect(arrival).toEndWhereItMust();
    expect(arrival).toHaveBeenRefusedNothing();
  });
}

for (const visit of VISITS.filter(({ allowed }) => !allowed)) {
  test(`M page: ${whoOf(visit)} is kept out of ${placeOf(visit)}`, detailsOf(visit), async ({ onlooker, idIn }) => {
    const visitor = await onlooker(visit.visitor);
    const arrival = await visitor.visits(visit, await idIn(visit.address.path));
    await expect(arrival).toEndWhereItMust();
    expect(arrival).toHaveGivenNothingAway();
  });
}

function whoOf({ visitor }: Visit): string {
  return visitor === 'nobody' ? 'somebody signed out' : visitor;
}

function placeOf({ address }: Visit): string {
  return `${address.name} (${address.path})`;
}

function detailsOf({ visitor }: Visit) {
  return about({ scenario: 'M', owner: 'accounts', roles: visitor === 'nobody' ? [] : [visitor], changesData: false });
}
