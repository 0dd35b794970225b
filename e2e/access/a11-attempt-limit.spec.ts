/*
 * Belongs to the access tests, which run first: it waits one minute for the rate-limit window to end, and other tests
 * run in that minute.
 */
import { about, expect, test, unknownEmail } from '../../fixtures';

test(
  'A11 after 5 attempts in a minute the platform says so, and lets in again when the minute is over',
  about({ scenario: 'AS', cases: ['A11'], owner: 'accounts', roles: [], changesData: true }),
  async ({ guest, accounts }) => {
    const account = await accounts.forSigningIn();
    // The limit counts the attempts from one address, whoever they name, and whether the password is right.
    const limitResult = await guest.signInUntilRateLimited(account, unknownEmail(), 8);
    expect(limitResult).toBeLimitedAfter(5);
    // Waits exactly as long as the server's response states.
    const { token } = await guest.signsIn(account);
    expect(token).toBeTruthy();
  },
);
