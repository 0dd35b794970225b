/** Detects a proxy of the environment that answers instead of the platform. This once stopped a release. */
import http from 'node:http';
import { broken, ok, problemOf, warning, type CheckResult } from './check-result';
import { listen, type ProbeResult } from './probe';
import { browserUses, type Proxy } from '../network/proxies';

const CHECK = 'proxy';
const TIMEOUT_MS = 4_000;

/**
 * Sends one request through a proxy that applies to the platform's address, as the browser would.
 * @param path a path that the platform answers without a sign-in
 * @param proxy the proxy for the address; undefined when none applies
 */
export async function checkProxy(target: URL, path: string, proxy: Proxy | undefined): Promise<CheckResult> {
  if (proxy === undefined) return ok(CHECK, 'noProxy', { host: target.hostname });
  const bypass = `NO_PROXY=${target.hostname.replace(/^\[|\]$/g, '')}`;
  const figures = { variable: proxy.variable, bypass };
  // The proxy's address may contain a password: name only the host.
  const values = { variable: proxy.variable, proxy: proxy.url.host, host: target.hostname, bypass };
  if (!browserUses(target)) return warning(CHECK, problemOf('proxyAside', values), figures);
  const outcome = await askThrough(proxy.url, target, path);
  if (outcome?.answered === true && outcome.status < 500 && outcome.status !== 407)
    return warning(CHECK, problemOf('proxyLets', values), figures);
  const how =
    outcome === undefined
      ? { how: 'untried', detail: '' }
      : outcome.answered
        ? { how: 'answers', detail: String(outcome.status) }
        : { how: 'silent', detail: outcome.code };
  const problem = problemOf('proxyAnswers', { ...values, ...how });
  return outcome === undefined ? warning(CHECK, problem, figures) : broken(CHECK, problem, figures);
}

/** Sends one request through the proxy; for https only requests the tunnel. Undefined for other kinds of proxies. */
async function askThrough(proxy: URL, target: URL, path: string): Promise<ProbeResult | undefined> {
  if (proxy.protocol !== 'http:') return undefined;
  const tunnel = target.protocol === 'https:';
  const authority = `${target.hostname}:${target.port || '443'}`;
  const credentials = Buffer.from(
    `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`,
  ).toString('base64');
  const request = http.request({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || 80,
    method: tunnel ? 'CONNECT' : 'GET',
    path: tunnel ? authority : new URL(path, target).href,
    headers: { Host: target.host, ...(proxy.username === '' ? {} : { 'Proxy-Authorization': `Basic ${credentials}` }) },
    agent: false,
  });
  const outcome = listen(request, `${tunnel ? 'CONNECT' : 'GET'} through the proxy`, TIMEOUT_MS);
  // The response to CONNECT is no ordinary response: it has only a head.
  request.on('connect', (response, socket) => {
    socket.destroy();
    request.emit('response', response);
    response.emit('end');
  });
  request.end();
  return outcome;
}
