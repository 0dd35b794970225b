/** Detects a proxy of the environment that answers instead of the platform. This once stopped a release. */
import http from 'node:http';
import { broken, ok, warning, type CheckResult } from './check-result';
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
  if (proxy === undefined) return ok(CHECK, `no proxy variable of the environment catches ${target.hostname}`);
  const bypass = `NO_PROXY=${target.hostname.replace(/^\[|\]$/g, '')}`;
  const figures = { variable: proxy.variable, bypass };
  // The proxy's address may contain a password: name only the host.
  const caught = `${proxy.variable} (${proxy.url.host}) catches ${target.hostname}`;
  const remedy = `bypass it: start with ${bypass} in the environment (added to what NO_PROXY says already).`;
  if (!browserUses(target)) {
    return warning(
      CHECK,
      {
        found: `${caught}. The suite and its browser go straight to this machine, other programs (curl, the back end's own calls) do not`,
        cause: 'a proxy is set up for this machine without an exception for itself.',
        remedy,
      },
      figures,
    );
  }
  const outcome = await askThrough(proxy.url, target, path);
  if (outcome?.answered === true && outcome.status < 500 && outcome.status !== 407) {
    return warning(
      CHECK,
      { found: `${caught}; it lets the browser through, the suite's own requests go without it`, cause: 'a proxy is set up for this machine.', remedy },
      figures,
    );
  }
  const how = outcome === undefined ? 'cannot be tried (not an HTTP proxy)' : outcome.answered ? `answers ${outcome.status} in its place` : `gives no answer (${outcome.code})`;
  const problem = { found: `${caught} and ${how}`, cause: 'the platform is well, but the browser meets the proxy instead.', remedy };
  return outcome === undefined ? warning(CHECK, problem, figures) : broken(CHECK, problem, figures);
}

/** Sends one request through the proxy; for https only requests the tunnel. Undefined for other kinds of proxies. */
async function askThrough(proxy: URL, target: URL, path: string): Promise<ProbeResult | undefined> {
  if (proxy.protocol !== 'http:') return undefined;
  const tunnel = target.protocol === 'https:';
  const authority = `${target.hostname}:${target.port || '443'}`;
  const credentials = Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`).toString('base64');
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
