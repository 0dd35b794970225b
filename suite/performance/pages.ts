/** PF31–PF36: how quickly and quietly pages appear, and what they take from the browser's caches. */
import type { Route } from '../../pages/routes';
import { dashboards, routes } from '../../pages/routes';
import { PageProblem } from '../../pages/parts/page-problem';
import type { BrowserUser } from '../actors/browser-user';
import { visibilityOf } from '../api/reads';
import type { ActorName } from '../config/names';
import { Blocked } from '../failure/blocked';
import { Findings } from '../failure/findings';
import { extendTestTimeout } from '../network/test-time';
import { judge, type Noise } from './noise';
import { measuredRow } from './measured';
import { collectWorkerAnswers, hasWorker, keptBefore, leaves, nextSecondOf } from './next-person';
import { ms, tooNoisy, whoLabel, type Measuring } from './measure';
import { collectEntries, readEntries, type PageEntries } from './page-entries';
import type { PerformanceParts } from './parts';
import type { PerformanceCaseId } from './scenarios';
import { median } from './statistics';

const LOADS = 5;
/** What a further page may add to the time of a test, milliseconds: it is opened seven times too. */
const FURTHER_PAGE_MS = 60_000;

/** Pages of each case, who opens them, and who signs in in the same browser afterwards. */
const PAGES = {
  PF31: [{ as: 'admin', route: dashboards.admin, then: 'teacher' }],
  PF32: [{ as: 'teacher', route: dashboards.teacher, then: 'student' }],
  PF33: [{ as: 'student', route: dashboards.student, then: 'secondStudent' }],
  PF34: [{ as: 'tutor', route: dashboards.tutor, then: 'parent' }],
  PF35: [{ as: 'parent', route: dashboards.parent, then: 'tutor' }],
  PF36: [
    { as: 'teacher', route: routes.teacherAssignments, then: 'student' },
    { as: 'student', route: routes.studentAssignments, then: 'secondStudent' },
  ],
} as const satisfies Partial<Record<PerformanceCaseId, readonly { as: ActorName; route: Route; then: ActorName }[]>>;
export type PageCase = keyof typeof PAGES;

