/**
 * All checks of a platform without signing in and without a browser, in seconds. A run begins with them, and the
 * doctor continues from here.
 */
import type { Target } from '../config/target';
import { checkClock } from './clock';
import { broken, ok, problemOf, time, warning, type CheckResult } from './check-result';
import { FRONT_PATH, checkFrontPage } from './front-page';
import { HEALTH_PATHS, READY_PATH, STARTUP_PATH, isHealthy, checkHealth, checkParts, unhealthyParts } from './health';
import { noResponse } from './no-response';
import { notReady, type NotReady } from './parts';
import { ownHeaders } from './origin';
import { networkOptionsFor } from '../network/machine';
import { Prober, type ProbeResponse, type ProbeResult, type ProberOptions } from './probe';
import { proxyFor } from '../network/proxies';
import { checkProxy } from './proxy-check';
import { isLoopback } from '../config/environment';
import type { Evidence } from './server-fault';
import { SIGN_IN_PATH } from '../config/sign-in-path';
import { checkSignInService } from './sign-in-service';

export interface Examination {
  /** In the order in which a person would check. */
  readonly results: readonly CheckResult[];
  /** Undefined without any response. */
  readonly target: Target | undefined;
  /** Undefined when every part is ready, or the build does not report it. */
  readonly notReady: NotReady | undefined;
  /** Context for judging further requests. */
  readonly context: Omit<Evidence, 'response'>;
}

/**
 * Time-out of the requests after the first, which are sent in parallel. A platform that is too slow for them is not
 * fit for a run.
 */
const SECOND_TIMEOUT_MS = 4_000;
/** The readiness check asks the background workers and waits 3 s for them, on a healthy platform too. */
const READY_TIMEOUT_MS = 8_000;
/** A certificate that expires sooner would expire within somebody's working week. */
const CERTIFICATE_WARNING_DAYS = 14;

/** Checks name, connection, certificate, proxies, health, clock, front end and the sign-in's address. Never throws. */
export async function examine(baseUrl: string, options: ProberOptions = {}): Promise<Examination> {
  const prober = new Prober(baseUrl, options);
  try {
    const first = await prober.ask(HEALTH_PATHS[0]);
    return first.answered
      ? await collectContext(prober, first, options.proxies)
      : unreachable(prober.origin, noResponse(prober.origin, first));
  } finally {
    prober.close();
  }
}

function unreachable(url: URL, { stage, ...problem }: ReturnType<typeof noResponse>): Examination {
  const known: CheckResult[] = [];
  if (stage !== 'DNS' && isName(url)) known.push(ok('DNS', 'dnsKnown', { host: url.hostname }));
  if (stage === 'TLS') known.push(ok('reachable', 'accepts', { host: url.host }));
  return {
    results: [...known, broken(stage, problem)],
    target: undefined,
    notReady: undefined,
    context: nothingKnown(url),
  };
}

async function collectContext(
  prober: Prober,
  first: ProbeResponse,
  proxies: ProberOptions['proxies'],
): Promise<Examination> {
  const url = prober.origin;
  const ask = (path: string, headers = {}, timeoutMs = SECOND_TIMEOUT_MS) => prober.ask(path, { timeoutMs, headers });
  const [older, startup, ready, signIn, front, proxyResult] = await Promise.all([
    first.status === 404 ? ask(HEALTH_PATHS[1]) : undefined,
    ask(STARTUP_PATH),
    ask(READY_PATH, {}, READY_TIMEOUT_MS),
    ask(SIGN_IN_PATH),
    ask(FRONT_PATH, { Accept: 'text/html' }),
    namedProxy(url) ?? checkProxy(url, HEALTH_PATHS[0], proxyFor(url, proxies)),
  ]);
  const health = older?.answered === true ? older : first;
  const context = contextOf(url, health, [ready, startup, signIn]);
  const alive = isHealthy(health);
  const version = health.headers['x-the-bot-sandbox'] ?? null;
  return {
    results: [
      ...(isName(url) ? [dnsResult(url, prober.connection.address)] : []),
      ok('reachable', 'answers', (language) => ({ host: url.host, time: time(first.ms, language) }), { ms: first.ms }),
      checkTransport(prober),
      proxyResult,
      checkHealth(health),
      // Skip the other checks of a platform that is not live: they would only repeat the problem.
      ...(alive
        ? [
            checkParts('startup', startup),
            checkParts('ready', ready),
            checkSignInService(signIn, context),
            checkFrontPage(front),
          ]
        : []),
      checkClock(first),
    ],
    target: { baseUrl: url.href.replace(/\/+$/, ''), kind: version === null ? 'remote' : 'sandbox', version },
    notReady: unready(startup) ?? unready(ready),
    context,
  };
}

function dnsResult({ hostname: host }: URL, address: string | undefined): CheckResult {
  return address === undefined ? ok('DNS', 'dnsKnown', { host }) : ok('DNS', 'dns', { host, address });
}

/** A build without a readiness check gives no information about its parts. */
function unready(response: ProbeResult): NotReady | undefined {
  if (isHealthy(response) || (response.answered && response.status === 404)) return undefined;
  return response.answered
    ? notReady(unhealthyParts(response) ?? [])
    : { parts: [], sentence: `${response.request} gave no answer` };
}

/** Checks the proxy that the user set: browser and API requests use it, whatever the variables of this machine are. */
function namedProxy(url: URL): CheckResult | undefined {
  const { proxy } = networkOptionsFor(url);
  return proxy === undefined ? undefined : ok('proxy', 'namedProxy', { proxy: proxy.url.host, host: url.hostname });
}

/**
 * Context for judging the fault of one request. @param others further responses, of which the unhealthy ones are
 * ignored
 */
function contextOf(url: URL, health: ProbeResponse, others: readonly ProbeResult[]): Examination['context'] {
  const well = others.filter(
    (response): response is ProbeResponse => response.answered && response.status < 500 && response.status !== 404,
  );
  const ready = others[0];
  return {
    host: url.hostname,
    health: isHealthy(health) ? 'healthy' : 'unhealthy',
    unhealthyParts: ready === undefined ? undefined : unhealthyParts(ready),
    own: isHealthy(health) ? ownHeaders([health, ...well]) : new Set(),
    // These requests do not use the proxies of the environment.
    proxy: undefined,
  };
}

function nothingKnown(url: URL): Examination['context'] {
  return { host: url.hostname, health: 'unhealthy', unhealthyParts: undefined, own: new Set(), proxy: undefined };
}

function checkTransport({ origin, connection }: Prober): CheckResult {
  if (connection.certificateEnds === undefined) {
    if (isLoopback(origin.hostname)) return ok('TLS', 'noTls');
    return warning('TLS', problemOf('clear'));
  }
  const days = Math.floor((connection.certificateEnds.getTime() - Date.now()) / 86_400_000);
  const day = connection.certificateEnds.toISOString().slice(0, 10);
  if (networkOptionsFor(origin).allowSelfSigned) return ok('TLS', 'selfSigned', { day }, { days });
  if (days >= CERTIFICATE_WARNING_DAYS) return ok('TLS', 'certificate', { day }, { days });
  return warning('TLS', problemOf('certificateEnds', { day, days: String(days) }), { days });
}

/** Returns whether the address has a host name that must be resolved. */
function isName({ hostname }: URL): boolean {
  return !hostname.startsWith('[') && !/^[\d.]+$/.test(hostname);
}
