/**
 * Diagnoses a server fault (5xx) in response to a valid request. Checks possible causes in the order of the
 * operations sheet: health, a server in between, the external auth service's set-up, request validation, token
 * creation, database.
 */
import type { Problem } from './check-result';
import { nameOf, originOf, signs } from './origin';
import type { HttpResponse } from './probe';
import type { Proxy } from '../network/proxies';

/** Information available when the fault is judged. */
export interface Evidence {
  readonly host: string;
  readonly response: HttpResponse;
  /** Result of the health endpoint at the same time. */
  readonly health: 'healthy' | 'unhealthy';
  /** Unhealthy parts in the platform's readiness report; undefined without a report. */
  readonly unhealthyParts: readonly string[] | undefined;
  /** Headers of the platform's other responses. */
  readonly own: ReadonlySet<string>;
  /** A proxy of the environment that applies to the address. */
  readonly proxy: Proxy | undefined;
}

/** Possible causes of a blocked sign-in within the platform, in the order in which they are checked. */
const STATIONS = [
  { name: "the external auth service's set-up", words: /supabase|keycloak|oauth|auth(?:entication|orization)? service|external|upstream|сервис\p{L}* (?:авториз|аутентиф)/iu },
  { name: 'the validation of the request', words: /validat|serializer|валидац/i },
  { name: 'the creation of the token', words: /token|токен/i },
  { name: 'the database', words: /database|operationalerror|postgres|sqlite|relation|баз\p{L}* данных/iu },
] as const;

/** Returns the problem, its likely cause, and the remedy. */
export function diagnose(evidence: Evidence): Problem {
  const { response } = evidence;
  const found = `${response.request} answered ${response.status} ${signs(response)}`;
  const origin = originOf(response, evidence.own);
  if (origin === 'between') return { found, ...inBetween(evidence) };
  if (evidence.health === 'unhealthy') {
    return {
      found: `${found}, and its health check fails as well`,
      cause: origin === 'platform' ? `the platform is up, but not well${partsOf(evidence)}.` : 'the platform itself is down or just starting.',
      remedy: "look at the platform's log, and start again when its health check answers.",
    };
  }
  return { found, ...withinPlatform(evidence, origin === 'platform') };
}

function inBetween({ response, health, own, proxy, host }: Evidence): Omit<Problem, 'found'> {
  const name = nameOf(response);
  const who = proxy !== undefined ? `the proxy of ${proxy.variable} (${proxy.url.host})` : 'a load balancer or proxy in front of the platform';
  const lacks = own.size > 0 ? `, since it carries none of the headers of the platform's other answers (${[...own].slice(0, 3).join(', ')})` : '';
  const bypass = proxy === undefined ? '' : `start with NO_PROXY=${host} in the environment; `;
  const behind = health === 'healthy' ? 'leave the back end alone, its health check is well; ' : '';
  return {
    cause: `not the platform answered but something in between${lacks}: ${who}${name === undefined ? '' : `, which calls itself «${name}»`}.`,
    remedy: `${behind}${bypass}look into the log of what stands in between; the platform's own never saw the request.`,
  };
}

function withinPlatform(evidence: Evidence, certain: boolean): Omit<Problem, 'found'> {
  const parts = evidence.unhealthyParts ?? [];
  if (parts.length > 0) {
    return {
      cause: `parts of the platform are down${partsOf(evidence)}.`,
      remedy: `bring up ${parts.join(' and ')}; health answers and nothing stands in between.`,
    };
  }
  const formatCheckResult = STATIONS.find((station) => station.words.test(evidence.response.text));
  const suspect = formatCheckResult?.name ?? (evidence.response.status === 503 ? STATIONS[0].name : undefined);
  const ready = evidence.unhealthyParts === undefined ? '' : ' (its readiness report calls the database well)';
  const order = STATIONS.map((station) => station.name).join(', ');
  return {
    cause: certain
      ? `the platform itself answered, its health check is well and nothing stands in between; ${suspect === undefined ? 'an exception in the code behind it' : `${formatCheckResult === undefined ? 'next in line' : 'the answer speaks of'}: ${suspect}`}.`
      : 'the answer does not show who gave it; health answers.',
    remedy: `look into the platform's log at this time, and go through in this order: ${order}${ready}.`,
  };
}

function partsOf({ unhealthyParts }: Evidence): string {
  return unhealthyParts === undefined || unhealthyParts.length === 0 ? '' : `: ${unhealthyParts.join(', ')}`;
}
