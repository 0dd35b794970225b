/** DE3: what a browser shows after a deployment when it holds page and service worker of the build before it. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { unlessTimeout } from '../actors/unless-timeout';
import { Findings } from '../failure/findings';
import { BuildProxy, MARKER } from './build-proxy';

/** Time for the page to show something, for its worker to run, and for the next build to appear. */
const TIMEOUT_MS = 10_000;
/** Visits with the worker in control, so that it keeps what it means to keep. */
const VISITS = 2;

export type OpensContext = (options: BrowserContextOptions) => ReturnType<Browser['newContext']>;

export interface AfterDeployment {
  readonly findings: Findings;
  /** What could not be examined, and why. */
  readonly remarks: readonly string[];
}

/**
 * Visits the page through a proxy of this process, lets its service worker take control, then changes the page as a
 * deployment does, and reloads. The first reload must show the changed page, also where the worker keeps its file and the
 * name of its cache. Sends reads to the platform only.
 */
export async function examineNextBuild(baseUrl: string, opensContext: OpensContext): Promise<AfterDeployment> {
  const proxy = await BuildProxy.open(baseUrl);
  try {
    const context = await opensContext({ serviceWorkers: 'allow', proxy: { server: proxy.asBrowserProxy } });
    try {
      return await visit(await context.newPage(), proxy);
    } finally {
      await context.close();
    }
  } finally {
    await proxy.close();
  }
}

async function visit(page: Page, proxy: BuildProxy): Promise<AfterDeployment> {
  const findings = new Findings('The page after a deployment');
  const problem = await firstVisit(page, proxy.origin);
  if (problem !== undefined)
    return {
      findings,
      remarks: [
        `the page does not work through a proxy on this machine (${problem}): only its files were examined, not what a browser shows after a deployment`,
      ],
    };
  const remarks: string[] = [];
  // The page may have led on to another address, which is the one that a person reloads.
  const address = page.url();
  const hasWorker = proxy.namesWorker && (await isReached(page, hasActiveWorker));
  if (proxy.namesWorker && !hasWorker)
    remarks.push(`the page names a service worker, and none ran within ${TIMEOUT_MS / 1_000} s`);
  for (let count = 0; count < VISITS; count += 1) {
    await page.goto(address);
    if (hasWorker && !(await isReached(page, isControlled)))
      remarks.push('the service worker of the page did not take control of it');
  }
  const worker = await page.evaluate(controllingWorker);
  proxy.deployNext();
  const error = await page.reload().then(
    () => undefined,
    (reason: unknown) => (reason instanceof Error ? reason.message.split('\n', 1)[0] : String(reason)),
  );
  const isShown = await page
    .locator(`meta[name="${MARKER}"]`)
    .waitFor({ state: 'attached', timeout: TIMEOUT_MS })
    .then(() => true, falseAfterTimeout);
  const whose = worker === null ? 'the cache of the browser' : `the cache of the service worker ${worker}`;
  findings.check(isShown, () =>
    error === undefined
      ? `after a deployment the first reload still shows the page of the build before it, out of ${whose}`
      : `after a deployment the first reload shows no page: ${error}`,
  );
  const script = proxy.renamedScript;
  findings.check(
    !isShown || script === undefined || proxy.hasServed(script),
    () => `after a deployment the first reload shows the new page, whose script ${script ?? ''} is not loaded`,
  );
  return { findings, remarks };
}

/** Opens the page for the first time. @returns why it does not work; undefined where it does */
async function firstVisit(page: Page, address: string): Promise<string | undefined> {
  try {
    const response = await page.goto(address);
    if (response === null || response.status() !== 200) return `GET / → ${response?.status() ?? 'no answer'}`;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  }
  return (await isReached(page, showsText)) ? undefined : 'it stays empty';
}

function isReached(page: Page, condition: () => boolean | Promise<boolean>): Promise<boolean> {
  return page.waitForFunction(condition, undefined, { timeout: TIMEOUT_MS }).then(() => true, falseAfterTimeout);
}

/** @throws the error unless it is a timeout */
function falseAfterTimeout(error: unknown): false {
  unlessTimeout(error);
  return false;
}

/** Runs in the page. */
function showsText(): boolean {
  return document.body.innerText.trim() !== '';
}

/** Runs in the page. */
async function hasActiveWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  return (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated';
}

/** Runs in the page. */
function isControlled(): boolean {
  return navigator.serviceWorker.controller !== null;
}

/** Runs in the page. @returns the path of the worker that controls it */
function controllingWorker(): string | null {
  const script = 'serviceWorker' in navigator ? navigator.serviceWorker.controller?.scriptURL : undefined;
  return script === undefined ? null : new URL(script).pathname;
}
