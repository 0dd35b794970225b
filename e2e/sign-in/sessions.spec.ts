import { about, expect, dashboards, routes, test } from '../../fixtures';

test(
  'A16 signing out leads to the sign-in page and ends the session on the server',
  about({ scenario: 'AX', cases: ['A16'], owner: 'accounts', roles: ['student'], changesData: true }),
  async ({ guest, accounts, apiUsers }) => {
    const { token } = await guest.signsIn(await accounts.forSigningIn());
    await guest.sideBar.signOut();
    await expect(guest).toBeSignedOutOfPage();
    await expect(apiUsers.withAuthorization(`Token ${token}`, 'whoever has just signed out')).toBeSignedOut();
  },
);

test(
  'A17 after signing out neither «back», a reload, another tab nor a copied address shows anything private',
  about({ scenario: 'AX', cases: ['A17'], owner: 'accounts', roles: ['student'], changesData: true }),
  async ({ guest, accounts }) => {
    const account = await accounts.forSigningIn();
    const privately = [account.user.first_name, account.user.last_name, account.email];
    await guest.signsIn(account);
    await guest.opens(routes.profile);
    // Signs out from the dashboard: not every build offers it on the profile.
    await guest.opens(dashboards.student);
    const openTab = await guest.tab();
    await openTab.opens(routes.profile);
    await guest.sideBar.signOut();
    const signedOut = guest.traffic.lastRequest;

    await guest.goesBack();
    await expect(guest).toShowNothingPrivate(privately);
    await guest.reloads();
    await expect(guest).toShowNothingPrivate(privately);
    await openTab.reloads();
    await expect(openTab).toShowNothingPrivate(privately);
    const newTab = await guest.tab();
    await newTab.types(routes.studentAssignments);
    await expect(newTab).toShowNothingPrivate(privately);
    await expect(guest).toHaveReadNothingPrivateSince(signedOut);
  },
);

test(
  'A18 signing in again works, and the token of the earlier session does not',
  about({ scenario: 'AX', cases: ['A18'], owner: 'accounts', roles: ['student'], changesData: true }),
  async ({ guest, accounts, apiUsers }) => {
    const account = await accounts.forSigningIn();
    const earlier = await guest.signsIn(account);
    await guest.sideBar.signOut();
    const later = await guest.signsIn(account);
    expect((await apiUsers.withAuthorization(`Token ${later.token}`, 'the later session').me()).id).toBe(
      account.user.id,
    );
    await expect(apiUsers.withAuthorization(`Token ${earlier.token}`, 'the earlier session')).toBeSignedOut();

    // The platform keeps one session per user: a sign-in elsewhere ends the open session.
    await accounts.signIn(account);
    await expect(apiUsers.withAuthorization(`Token ${later.token}`, 'the session that was left open')).toBeSignedOut();
  },
);

test(
  'AX a wrong password that somebody tries does not end the open session of the account',
  about({
    titleRu: 'чужая попытка входа с неверным паролем не завершает открытую сессию',
    scenario: 'AX',
    cases: [],
    owner: 'accounts',
    roles: ['student'],
    changesData: true,
  }),
  async ({ guest, accounts, apiUsers }) => {
    const account = await accounts.forSigningIn();
    const { token } = await guest.signsIn(account);
    const refused = await guest.overApi.send({ email: account.email, password: `${account.password}-wrong` });
    expect(refused, 'a sign-in with a wrong password').toBeRefusedWith(401);
    expect((await apiUsers.withAuthorization(`Token ${token}`, 'the session that was open before').me()).id).toBe(
      account.user.id,
    );
  },
);
