/**
 * A reverse proxy on loopback in front of the platform. A browser that uses it sees the platform as it is, and after
 * `deployNext` the same platform after a deployment: its page has a marker, and one of its scripts a new address. Only
 * reads are passed on, and only to the platform.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basicAuthHeader, dispatcherTo } from '../network/machine';
import { filesOfPage } from './build';

const TIMEOUT_MS = 15_000;
/** Headers of one connection, and those that a changed body makes wrong. */
const NOT_PASSED_ON =
  /^(?:host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|content-length|content-encoding|accept-encoding|if-none-match|if-modified-since|strict-transport-security)$/;
const IS_TEXT = /html|javascript|ecmascript|css|json/;
/** What makes a browser ask for https, or compare a file that may have been changed. */
const FORCES_HTTPS = /upgrade-insecure-requests;?/gi;
const INTEGRITY = /\sintegrity=["'][^"']*["']/gi;
/** Revisions by which a worker knows the files that it keeps: each is another one after a deployment. */
const REVISION = /(["']?revision["']?\s*:\s*["'])([^"']+)/g;
const REGISTERS_WORKER = /serviceWorker[\s\S]{0,200}?\.register\(/;

/** Name of the element that marks the page of the next build. */
export const MARKER = 'workflow-suite-next-build';

export class BuildProxy {
  private readonly tag = Math.random().toString(36).slice(2, 10);
  private readonly served = new Set<string>();
  private isNext = false;
  private entry: string | undefined;
  private named = false;

  private constructor(
    private readonly platform: URL,
    private readonly server: Server,
  ) {}

  /** Starts the proxy in this process. @param baseUrl the platform, the only host to which anything is sent */
  static async open(baseUrl: string): Promise<BuildProxy> {
    const server = createServer();
    const proxy = new BuildProxy(new URL(baseUrl), server);
    server.on('request', (request, response) => void proxy.answer(request, response));
    // Other hosts over https, and WebSockets.
    for (const event of ['connect', 'upgrade'])
      server.on(event, (_request: IncomingMessage, socket: { destroy: () => void }) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The platform's address in the browser: `localhost` is a secure context, in which service workers run. */
  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** The address as a proxy of a browser window, so that each request of the window comes here. */
  get asBrowserProxy(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Whether a page or a script that was handed out registers a service worker. */
  get namesWorker(): boolean {
    return this.named;
  }

  /** From now on the platform is answered as after a deployment. */
  deployNext(): void {
    this.isNext = true;
    this.served.clear();
  }

  /** The script that has a new address since the deployment; undefined where the page loads none. */
  get renamedScript(): string | undefined {
    return this.entry === undefined ? undefined : this.renamed(this.entry);
  }

  /** Whether a path was asked for since the deployment and answered with 200. */
  hasServed(path: string): boolean {
    return this.served.has(path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const refusal = url.origin !== this.origin ? 403 : request.method !== 'GET' && request.method !== 'HEAD' ? 405 : 0;
    if (refusal !== 0) return void response.writeHead(refusal).end();
    await this.passOn(request, url, response).catch(() => {
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
  }

  private async passOn(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const original = url.pathname.replace(`-next${this.tag}.js`, '.js');
    const upstream = await dispatcherTo(this.platform).request({
      origin: this.platform.origin,
      path: original + url.search,
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      headers: this.headersOfRequest(request),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    const bytes = Buffer.from(await upstream.body.arrayBuffer());
    const type = [upstream.headers['content-type'] ?? ''].flat().join(',');
    const isWorker = request.headers['service-worker'] === 'script';
    const body = IS_TEXT.test(type) ? Buffer.from(this.changed(bytes.toString('utf8'), type, isWorker)) : bytes;
    if (upstream.statusCode === 200) this.served.add(url.pathname);
    response.writeHead(upstream.statusCode, this.headersOfResponse(upstream.headers, body.length));
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  private headersOfRequest(request: IncomingMessage): Record<string, string> {
    const sent = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined || NOT_PASSED_ON.test(name)
        ? []
        : [[name, [value].flat().join(', ').replaceAll(this.origin, this.platform.origin)]],
    );
    return {
      ...(request.headers.authorization === undefined ? basicAuthHeader(this.platform) : {}),
      ...Object.fromEntries(sent),
    };
  }

  private headersOfResponse(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    length: number,
  ): Record<string, string | string[]> {
    const passed = Object.entries(headers).flatMap(([name, value]): [string, string | string[]][] => {
      if (value === undefined || NOT_PASSED_ON.test(name)) return [];
      const values = [value].flat().map((one) => this.headerInBrowser(name, one));
      return [[name, values.length === 1 ? (values[0] ?? '') : values]];
    });
    return { ...Object.fromEntries(passed), 'content-length': String(length) };
  }

  /** A header as the browser needs it at this address: over http, and under another name of the host. */
  private headerInBrowser(name: string, value: string): string {
    if (name === 'set-cookie') return value.replace(/;\s*(?:domain=[^;]*|secure|samesite=none)/gi, '');
    const here = value.replaceAll(this.platform.origin, this.origin);
    return name.startsWith('content-security-policy') ? here.replace(FORCES_HTTPS, '') : here;
  }

  private changed(text: string, type: string, isWorker: boolean): string {
    const here = text.replaceAll(this.platform.origin, this.origin);
    this.named ||= /html|script/.test(type) && REGISTERS_WORKER.test(here);
    if (/html/.test(type)) return this.page(here.replace(INTEGRITY, '').replace(FORCES_HTTPS, ''));
    if (!this.isNext) return here;
    const next = this.withRenamed(here);
    return isWorker ? `${next.replace(REVISION, `$1$2-${this.tag}`)}\n// build ${this.tag}\n` : next;
  }

  private page(html: string): string {
    this.entry ??= filesOfPage(html).find((path) => path.endsWith('.js'));
    if (!this.isNext) return html;
    return this.withRenamed(html).replace(/<head\b[^>]*>/i, `$&<meta name="${MARKER}" content="${this.tag}">`);
  }

  /** Names the script by its new address. Its old one stays there, as servers keep the files of the last build. */
  private withRenamed(text: string): string {
    const name = this.entry?.split('/').at(-1);
    return name === undefined ? text : text.replaceAll(name, this.renamed(name));
  }

  private renamed(path: string): string {
    return path.replace(/\.js$/, `-next${this.tag}.js`);
  }
}
