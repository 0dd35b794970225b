/** What the platform reports about its build, and the files of which its page consists. */
import type { ApiClient, RawResponse } from '../api/client';
import { Findings, seen } from '../failure/findings';

/** Names of headers and of meta elements that contain a version or a commit. */
const NAMES_BUILD =
  /^(?:x-)?(?:the-bot-sandbox|(?:app-|api-)?(?:version|build|release|commit|revision)(?:-(?:id|sha|number))?)$/i;
const META = /<meta\s+[^>]*name=["']([\w-]+)["'][^>]*content=["']([^"']+)["']/gi;
/** Elements of a page that load a script or a style, and the addresses in them. */
const LOADING_ELEMENT = /<(?:script|link)\b[^>]*>/gi;
const ADDRESS = /\b(?:src|href)=["']([^"'?#]+\.(?:js|css))["'?#]/i;
/** Quoted names of files in a script: next to the script (`./name-hash.js`), or with their folder (`js/name-hash.js`). */
const NAMED_FILE = /["'`(](\.\/|\/)?((?:[\w-]+\/)*[\w.-]+\.(?:js|css))["'`)]/g;
const WORKERS = ['/sw.js', '/service-worker.js'];
const MAX_FILES = 300;

/** Returns each version or commit that the platform reports, with the place where it does. */
export async function statedBuilds(client: ApiClient, healthPath: string): Promise<{ place: string; build: string }[]> {
  const front = await readPage(client);
  const live = await client.send('GET', healthPath);
  const inHeaders = [front, live].flatMap(({ headers }) =>
    [...headers].flatMap(([name, value]) =>
      NAMES_BUILD.test(name) ? [{ place: `the header ${name}`, build: value }] : [],
    ),
  );
  const inMeta = [...front.text.matchAll(META)].flatMap(([, name = '', value = '']) =>
    NAMES_BUILD.test(name) ? [{ place: `the meta element ${name}`, build: value }] : [],
  );
  return [...inHeaders, ...inMeta];
}

export function readPage(client: ApiClient): Promise<RawResponse> {
  return client.sendRaw({ method: 'GET', path: '/', headers: { accept: 'text/html' }, withToken: false });
}

/**
 * Loads every script and style that the page, its scripts and its service worker name. All must be there, of their own
 * type: a file of another build is missing, or the server answers with its page instead.
 */
export async function examineFiles(client: ApiClient): Promise<Findings> {
  const findings = new Findings('The files of the page');
  const page = await readPage(client);
  findings.check(
    page.status === 200 && /<script/i.test(page.text),
    () => `GET / → ${seen(page)} instead of a page with scripts`,
  );
  const open = filesOfPage(page.text);
  const folders = new Set(open.map(folderOf));
  findings.check(open.length > 0, () => 'GET / names no script and no style of a build');
  for (const worker of WORKERS) {
    const { status, text, headers } = await client.sendRaw({ method: 'GET', path: worker, withToken: false });
    if (status === 200 && /javascript/.test(headers.get('content-type') ?? ''))
      open.push(...filesNamedIn(text, worker, folders));
  }
  const loaded = new Set<string>();
  while (open.length > 0 && loaded.size < MAX_FILES) {
    const path = open.shift() ?? '/';
    if (loaded.has(path)) continue;
    loaded.add(path);
    const file = await client.sendRaw({ method: 'GET', path, headers: { accept: '*/*' }, withToken: false });
    const type = file.headers.get('content-type') ?? 'no type';
    const isOfBuild =
      file.status === 200 && file.text.length > 0 && (path.endsWith('.css') ? /css/ : /javascript/).test(type);
    findings.check(isOfBuild, () => `GET ${path}, which the page names → ${file.status} as «${type}»`);
    if (isOfBuild && path.endsWith('.js')) open.push(...filesNamedIn(file.text, path, folders));
  }
  const again = await readPage(client);
  findings.check(
    entryOf(page.text) === entryOf(again.text),
    () => `GET / names ${entryOf(page.text)} and then ${entryOf(again.text)}: two builds are served`,
  );
  return findings;
}

/** Scripts and styles that the page loads from its own server. */
export function filesOfPage(html: string): string[] {
  return [...html.matchAll(LOADING_ELEMENT)].flatMap(([element]) => {
    const address = ADDRESS.exec(element)?.[1];
    return address === undefined || /^(?:[a-z]+:)?\/\//i.test(address)
      ? []
      : [new URL(address, 'http://page/').pathname];
  });
}

/**
 * Files of the build that a script names. Builds place their files in folders of other names (`assets`, `js`, `css`): a
 * name with a folder counts when the page or its scripts load from there, one without when it carries a build's hash.
 */
export function filesNamedIn(script: string, from: string, folders: ReadonlySet<string>): string[] {
  return [...script.matchAll(NAMED_FILE)].flatMap(([, start = '', name = '']) => {
    const path = start === './' ? `${folderOf(from)}${name}` : `/${name}`;
    const isOfBuild = /-[\w-]{8,}\.\w+$/.test(name) && folders.has(folderOf(path));
    return isOfBuild ? [path] : [];
  });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function entryOf(html: string): string {
  return /<script[^>]+src=["']([^"']+)["']/i.exec(html)?.[1] ?? 'no script';
}
