/** The cases after a deployment: health by part, build, files, one read per group, https, and what is exposed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { request as plainRequest } from 'undici';
import { z } from 'zod';
import type { ApiClient } from '../api/client';
import { isMissing } from '../api/documented-paths';
import { PROJECT_ROOT, environment } from '../config/environment';
import { GROUPS } from '../groups/groups';
import { asJson } from '../../lib/json';
import { Findings, seen } from '../failure/findings';
import type { Askers } from '../groups/group-checks';
import { examineFiles, readPage, statedBuilds } from './build';
import { examineNextBuild, type AfterDeployment, type OpensContext } from './next-build';

const LIVE = '/api/system/health/live/';
const STARTUP = '/api/system/health/startup/';
const READY = '/api/system/health/ready/';
/** The readiness check asks the background workers and waits 3 s for them. */
const READY_TIMEOUT_MS = 12_000;

/** The clock of a health check must go on within this time, and is read at these intervals. */
const CLOCK_MS = 3_000;
const CLOCK_STEP_MS = 250;
const timeSchema = z.object({ timestamp: z.string() });

const parts = z.record(z.string(), z.looseObject({ status: z.string() }));
const healthSchema = z.object({ status: z.string(), checks: parts.optional(), components: parts.optional() });

/** Pages that a deployment may expose; `release-policy.json` says which are meant to be open. */
const EXPOSABLE = ['schema', 'admin panel', 'debug pages'] as const;
type Exposable = (typeof EXPOSABLE)[number];
const exposureSchema = z.object({
  exposed: z.partialRecord(z.enum(EXPOSABLE), z.enum(['open', 'closed'])).default({}),
});

const FRAMEWORK_ADMIN = /Django administration|Site administration|Администрирование Django|csrfmiddlewaretoken/i;
/** What a framework shows of itself in debug mode. */
const DEBUG_PAGE = /Page not found at|DEBUG\s*=\s*True|Django Version|Traceback \(most recent call last\)|URLconf/i;

export class DeploymentChecks {
  /**
   * @param opensContext opens a browser context of its own
   * @param packageFile file with the version that the embedded sandbox must report
   */
  constructor(
    private readonly askers: Askers,
    private readonly opensContext: OpensContext,
    private readonly packageFile = path.join(PROJECT_ROOT, 'package.json'),
  ) {}

  private get client(): ApiClient {
    return this.askers.withoutToken();
  }

  /** DE1: the platform is live, and each part that it names is healthy. */
  async health(): Promise<Findings> {
    const findings = new Findings('The health of the platform');
    for (const [what, address, timeoutMs] of [
      ['live', LIVE, undefined],
      ['startup', STARTUP, undefined],
      ['ready', READY, READY_TIMEOUT_MS],
    ] as const) {
      const response = await this.client.send('GET', address, undefined, timeoutMs);
      const health = healthSchema.safeParse(asJson(response.text)).data;
      const named = Object.entries({ ...health?.checks, ...health?.components });
      for (const [part, { status }] of named)
        findings.check(
          status === 'healthy',
          () => `${what}: the part «${part}» is ${status} (GET ${address} → ${response.status})`,
        );
      findings.check(
        what === 'live' || named.length > 0,
        () => `${what} names no part (GET ${address} → ${seen(response)})`,
      );
      findings.check(
        response.status === 200 && health?.status === 'healthy',
        () => `${what}: GET ${address} → ${seen(response)}`,
      );
    }
    const shown = await this.timeOf(LIVE);
    // A build may return whole seconds.
    const later = shown === undefined ? undefined : await this.timeAfter(shown);
    findings.check(
      shown === undefined || later !== shown,
      () => `GET ${LIVE} tells the same time, ${shown ?? ''}, in each response for ${CLOCK_MS / 1_000} s`,
    );
    return findings;
  }

  /** The moment that a response of a health check names; undefined where it names none. */
  private async timeOf(address: string): Promise<string | undefined> {
    return timeSchema.safeParse(asJson((await this.client.send('GET', address)).text)).data?.timestamp;
  }

  /** The first other time that the health check returns, or the same one when its clock stands still. */
  private async timeAfter(shown: string): Promise<string | undefined> {
    const end = Date.now() + CLOCK_MS;
    let now: string | undefined = shown;
    while (now === shown && Date.now() < end) {
      await pause(CLOCK_STEP_MS);
      now = await this.timeOf(LIVE);
    }
    return now;
  }

