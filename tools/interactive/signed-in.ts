/** A session of one role for a Playwright tool that does not know the suite. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ApiClient } from '../../suite/api/client';
import { environment, newRunId } from '../../suite/config/environment';
import { FIRST_ACCOUNT_SET } from '../../suite/config/run-place';
import type { Role } from '../../suite/config/names';
import { sessionFolder } from '../../suite/config/folders';
import { isInFlight, takeLease } from '../../lib/lease';
import { readPrivate } from '../../lib/private-file';
import { sessionSchema, type Session } from '../../suite/sessions/session';
import { runPlaywright } from '../suite/playwright';

/** Time for a sign-in, with the wait for the rate limit and a slow platform. */
const SIGN_IN_MS = 10 * 60_000;

/** The sign-in of the role failed; the message is the output of its sign-in case. */
export class NotSignedIn extends Error {}

/**
 * Signs the role in through the page, as its case does, and ends the session after `work`. Keeps the session if a run
 * uses it too, or if the platform is the sandbox, whose sessions end with it.
 * @throws NotSignedIn
 */
export async function withSession<T>(baseUrl: string, role: Role, work: (session: Session) => Promise<T>): Promise<T> {
  const id = newRunId();
  const said = await signIn(baseUrl, role, id);
  const folder = sessionFolder(baseUrl);
  const session = known(folder, role);
  if (session === undefined || ![session.runId, ...session.sharedBy].includes(id))
    throw new NotSignedIn(`The ${role} could not be signed in.\n${said}`);
  // Runs that start in the meantime share the session instead of ending it with their own sign-in.
  const release = takeLease(folder, id);
  try {
    return await work(session);
  } finally {
    release();
    // A sandbox's sessions end with it.
    const users = [session.runId, ...(known(folder, role)?.sharedBy ?? [])];
    const isOther = environment().givenUrl !== undefined;
    if (isOther && !users.some((run) => run !== id && isInFlight(folder, run)))
      await new ApiClient(baseUrl, session.token).send('POST', '/api/accounts/logout/');
  }
}

function known(folder: string, role: Role): Session | undefined {
  return readPrivate(path.join(folder, `${role}.json`), sessionSchema);
}

/** Runs the role's sign-in case. @returns its output */
async function signIn(baseUrl: string, role: Role, id: string): Promise<string> {
  // The reports of this run must not replace those of the tester's last run.
  const reports = mkdtempSync(path.join(os.tmpdir(), 'the-bot-sign-in-'));
  try {
    const { output } = await runPlaywright(['test', `e2e/sign-in/${role}.spec.ts`, '--workers', '1'], {
      output: 'captured',
      timeoutMs: SIGN_IN_MS,
      variables: {
        BASE_URL: baseUrl,
        REPORTS_DIR: reports,
        THE_BOT_RUN_ID: id,
        GITHUB_STEP_SUMMARY: undefined,
        ...FIRST_ACCOUNT_SET,
      },
    });
    return output;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
