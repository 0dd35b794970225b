/**
 * Proxy variables of the environment that apply to the platform's address. Measured: the browser follows HTTP_PROXY,
 * HTTPS_PROXY and ALL_PROXY in either case, but never for loopback; Node's own requests follow none. Other programs
 * (curl, a back end's own requests) follow them for loopback too.
 */
import { isLoopback, proxyVariables } from '../config/environment';

export interface Proxy {
  /** Name of the variable, as spelt in the environment. */
  readonly variable: string;
  readonly url: URL;
}

/** Returns the proxy that programs of this machine would use for the address; undefined when none applies. */
export function proxyFor(
  target: URL,
  variables: Readonly<Record<string, string>> = proxyVariables(),
): Proxy | undefined {
  const names = target.protocol === 'https:' ? ['https_proxy', 'all_proxy'] : ['http_proxy', 'all_proxy'];
  const bypassed = Object.entries(variables)
    .filter(([name]) => name.toLowerCase() === 'no_proxy')
    .some(([, list]) => bypasses(list, target));
  if (bypassed) return undefined;
  for (const wanted of names) {
    for (const [variable, value] of Object.entries(variables)) {
      const url = variable.toLowerCase() === wanted ? asUrl(value) : undefined;
      if (url !== undefined) return { variable, url };
    }
  }
  return undefined;
}

/** Returns whether the browser uses the proxy as well: it bypasses loopback by itself. */
export function browserUses(target: URL): boolean {
  return !isLoopback(target.hostname);
}

/**
 * Returns whether a NO_PROXY list contains the address: `*`, a host with its subdomains, `host:port`, or a range of
 * IPv4 addresses.
 */
export function bypasses(list: string, target: URL): boolean {
  const host = target.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,;]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', wantedPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (wantedPort !== undefined && wantedPort !== port && !name.includes(':')) return false;
      const bare = name.replace(/^\*?\./, '');
      return host === bare || entry.toLowerCase() === host || host.endsWith(`.${bare}`) || inRange(host, name);
    });
}

/** `10.1.2.3` in `10.0.0.0/8`. */
function inRange(host: string, range: string): boolean {
  const [base = '', bits] = range.split('/');
  const [address, start] = [ipv4(host), ipv4(base)];
  if (bits === undefined || !/^\d+$/.test(bits) || address === undefined || start === undefined) return false;
  const size = 2 ** (32 - Math.min(32, Number(bits)));
  return Math.floor(address / size) === Math.floor(start / size);
}

function ipv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts?.reduce((sum, part) => sum * 256 + part, 0);
}

/** `proxy.example:3128` is read as `http://proxy.example:3128`. */
function asUrl(value: string): URL | undefined {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}
