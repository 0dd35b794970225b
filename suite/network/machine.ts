/**
 * Network options for a platform behind a self-signed certificate, basic auth or a proxy. Browser, API client and
 * doctor use the same options, and only for the platform itself.
 */
import http from 'node:http';
import https from 'node:https';
import type { BrowserContextOptions } from '@playwright/test';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import { environment, targetUrl, type NetworkOptions } from '../config/environment';
import { bypasses } from './proxies';

/** Returns the network options for this address: only the platform's own address has any. */
export function networkOptionsFor(url: URL): NetworkOptions {
  const target = targetUrl();
  if (target === undefined || new URL(target).origin !== url.origin) return DIRECT;
  const { network } = environment();
  return {
    ...network,
    proxy: network.proxy === undefined || bypasses(network.proxy.bypass, url) ? undefined : network.proxy,
  };
}

const DIRECT: NetworkOptions = { allowSelfSigned: false, basicAuth: undefined, proxy: undefined };

/**
 * Returns the options for a browser window. Certificate errors cannot be ignored per host: pages of a platform load
 * from that platform.
 */
export function windowOptions(
  url: URL,
): Pick<BrowserContextOptions, 'ignoreHTTPSErrors' | 'httpCredentials' | 'proxy'> {
  const { allowSelfSigned, basicAuth, proxy } = networkOptionsFor(url);
  return {
    ...(allowSelfSigned ? { ignoreHTTPSErrors: true } : {}),
    // Sent only in response to the web server's challenge, and only to this origin: the page's own requests carry a
    // token there.
    ...(basicAuth === undefined
      ? {}
      : {
          httpCredentials: {
            username: basicAuth.user,
            password: basicAuth.password,
            origin: url.origin,
            send: 'unauthorized' as const,
          },
        }),
    ...(proxy === undefined
      ? {}
      : { proxy: { server: proxy.url.origin, bypass: proxy.bypass, ...loginOf(proxy.url) } }),
  };
}

/** Returns the basic auth header, for requests without a token: only one `Authorization` header is possible. */
export function basicAuthHeader(url: URL): Record<string, string> {
  const { basicAuth } = networkOptionsFor(url);
  if (basicAuth === undefined) return {};
  return { Authorization: `Basic ${Buffer.from(`${basicAuth.user}:${basicAuth.password}`).toString('base64')}` };
}

const dispatchers = new Map<string, Dispatcher>();

/** Returns the dispatcher for `fetch`. Cached, so that connections are reused. */
export function dispatcherTo(url: URL): Dispatcher {
  const kept = dispatchers.get(url.origin);
  if (kept !== undefined) return kept;
  const { allowSelfSigned, proxy } = networkOptionsFor(url);
  const tls = { rejectUnauthorized: !allowSelfSigned };
  // Plain requests are sent to the proxy in full, as browsers do: many proxies allow tunnels to port 443 only.
  const made =
    proxy === undefined
      ? new Agent({ connect: tls })
      : new ProxyAgent({ uri: proxy.url.href, requestTls: tls, proxyTunnel: url.protocol === 'https:' });
  dispatchers.set(url.origin, made);
  return made;
}

/** Returns options that a request of Node's `https` must set itself: an agent with a proxy does not pass them on. */
export function certificateOptions(url: URL): { rejectUnauthorized?: boolean } {
  return networkOptionsFor(url).allowSelfSigned ? { rejectUnauthorized: false } : {};
}

/** Returns the agent for requests of Node's `http` and `https`. Destroy it when done. */
export function agentTo(url: URL): http.Agent {
  const { proxy } = networkOptionsFor(url);
  // Keep connections alive: otherwise Node would send `Connection: close`, and every server would answer with it.
  const keepAlive = true;
  const secure = url.protocol === 'https:';
  if (proxy !== undefined)
    return secure ? new HttpsProxyAgent(proxy.url, { keepAlive }) : new HttpProxyAgent(proxy.url, { keepAlive });
  return secure ? new https.Agent({ keepAlive }) : new http.Agent({ keepAlive });
}

function loginOf({ username, password }: URL): { username?: string; password?: string } {
  return username === '' ? {} : { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}