  /** The version or commit that DE2 expects; undefined where nobody has named one. */
  get expectedBuild(): string | undefined {
    const { expectedBuild, givenUrl } = environment();
    if (expectedBuild !== undefined || givenUrl !== undefined) return expectedBuild;
    return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(this.packageFile, 'utf8'))).version;
  }

  /** DE2: every place that names a build names the expected one, and at least one does. */
  async build(expected: string): Promise<Findings> {
    const findings = new Findings('The build that is deployed');
    const stated = await statedBuilds(this.client, LIVE);
    findings.check(
      stated.length > 0,
      () => 'the platform states neither a version nor a commit, in no header and no meta element of its page',
    );
    for (const { place, build } of stated)
      findings.check(isSameBuild(build, expected), () => `${place} states ${build} instead of ${expected}`);
    return findings;
  }

  /** DE3: every script and style of the page loads and is of one build. */
  files(): Promise<Findings> {
    return examineFiles(this.client);
  }

  /** DE3: after a deployment the first reload shows the new page, also where a service worker keeps the one before it. */
  afterNextDeployment(): Promise<AfterDeployment> {
    return examineNextBuild(this.client.baseUrl, this.opensContext);
  }

  /** DE4: each group that the build has answers one read of a role that may. GR1–GR20 name the groups that are missing. */
  async groups(): Promise<Findings> {
    const findings = new Findings('One read of each API group');
    let answered = 0;
    for (const { id, name, paths } of GROUPS) {
      const [{ paths: addresses, readers, otherStatuses = [] }] = paths;
      const reader = readers === 'anybody' ? undefined : (readers[0] ?? 'admin');
      const client = reader === undefined ? this.client : await this.askers.api(reader);
      const response = await client.send('GET', addresses[0]);
      const answers = response.status === 200 || otherStatuses.includes(response.status);
      if (answers) answered += 1;
      findings.check(
        answers || isMissing(response),
        () =>
          `${id} ${name}: GET ${addresses[0]} ${reader === undefined ? 'without a token' : `of the ${reader}`} → ${seen(response)}`,
      );
    }
    findings.check(answered > 0, () => 'no API group answers a read');
    return findings;
  }

  /** The address of the platform where it is reached over https; undefined over http. */
  get httpsAddress(): string | undefined {
    const { protocol, href } = new URL(this.client.baseUrl);
    return protocol === 'https:' ? href : undefined;
  }

  /** DE5: the certificate is accepted, http leads to https, and browsers are told to keep to https. */
  async https(): Promise<Findings> {
    const findings = new Findings('https');
    const page = await readPage(this.client);
    findings.check(page.status < 400, () => `GET / over https → ${seen(page)}`);
    const transport = page.headers.get('strict-transport-security') ?? '';
    findings.check(
      /max-age=[1-9]\d{5,}/.test(transport),
      () => `GET / has the header Strict-Transport-Security «${transport}» instead of a max-age of days`,
    );
    findings.check(
      !environment().network.allowSelfSigned,
      () => 'the certificate is accepted only because of ALLOW_SELF_SIGNED',
    );
    const plain = new URL(this.client.baseUrl);
    plain.protocol = 'http:';
    const redirected = await plainRequest(plain, { headersTimeout: READY_TIMEOUT_MS }).then(
      async ({ statusCode, headers, body }) => {
        await body.dump();
        return { statusCode, location: String(headers.location ?? '') };
      },
      () => undefined,
    );
    // Nothing that listens on http serves nothing over it.
    findings.check(
      redirected === undefined || /^https:/.test(redirected.location),
      () => `GET ${plain.href} → ${redirected?.statusCode ?? ''} and does not lead to https`,
    );
    return findings;
  }

  /** The lines of `release-policy.json` about what may be open. */
  get exposure(): z.infer<typeof exposureSchema>['exposed'] {
    return exposureSchema.parse(JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'release-policy.json'), 'utf8')))
      .exposed;
  }

  /** Names the pages that are open now. */
  async openPagesInWords(): Promise<string> {
    const open = Object.values(await this.openPages()).filter((page) => page !== undefined);
    return open.length === 0 ? 'none is open' : `open are: ${open.join(', ')}`;
  }

  /** Whether the policy has a line about any of them; undefined without one. */
  get hasLines(): true | undefined {
    return Object.keys(this.exposure).length > 0 ? true : undefined;
  }

  /** Returns which of the pages are open now. */
  async openPages(): Promise<Record<Exposable, string | undefined>> {
    const read = (address: string) =>
      this.client.sendRaw({ method: 'GET', path: address, headers: { accept: 'text/html' }, withToken: false });
    const schema = await read('/api/schema/swagger/');
    const admin = await read('/admin/login/');
    const unknown = await read('/api/not-an-address-of-any-build/');
    return {
      schema: schema.status === 200 ? `GET /api/schema/swagger/ → ${schema.status}` : undefined,
      'admin panel': FRAMEWORK_ADMIN.test(admin.text) ? `GET /admin/login/ → ${seen(admin)}` : undefined,
      'debug pages': DEBUG_PAGE.test(unknown.text) ? `GET of an unknown address → ${seen(unknown)}` : undefined,
    };
  }

  /** DE6: what is open is what the policy says. */
  async exposed(): Promise<Findings> {
    const findings = new Findings('Schema page, admin panel and debug pages');
    const open = await this.openPages();
    for (const page of EXPOSABLE) {
      const wanted = this.exposure[page];
      if (wanted === undefined) continue;
      const state = open[page] === undefined ? 'closed' : 'open';
      findings.check(
        state === wanted,
        () =>
          `«${page}» is ${state}, and release-policy.json says ${wanted}${open[page] === undefined ? '' : ` (${open[page]})`}`,
      );
    }
    return findings;
  }
}

/** A commit may be shortened. */
function isSameBuild(stated: string, expected: string): boolean {
  if (stated === expected) return true;
  const [short = '', long = ''] = [stated, expected].sort((one, other) => one.length - other.length);
  return (
    /^[0-9a-f]{7,40}$/i.test(short) &&
    /^[0-9a-f]{7,40}$/i.test(long) &&
    long.toLowerCase().startsWith(short.toLowerCase())
  );
}
