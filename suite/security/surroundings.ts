/** SE.a–SE.e: headers, cookies, error answers, unknown addresses, and a browser that two people use. */
import type { Page } from '@playwright/test';
import type { Guest } from '../actors/guest';
import { pagesOf } from '../actors/pages-of';
import type { RawResponse } from '../api/client';
import { asJson } from '../../lib/json';
import { routes } from '../../pages/routes';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { examineErrorAnswers } from './error-answers';
import type { SecurityParts } from './parts';

const LIVE = '/api/system/health/live/';
const ME = '/api/auth/me/';
/** A version of a program: digits after a name and a slash, or in a header of its own. */
const VERSION =
  /\b(?:nginx|apache|gunicorn|uvicorn|daphne|express|django|python|wsgiserver|php|node|openresty|caddy)\/?\s?\d/i;

export class SurroundingChecks {
  constructor(private readonly parts: SecurityParts) {}

  /** SE.a: headers of API and of pages. */
  async headers(): Promise<Findings> {
    const findings = new Findings('Headers that protect the browser');
    const client = this.parts.withoutToken();
    const isHttps = client.baseUrl.startsWith('https:');
    const page = await client.sendRaw({ method: 'GET', path: '/', headers: { accept: 'text/html' } });
    const pages: [string, RawResponse][] = [
      ['GET /, a page', page],
      [`GET ${LIVE}, the API`, await client.send('GET', LIVE)],
      [`GET ${ME}, the API`, await client.send('GET', ME)],
    ];
    for (const [line, { headers }] of pages) {
      findings.check(
        /nosniff/i.test(headers.get('x-content-type-options') ?? ''),
        () => `${line} has no X-Content-Type-Options: nosniff`,
      );
      for (const name of ['server', 'x-powered-by', 'via', 'x-aspnet-version'])
        findings.check(
          !VERSION.test(headers.get(name) ?? ''),
          () => `${line} discloses a version: ${name}: ${headers.get(name) ?? ''}`,
        );
      if (isHttps)
        findings.check(
          /max-age=[1-9]/.test(headers.get('strict-transport-security') ?? ''),
          () => `${line} has no Strict-Transport-Security`,
        );
    }
    const { headers } = page;
    const frames =
      /frame-ancestors\s+(?:'none'|'self')/.test(headers.get('content-security-policy') ?? '') ||
      /^(?:DENY|SAMEORIGIN)$/i.test(headers.get('x-frame-options') ?? '');
    findings.check(
      frames,
      () => 'GET /, a page, may be framed by any site: neither frame-ancestors nor X-Frame-Options',
    );
    const referrer = headers.get('referrer-policy') ?? '';
    findings.check(
      referrer !== '' && !/unsafe-url|no-referrer-when-downgrade/.test(referrer),
      () => `GET /, a page, has the Referrer-Policy «${referrer}»`,
    );
    return findings;
  }

  /** SE.b: a cookie is kept from scripts and from other sites; only a CSRF cookie may be read by scripts. */
  async cookies(): Promise<Findings> {
    const findings = new Findings('Flags of cookies');
    const student = await this.parts.signInAs('student', await this.parts.accounts.create('student'));
    const cookies = await student.page.context().cookies(student.traffic.origin);
    const isHttps = student.traffic.origin.startsWith('https:');
    findings.check(
      !cookies.some(({ value }) => value.includes(student.session.token)) || cookies.every(({ httpOnly }) => httpOnly),
      () => 'a cookie that scripts may read holds the token',
    );
    for (const { name, httpOnly, secure, sameSite } of cookies) {
      findings.check(httpOnly || /csrf|xsrf/i.test(name), () => `the cookie «${name}» may be read by scripts`);
      findings.check(sameSite !== 'None' || secure, () => `the cookie «${name}» is sent from every site`);
      findings.check(!isHttps || secure, () => `the cookie «${name}» is sent over http too`);
    }
    return findings;
  }

  /** SE.c: error responses reveal nothing about the inside of the server. */
  errors(): Promise<Findings> {
    return examineErrorAnswers(this.parts);
  }

