/**
 * Diagnoses a server fault (5xx) in response to a valid request. Checks possible causes in the order of the
 * operations sheet: health, a server in between, the external auth service's set-up, request validation, token
 * creation, database.
 */
import { inEach, text, type ByLanguage, type Language } from '../texts/texts';
import { problemIn, type Problem } from './check-result';
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
  {
    name: 'auth',
    words:
      /supabase|keycloak|oauth|auth(?:entication|orization)? service|external|upstream|сервис\p{L}* (?:авториз|аутентиф)/iu,
  },
  { name: 'validation', words: /validat|serializer|валидац/i },
  { name: 'token', words: /token|токен/i },
  { name: 'database', words: /database|operationalerror|postgres|sqlite|relation|баз\p{L}* данных/iu },
] as const;

/** Returns the problem, its likely cause, and the remedy. */
export function diagnose(evidence: Evidence): Problem {
  const { response } = evidence;
  const origin = originOf(response, evidence.own);
  const health = origin !== 'between' && evidence.health === 'unhealthy' ? 'unhealthy' : 'other';
  const found = inEach('fault.found', (language) => ({
    request: response.request,
    status: String(response.status),
    signs: signs(response, language),
    health,
  }));
  if (origin === 'between') return problemIn({ found, ...inBetween(evidence) });
  if (health === 'unhealthy') {
    const cause =
      origin === 'platform' ? inEach('fault.unhealthyOwn', { parts: partsOf(evidence) }) : inEach('fault.unhealthy');
    return problemIn({ found, cause, remedy: inEach('fault.unhealthyRemedy') });
  }
  return problemIn({ found, ...withinPlatform(evidence, origin === 'platform') });
}

function inBetween({ response, health, own, proxy, host }: Evidence): { cause: ByLanguage; remedy: ByLanguage } {
  const who =
    proxy === undefined
      ? { who: 'unknown', variable: '', proxy: '' }
      : { who: 'proxy', variable: proxy.variable, proxy: proxy.url.host };
  return {
    cause: inEach('fault.between', {
      ...who,
      lacks: [...own].slice(0, 3).join(', ') || 'none',
      name: nameOf(response) ?? 'none',
    }),
    remedy: inEach('fault.betweenRemedy', { health, bypass: proxy === undefined ? 'none' : host }),
  };
}

function withinPlatform(evidence: Evidence, certain: boolean): { cause: ByLanguage; remedy: ByLanguage } {
  const parts = evidence.unhealthyParts ?? [];
  if (parts.length > 0) {
    return {
      cause: inEach('fault.parts', { parts: partsOf(evidence) }),
      remedy: inEach('fault.partsRemedy', (language) => ({ parts: parts.join(text(language, 'parts.and')) })),
    };
  }
  const spoken = STATIONS.find((station) => station.words.test(evidence.response.text));
  const suspect = spoken ?? (evidence.response.status === 503 ? STATIONS[0] : undefined);
  const how = suspect === undefined ? 'none' : spoken === undefined ? 'next' : 'spoken';
  const station = (name: (typeof STATIONS)[number]['name'], language: Language) =>
    text(language, `fault.station.${name}`);
  return {
    cause: certain
      ? inEach('fault.own', (language) => ({
          how,
          station: suspect === undefined ? '' : station(suspect.name, language),
        }))
      : inEach('fault.unclear'),
    remedy: inEach('fault.ownRemedy', (language) => ({
      order: STATIONS.map(({ name }) => station(name, language)).join(', '),
      ready: evidence.unhealthyParts === undefined ? 'no' : 'yes',
    })),
  };
}

function partsOf({ unhealthyParts }: Evidence): string {
  return unhealthyParts === undefined || unhealthyParts.length === 0 ? '' : `: ${unhealthyParts.join(', ')}`;
}
