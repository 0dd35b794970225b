/**
 * The run's own check of a large cause. Before the platform is blamed for more than a fifth of the cases, a second and
 * simplest request of another kind is sent: when it succeeds, the suite's own request is at fault.
 */
import type { RespondedRequest, Failure } from '../../fixtures/failure/failure';
import { alternativesOf, readOf } from './alternatives';
import { rootRequest } from './cause-key';
import { size, type Cause } from './causes';
import { purposeOf } from './purposes';

export const CHECK_OUTCOMES = ['suite', 'platform', 'unchecked'] as const;

/** Why a cause was judged without a request, or could not be judged. */
export const CHECK_REASONS = ['asked', 'own error', 'own page asks it', 'no second request', 'not reachable'] as const;

export interface CauseCheck {
  /** `suite`: the second request succeeded. `platform`: it did not, or the platform's own pages show the fault. */
  outcome: (typeof CHECK_OUTCOMES)[number];
  reason: (typeof CHECK_REASONS)[number];
  /** What was asked, and what came; without a status where no answer came. */
  asked: readonly RespondedRequest[];
}

/** An answer, as far as a check looks at it. */
export interface CheckResponse {
  status: number;
  /** Whether the body is JSON, and no page. */
  json: boolean;
}

/** Sends one reading request to the platform of the run. */
export interface Asker {
  /** @param role whose session is used where there is one; undefined for any. @returns undefined when no answer came */
  ask(method: 'GET' | 'OPTIONS', path: string, role: string | undefined): Promise<CheckResponse | undefined>;
}

/** A cause that explains more than this share of the cases is checked. */
const LARGE = 1 / 5;

/** The causes to check. One whose cases are all known, or that belongs to the run as a whole, is judged already. */
export function largeCauses(causes: readonly Cause[], cases: number): Cause[] {
  return causes.filter((cause) => cause.verdict === 'product' && size(cause) > cases * LARGE);
}

/** Checks each of the causes. @returns the results by fingerprint */
export async function checkCauses(causes: readonly Cause[], asker: Asker): Promise<Map<string, CauseCheck>> {
  const checks = new Map<string, CauseCheck>();
  for (const cause of causes) checks.set(cause.fingerprint, await checkOf(cause.failure, asker));
  return checks;
}

async function checkOf(failure: Failure, asker: Asker): Promise<CauseCheck> {
  const request = rootRequest(failure);
  if (request === undefined) return failure.code === 'page-elsewhere' ? checkPage(failure, asker) : evaluated(failure.code === 'page-crashed' || failure.code === 'page-data' ? 'own error' : 'no second request');
  if (failure.code === 'not-refused' || failure.code === 'given-away') return evaluated('own error');
  // A server must not fail, whatever it is asked; and what a page of the platform asks is no invention of the suite.
  if (request.status === undefined || request.status >= 500) return evaluated('own error');
  if (failure.by === 'page' && failure.code !== 'not-as-agreed') return evaluated('own page asks it');
  const role = purposeOf(request)?.role;
  const others = failure.code === 'not-as-agreed' ? readOf(request) : alternativesOf(request);
  return others.length === 0 ? evaluated('no second request') : verdictOn(others, role, asker);
}

/** A page that did not open: is its address served, and does the server answer what its role asks first? */
async function checkPage({ expected, page }: Failure, asker: Asker): Promise<CauseCheck> {
  const address = expected?.startsWith('/') === true ? expected : page;
  if (address === undefined || address.includes(':id')) return evaluated('no second request');
  const role = /^\/(?:dashboard\/)?(admin|teacher|student|tutor|parent)\b/.exec(address)?.[1];
  const asked: RespondedRequest[] = [];
  for (const path of [address, '/api/auth/me/']) asked.push(isAnswered('GET', path, await asker.ask('GET', path, role)));
  if (asked.every(({ status }) => status === undefined)) return { outcome: 'unchecked', reason: 'not reachable', asked };
  return { outcome: asked.every(isGood) ? 'suite' : 'platform', reason: 'asked', asked };
}

async function verdictOn(requests: readonly { method: 'GET' | 'OPTIONS'; path: string }[], role: string | undefined, asker: Asker): Promise<CauseCheck> {
  const asked: RespondedRequest[] = [];
  for (const { method, path } of requests) {
    const response = await asker.ask(method, path, role);
    asked.push(isAnswered(method, path, response));
    // Only a page and no data: the address leads nowhere.
    if (response !== undefined && response.status < 300 && response.json) return { outcome: 'suite', reason: 'asked', asked };
  }
  const silent = asked.every(({ status }) => status === undefined);
  // Without a session that may ask, a refusal says nothing about the address.
  const refused = asked.some(({ status }) => status === 401 || status === 403);
  return silent ? { outcome: 'unchecked', reason: 'not reachable', asked } : { outcome: refused ? 'unchecked' : 'platform', reason: 'asked', asked };
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
