/**
 * Checks large causes. Before the report attributes a cause of more than a fifth of the cases to the platform, the
 * run sends a second, minimal request of another kind. If this request succeeds, the suite's own request is at fault.
 */
import { ROLES } from '../../suite/config/names';
import type { RespondedRequest, Failure } from '../../suite/failure/failure';
import { alternativesOf, readOf } from './alternatives';
import type { CauseCheck } from './cause-check-result';
import { rootRequest } from './cause-key';
import { size, type Cause } from './causes';
import { purposeOf } from './purposes';

/** The parts of a response that a check uses. */
export interface CheckResponse {
  status: number;
  /** Whether the body is JSON and not an HTML page. */
  json: boolean;
}

/** Sends one read request to the platform of the run. */
export interface Asker {
  /**
   * @param role role whose session is used if there is one; undefined for any
   * @returns undefined when there was no response
   */
  ask(method: 'GET' | 'OPTIONS', path: string, role: string | undefined): Promise<CheckResponse | undefined>;
}

/** Share of the cases; a cause that explains more than this is checked. */
const LARGE = 1 / 5;

/**
 * Returns the causes to check. A cause whose cases are all known issues, or that belongs to the whole run, needs no
 * check.
 */
export function largeCauses(causes: readonly Cause[], cases: number): Cause[] {
  return causes.filter((cause) => cause.verdict === 'product' && size(cause) > cases * LARGE);
}

/**
 * Checks each cause.
 * @returns the results by fingerprint
 */
export async function checkCauses(causes: readonly Cause[], asker: Asker): Promise<Map<string, CauseCheck>> {
  const checks = new Map<string, CauseCheck>();
  for (const cause of causes) checks.set(cause.fingerprint, await checkOf(cause.failure, asker));
  return checks;
}

async function checkOf(failure: Failure, asker: Asker): Promise<CauseCheck> {
  const request = rootRequest(failure);
  if (request === undefined)
    return failure.code === 'page-elsewhere'
      ? checkPage(failure, asker)
      : evaluated(failure.code === 'page-crashed' || failure.code === 'page-data' ? 'own error' : 'no second request');
  if (failure.code === 'not-refused' || failure.code === 'given-away') return evaluated('own error');
  // A server must not fail on any request, and the suite did not invent a request that the platform's own page sends.
  if (request.status === undefined || request.status >= 500) return evaluated('own error');
  if (failure.by === 'page' && failure.code !== 'not-as-agreed') return evaluated('own page asks it');
  const role = purposeOf(request)?.role;
  const others = failure.code === 'not-as-agreed' ? readOf(request) : alternativesOf(request);
  return others.length === 0 ? evaluated('no second request') : verdictOn(others, role, asker);
}

/**
 * Checks a page that did not open: whether its address is served, and whether the server answers the first request of
 * its role.
 */
async function checkPage({ expected, page }: Failure, asker: Asker): Promise<CauseCheck> {
  const address = expected?.startsWith('/') === true ? expected : page;
  if (address === undefined || address.includes(':id')) return evaluated('no second request');
  const role = new RegExp(`^/(?:dashboard/)?(${ROLES.join('|')})\\b`).exec(address)?.[1];
  const asked: RespondedRequest[] = [];
  for (const path of [address, '/api/auth/me/'])
    asked.push(isAnswered('GET', path, await asker.ask('GET', path, role)));
  if (asked.every(({ status }) => status === undefined))
    return { outcome: 'unchecked', reason: 'not reachable', asked };
  return { outcome: asked.every(isGood) ? 'suite' : 'platform', reason: 'asked', asked };
}

async function verdictOn(
  requests: readonly { method: 'GET' | 'OPTIONS'; path: string }[],
  role: string | undefined,
  asker: Asker,
): Promise<CauseCheck> {
  const asked: RespondedRequest[] = [];
  for (const { method, path } of requests) {
    const response = await asker.ask(method, path, role);
    asked.push(isAnswered(method, path, response));
    // The response is HTML and not data: the address leads nowhere.
    if (response !== undefined && response.status < 300 && response.json)
      return { outcome: 'suite', reason: 'asked', asked };
  }
  const silent = asked.every(({ status }) => status === undefined);
  // Without a session that has access, a rejection proves nothing about the address.
  const refused = asked.some(({ status }) => status === 401 || status === 403);
  return silent
    ? { outcome: 'unchecked', reason: 'not reachable', asked }
    : { outcome: refused ? 'unchecked' : 'platform', reason: 'asked', asked };
}

function evaluated(reason: Exclude<CauseCheck['reason'], 'asked' | 'not reachable'>): CauseCheck {
  return { outcome: reason === 'no second request' ? 'unchecked' : 'platform', reason, asked: [] };
}

function isAnswered(method: string, path: string, response: CheckResponse | undefined): RespondedRequest {
  return { method, path, ...(response === undefined ? {} : { status: response.status }) };
}

function isGood({ status }: RespondedRequest): boolean {
  return status !== undefined && status < 300;
}