  /** SE.d: unknown addresses are answered in the platform's own words and in JSON, and repeat nothing that was typed. */
  async unknownAddresses(): Promise<Findings> {
    const findings = new Findings('Unknown addresses');
    const mark = `mark${Math.random().toString(36).slice(2, 10)}`;
    const client = this.parts.withoutToken();
    const api = await (
      await this.parts.apiOf('teacher')
    ).sendRaw({ method: 'GET', path: unknownApi(mark), headers: { accept: 'application/json' } });
    const type = api.headers.get('content-type') ?? 'no type';
    findings.check(api.status === 404, () => `GET of an unknown API address → ${seen(api)} instead of 404`);
    findings.check(
      /json/.test(type) && asJson(api.text) !== undefined,
      () => `GET of an unknown API address → ${api.status} as «${type}» instead of JSON`,
    );
    findings.check(
      !api.text.includes(mark),
      () => `GET of an unknown API address → ${api.status} repeats what was typed: ${seen(api)}`,
    );
    const page = await client.sendRaw({ method: 'GET', path: `/${mark}%3Ci%3E`, headers: { accept: 'text/html' } });
    findings.check(!page.text.includes(mark), () => `GET /${mark} → ${page.status} repeats what was typed`);
    findings.check(!VERSION.test(page.text), () => `GET /${mark} → ${page.status} discloses a version: ${seen(page)}`);
    const guest = await this.parts.ordinaryGuest();
    await guest.types({ ...routes.notFound, path: `/${mark}` });
    const shown = await routes.notFound
      .readyLocator(guest.page)
      .waitFor()
      .then(
        () => true,
        () => false,
      );
    findings.check(shown, () => `the unknown address /${mark} shows no page that says so`);
    findings.check(
      !(await guest.page.locator('body').innerText()).includes(mark),
      () => `the page for an unknown address repeats what was typed`,
    );
    return findings;
  }

  /** SE.e: the second person in a browser sees nothing of the first, online and offline, in no page and no storage. */
  async secondPerson(): Promise<Findings> {
    const findings = new Findings('What a second person sees of the first in the same browser');
    const { accounts, assignments } = this.parts;
    const [first, second] = [await accounts.create('student'), await accounts.create('student')];
    const homework = await assignments.create({ title: 'Личное задание', assignedTo: [first.user.id] });
    const texts = [
      first.user.first_name + ' ' + first.user.last_name,
      first.user.last_name,
      first.email,
      homework.title,
    ];
    const guest = await this.parts.ordinaryGuest();
    const { page } = guest;
    await guest.signsIn(first);
    let shown = 0;
    for (const route of pagesOf('student')) {
      await guest.canDo(() => guest.opens(route));
      const text = await bodyOf(page);
      shown += texts.filter((one) => text.includes(one)).length;
    }
    if (shown === 0)
      throw new Blocked('no page shows anything of the first person, so nothing could be left for the second.');
    await guest.opens(routes.studentHome);
    await guest.sideBar.signOut();
    await routes.signIn.readyLocator(page).waitFor();
    await this.checkKept(findings, 'after the first has signed out', guest, texts);

    await this.offline(guest, routes.profile.path, () => this.checkShown(findings, 'offline, signed out', page, texts));

    await guest.signsIn(second);
    await this.checkShown(findings, 'right after the second has signed in', page, texts);
    const slow =
      page.context().browser()?.browserType().name() === 'chromium'
        ? await page.context().newCDPSession(page)
        : undefined;
    await slow?.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    for (const route of pagesOf('student')) {
      await page.goto(route.path, { waitUntil: 'commit' });
      await this.checkShown(findings, `${route.path} of the second, while it loads`, page, texts);
      await guest.canDo(() => guest.opens(route));
      await this.checkShown(findings, `${route.path} of the second`, page, texts);
    }
    await slow?.detach();
    await this.offline(guest, routes.studentAssignments.path, () =>
      this.checkShown(findings, 'offline, signed in as the second', page, texts),
    );
    await guest.opens(routes.studentHome);
    await this.checkKept(findings, 'after the second has signed in', guest, texts);
    return findings;
  }

  /** Opens an address without a network: only a service worker can show anything then. */
  private async offline(guest: Guest, path: string, check: () => Promise<void>): Promise<void> {
    const known = guest.health.errorNames;
    await guest.page.context().setOffline(true);
    await guest.page.goto(path, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
    await check();
    await guest.page.context().setOffline(false);
    guest.health.forgetSince(known);
  }

  private async checkShown(findings: Findings, when: string, page: Page, texts: readonly string[]): Promise<void> {
    const shown = await bodyOf(page);
    for (const text of texts)
      findings.check(!shown.includes(text), () => `${when}, the page shows «${text}» of the first`);
  }

  private async checkKept(findings: Findings, when: string, guest: Guest, texts: readonly string[]): Promise<void> {
    const stored = await guest.storage();
    const cached = await guest.page.evaluate(async () => {
      if (!('caches' in window)) return [];
      const found: [string, string][] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
          found.push([`${name} ${request.url}`, (await (await cache.match(request))?.text()) ?? '']);
      }
      return found;
    });
    for (const [place, value] of [...stored, ...cached]) {
      for (const text of texts)
        findings.check(!value.includes(text), () => `${when}, the browser keeps «${text}» of the first under ${place}`);
    }
  }
}

/** The texts on the page as it is now. A page that redirects meanwhile is read where it ends. */
function bodyOf(page: Page): Promise<string> {
  return page.locator('body').innerText();
}

/** An address of the API that no build has. */
function unknownApi(mark: string): string {
  return `/api/not-an-address/${mark}/`;
}
