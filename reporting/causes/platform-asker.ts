/** Sends requests to the platform of the run with an existing session of the run. Never signs in, never writes. */
import path from 'node:path';
import { fetch } from 'undici';
import { sessionFolder } from '../../suite/config/folders';
import { asJson } from '../../lib/json';
import { readPrivate } from '../../lib/private-file';
import { ROLES } from '../../suite/config/names';
import { basicAuthHeader, dispatcherTo } from '../../suite/network/machine';
import { sessionSchema } from '../../suite/sessions/session';
import type { Asker } from './cause-check';

/** Keeps the whole check within seconds, also on a platform that no longer answers. */
const REQUEST_TIMEOUT_MS = 3_000;
const TOTAL_TIMEOUT_MS = 10_000;

/** Roles whose session is used for a request of no particular role: first those who read most of the API. */
const ANY_ROLE = ['teacher', 'student', ...ROLES] as const;

/** Returns the token of a session of this run; undefined when there is none for the role. */
export type TokenOf = (role: string) => string | undefined;

/** Reads the sessions that this run stored for its target. */
export function tokensOfRun(baseUrl: string, runId: string): TokenOf {
  const folder = sessionFolder(baseUrl);
  return (role) => {
    const session = readPrivate(path.join(folder, `${role}.json`), sessionSchema);
    return session !== undefined && [session.runId, ...session.sharedBy].includes(runId) ? session.token : undefined;
  };
}

/** @param baseUrl the only host that receives requests */
export function platformAsker(baseUrl: string, tokenOf: TokenOf): Asker {
  const end = Date.now() + TOTAL_TIMEOUT_MS;
  return {
    async ask(method, address, role) {
      const left = Math.min(REQUEST_TIMEOUT_MS, end - Date.now());
      if (left <= 0) return undefined;
      const url = new URL(address, baseUrl);
      const token = role === undefined ? ANY_ROLE.map(tokenOf).find((one) => one !== undefined) : tokenOf(role);
      const isApi = url.pathname.startsWith('/api/');
      const authorization = isApi && token !== undefined ? { Authorization: `Token ${token}` } : basicAuthHeader(url);
      try {
        const response = await fetch(url, {
          method,
          headers: { Accept: isApi ? 'application/json' : 'text/html', ...authorization },
          redirect: 'manual',
          dispatcher: dispatcherTo(url),
          signal: AbortSignal.timeout(left),
        });
        const text = await response.text();
        return { status: response.status, json: asJson(text) !== undefined };
      } catch {
        // The cause of the broken connection does not matter: there is no response to judge.
        return undefined;
      }
    },
  };
}