export class Pages {
  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
  ) {}

  /**
   * Opens the pages of a case in new windows. @returns undefined where the browser tells no such entries
   * @throws Blocked where a page does not come, or the machine is too noisy
   */
  async of(caseId: PageCase): Promise<Findings | undefined> {
    const findings = new Findings(`The page of ${caseId}`);
    let noisy: Blocked | undefined;
    extendTestTimeout((PAGES[caseId].length - 1) * FURTHER_PAGE_MS);
    for (const { as, route, then } of PAGES[caseId]) {
      const before = await this.measuring.machineNoise(await this.parts.apiOf(as));
      const loads: PageEntries[] = [];
      for (let count = 0; count < LOADS; count += 1) {
        const entries = await this.load(as, route, count === LOADS - 1 ? then : undefined, findings);
        if (entries === undefined) return undefined;
        loads.push(entries);
      }
      const after = await this.measuring.machineNoise(await this.parts.apiOf(as));
      const noise = {
        delayMs: Math.max(before.delayMs, after.delayMs),
        contention: Math.max(before.contention, after.contention),
      };
      noisy ??= this.judge(findings, caseId, as, route, loads, noise);
    }
    // What a page does wrong beside its times is wrong on a busy machine too.
    if (noisy !== undefined && findings.found.length === 0) throw noisy;
    return findings;
  }

  /** Opens a page in a new window. The last window opens it again, and hands the browser to another person. */
  private async load(
    as: ActorName,
    route: Route,
    then: ActorName | undefined,
    findings: Findings,
  ): Promise<PageEntries | undefined> {
    const user = await this.parts.newWindow(as);
    await collectEntries(user.page);
    const open = async (wanted: Route, since?: number) => {
      const fromWorker = collectWorkerAnswers(user.page);
      await user.opens(wanted).catch((error: unknown) => {
        throw error instanceof PageProblem
          ? new Blocked(`${wanted.name} does not come: ${error.message}`, { cause: error })
          : error;
      });
      return readEntries(user.page, keptBefore(fromWorker, since));
    };
    const first = await open(route);
    if (then !== undefined && first !== undefined) {
      const second = await open(route, await this.secondAfter(user));
      const share = this.measuring.policy.pages.secondVisitShare;
      findings.check(
        (second?.bytes ?? 0) <= share * first.bytes,
        () =>
          `the second visit of ${route.name} loads ${second?.bytes ?? 0} bytes, after ${first.bytes} bytes the first time`,
      );
      const role = this.parts.roleOf(then);
      await this.nextPerson(findings, user, { as, then }, () =>
        open(this.parts.roleOf(as) === role ? route : dashboards[role]),
      );
    }
    await this.parts.closeWindow(user);
    return first;
  }

  /** Hands the browser of a window to another person, whose page must not show answers that were kept for the first. */
  private async nextPerson(
    findings: Findings,
    user: BrowserUser,
    { as, then }: { as: ActorName; then: ActorName },
    open: () => Promise<PageEntries | undefined>,
  ): Promise<void> {
    if (await hasWorker(user.page)) await leaves(user);
    const since = await this.secondAfter(user);
    await this.parts.handOver(user, then);
    const fromWorker = collectWorkerAnswers(user.page);
    const problems: Error[] = [];
    const entries = await open().catch((error: unknown) => {
      problems.push(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    });
    const kept = [...keptBefore(fromWorker, since)].map((url) => new URL(url).pathname);
    const personal = [...(entries?.cachedAnswers ?? []), ...kept.filter((path) => path.startsWith('/api/'))].filter(
      (path) => visibilityOf(path) !== 'open',
    );
    // A page that does not come because of such answers is a finding.
    const [problem] = problems;
    if (problem !== undefined && personal.length === 0) throw problem;
    findings.check(
      personal.length === 0,
      () =>
        `after ${whoLabel(as)}, ${whoLabel(then)} signed in in the same browser and was shown GET ${[...new Set(personal)].join(', GET ')} out of its cache${kept.length > 0 ? ' (that of the service worker)' : ''}`,
    );
  }

  /** The next second of the platform where the page has a service worker; undefined where it has none. */
  private async secondAfter({ page }: BrowserUser): Promise<number | undefined> {
    return (await hasWorker(page)) ? nextSecondOf(this.parts.withoutToken()) : undefined;
  }

  /** @returns the error of times that the machine's noise leaves without a result */
  private judge(
    findings: Findings,
    caseId: PageCase,
    as: ActorName,
    route: Route,
    loads: readonly PageEntries[],
    noise: Noise,
  ): Blocked | undefined {
    const { pages } = this.measuring.policy;
    const times = [
      {
        what: 'the largest paint',
        kind: 'paint' as const,
        values: loads.map(({ paintMs }) => paintMs),
        limit: pages.largestPaintMs,
      },
      {
        what: 'blocking',
        kind: 'blocking' as const,
        values: loads.map(({ blockingMs }) => blockingMs),
        limit: pages.blockingMs,
      },
    ];
    findings.check(
      loads.every(({ paintMs }) => paintMs > 0),
      () => `${route.name}: the browser saw no paint`,
    );
    for (const { what, kind, values, limit } of times) {
      const value = median(values);
      const verdict = judge({ averageMs: value, p95Ms: value }, noise, { averageMs: limit }, this.measuring.policy);
      const row = measuredRow(values, {
        caseId,
        request: route.path,
        detail: { kind, count: values.length },
        who: as,
        errors: 0,
        limitMs: limit,
        staticMs: noise.delayMs,
        verdict,
      });
      this.parts.keep(row);
      if (verdict === 'noisy') return tooNoisy(row, noise);
      findings.check(
        verdict === 'within',
        () => `${route.name}: ${what} takes ${ms(value)} (median of ${values.length} loads, limit ${ms(limit)})`,
      );
    }
    const shift = median(loads.map(({ layoutShift }) => layoutShift));
    findings.check(
      shift <= pages.layoutShift,
      () =>
        `${route.name}: the layout shifts by ${shift.toFixed(2)} (median of ${loads.length} loads, limit ${pages.layoutShift})`,
    );
    return undefined;
  }
}
