/** PF12–PF15: whether a list of many entries takes longer than their number explains. */
import type { ApiClient } from '../api/client';
import { assignmentPath } from '../api/assignment-path';
import { Blocked } from '../failure/blocked';
import { Findings, seen } from '../failure/findings';
import { checkNotCut } from './account-lists';
import { FEW, GrowthData, MANY, type TeacherWithStudent } from './growth-data';
import type { PerformancePolicy } from './limits';
import { readPages, type ListPages } from './list-pages';
import { sendLoad, type LoadAnswer } from './load';
import { measuredRow, timesOf } from './measured';
import { ms, tooNoisy, type Measuring } from './measure';
import type { PerformanceParts } from './parts';
import { reserve } from './rate';
import type { PerformanceCaseId } from './scenarios';
import { confirmed, type Judgement } from './noise';
import { median } from './statistics';

/** How often the first pages are read in turn. */
const ROUNDS = 6;
const PAGE_SIZE = 100;
const LOAD_MS = 60_000;

/** A list whose growth is measured: who reads it, and how many own entries it must have. */
export interface GrowingList {
  readonly client: ApiClient;
  readonly path: string;
  readonly entries: number;
}

/** A build goes on listing the lesson that was removed as a trial, as cancelled. */
const CANCELLED_LESSONS = 1;

export class Growth {
  private pairs: { few: TeacherWithStudent; many: TeacherWithStudent } | undefined;

  constructor(
    private readonly parts: PerformanceParts,
    private readonly measuring: Measuring,
    private readonly data = new GrowthData(parts),
  ) {}

  /** PF12: assignments of teachers. Makes assignments and answers, few and many. @throws Blocked */
  async assignments(): Promise<Findings> {
    const { few, many } = await this.prepared();
    const path = await assignmentPath(few.teacherClient);
    return this.compare('PF12', 'assignments', few, many, path);
  }

  /** PF13: the answers to them. @throws Blocked */
  async answers(): Promise<Findings> {
    const { few, many } = await this.prepared();
    return this.compare('PF13', 'answers', few, many, '/api/assignments/submissions/');
  }

  /** PF15: lessons of teachers. Makes the lessons. @throws Blocked */
  async lessons(): Promise<Findings> {
    const { few, many } = await this.prepared();
    for (const pair of [few, many]) await this.data.lessons(pair);
    return this.compare('PF15', 'lessons', few, many, '/api/scheduling/lessons/', CANCELLED_LESSONS);
  }

  /** PF14: the accounts that are there, whose lists must not be cut. @throws Blocked where they are too few, or a page cannot be made smaller */
  async accounts(): Promise<Findings> {
    const client = await this.parts.apiOf('admin');
    const path = '/api/auth/students/';
    const findings = new Findings('The growth of the list of accounts (PF14)');
    await checkNotCut(findings, client);
    const all = await readListed(findings, client, `${path}?page_size=${PAGE_SIZE}`);
    const first = await readListed(findings, client, `${path}?page_size=${FEW}`, 1);
    if (findings.found.length > 0) return findings;
    const count = all.rows.length;
    if (first.rows.length !== FEW || count < 3 * FEW)
      throw new Blocked(
        `the platform has ${count} students, and a page of ${FEW} has ${first.rows.length}: too few, or no pages of a chosen size, to compare.`,
      );
    findings.check(
      all.ids.size === count,
      () => `GET ${path} has ${count} entries on all pages, of which only ${all.ids.size} differ`,
    );
    const lists = {
      few: { client, path: `${path}?page_size=${FEW}`, entries: FEW },
      many: { client, path: `${path}?page_size=${PAGE_SIZE}`, entries: count },
    };
    await this.measure('PF14', lists.few, lists.many, findings);
    return findings;
  }

  private async prepared(): Promise<{ few: TeacherWithStudent; many: TeacherWithStudent }> {
    if (this.pairs === undefined) {
      const pairs = { few: await this.data.pair(FEW), many: await this.data.pair(MANY) };
      for (const pair of [pairs.few, pairs.many]) await this.data.assignments(pair);
      this.pairs = pairs;
    }
    return this.pairs;
  }

  private async compare(
    caseId: PerformanceCaseId,
    what: string,
    few: TeacherWithStudent,
    many: TeacherWithStudent,
    path: string,
    cancelled = 0,
  ): Promise<Findings> {
    const findings = new Findings(`The growth of the list of ${what} (${caseId})`);
    const lists = [few, many].map(({ teacherClient: client, entries }): GrowingList => ({
      client,
      path: `${path}?page_size=${PAGE_SIZE}`,
      entries,
    }));
    const [small, large] = lists;
    if (small === undefined || large === undefined) throw new Error('There are no two lists.');
    const pages = [];
    for (const list of lists) {
      const read = await readListed(findings, list.client, list.path);
      // The cases about access report that.
      if (read.ids.size > list.entries + cancelled)
        throw new Blocked(
          `GET ${path} of a teacher with ${list.entries} ${what} also returns those of others, ${read.ids.size} in all, so that its growth cannot be measured.`,
        );
      findings.check(
        read.rows.length === read.ids.size && read.ids.size >= list.entries,
        () =>
          `GET ${path} of a teacher with ${list.entries} ${what} has ${read.ids.size} of them on ${read.paths.length} pages, and no next page after these`,
      );
      pages.push(read.paths);
    }
    if (findings.found.length > 0) return findings;
    await this.measure(caseId, small, large, findings, pages);
    return findings;
  }

  /** Reads the first pages in turn, then all pages of both lists, and compares. */
  private async measure(
    caseId: PerformanceCaseId,
    few: GrowingList,
    many: GrowingList,
    findings: Findings,
    pages: readonly (readonly string[])[] = [],
  ): Promise<void> {
    const { policy } = this.measuring;
    const first = await confirmed(async () => {
      const read = await this.readInTurn(few, many);
      // Both are read in the same moments, so that the machine slows both. A median leaves out what it slowed once.
      const [ofFew, ofMany] = [median(timesOf(read.few)), median(timesOf(read.many))];
      return compared({
        few: ofFew,
        many: ofMany,
        times: timesOf(read.many),
        allowed: allowedFirst(ofFew, policy, read.contention),
        contention: read.contention,
      });
    });
    this.judge(caseId, many, findings, 'the first page', first);
    const [fewPages, manyPages] = pages;
    if (fewPages === undefined || manyPages === undefined) return;
    const all = await confirmed(async () => {
      const total = { few: await this.readAll(few, fewPages), many: await this.readAll(many, manyPages) };
      const contention = Math.max(total.few.contention, total.many.contention);
      const allowed = (many.entries / few.entries) * Math.max(total.few.sum, policy.growth.timesFromMs * contention);
      return compared({ few: total.few.sum, many: total.many.sum, times: [total.many.sum], allowed, contention });
    });
    this.judge(caseId, many, findings, `all ${manyPages.length} pages`, all);
  }

  private judge(
    caseId: PerformanceCaseId,
    { path, entries }: GrowingList,
    findings: Findings,
    what: string,
    { few, many, allowed, times, contention, verdict }: Compared,
  ): void {
    const row = measuredRow(times, {
      caseId,
      request: `GET ${path}`,
      detail: what === 'the first page' ? { kind: 'firstPage', count: entries } : { kind: 'allPages', count: entries },
      who: caseId === 'PF14' ? 'admin' : 'teacher',
      errors: 0,
      limitMs: allowed,
      verdict,
    });
    this.parts.keep(row);
    if (verdict === 'noisy') throw tooNoisy(row, { delayMs: 0, contention });
    findings.check(
      verdict === 'within',
      () =>
        `GET ${path} took ${ms(many)} for ${what} of ${entries} entries, and ${ms(few)} for ${FEW} entries; at most ${ms(allowed)} is allowed`,
    );
  }

  private async readInTurn(
    few: GrowingList,
    many: GrowingList,
  ): Promise<{ few: LoadAnswer[]; many: LoadAnswer[]; contention: number }> {
    const requests = [few, many].map(({ client, path }) => ({
      method: 'GET' as const,
      path,
      headers: { accept: 'application/json', ...client.headers() },
    }));
    for (const { client } of [few, many]) await reserve(client, ROUNDS);
    const before = this.measuring.contention();
    const { answers } = await sendLoad({
      baseUrl: few.client.baseUrl,
      callers: [requests],
      requestsEach: 2 * ROUNDS,
      mostMs: LOAD_MS,
    });
    const own = (list: number) => answers.filter(({ request }) => request === requests[list]);
    if (own(0).length < ROUNDS || own(1).length < ROUNDS)
      throw new Blocked(
        `the load generator got ${answers.length} answers to ${2 * ROUNDS} requests of GET ${few.path}.`,
      );
    return { few: own(0), many: own(1), contention: Math.max(before, this.measuring.contention()) };
  }

  private async readAll(
    { client }: GrowingList,
    pages: readonly string[],
  ): Promise<{ sum: number; contention: number }> {
    const requests = pages.map((path) => ({
      method: 'GET' as const,
      path,
      headers: { accept: 'application/json', ...client.headers() },
    }));
    await reserve(client, pages.length);
    const before = this.measuring.contention();
    const { answers } = await sendLoad({
      baseUrl: client.baseUrl,
      callers: [requests],
      requestsEach: pages.length,
      mostMs: LOAD_MS,
    });
    if (answers.length < pages.length)
      throw new Blocked(
        `the load generator got ${answers.length} answers to ${pages.length} requests of pages of a list.`,
      );
    return {
      sum: timesOf(answers).reduce((total, one) => total + one, 0),
      contention: Math.max(before, this.measuring.contention()),
    };
  }
}

/** Times of few and of many entries, milliseconds. */
interface Compared {
  readonly few: number;
  readonly many: number;
  readonly allowed: number;
  readonly times: readonly number[];
  readonly contention: number;
  readonly verdict: Judgement;
}

function compared(times: Omit<Compared, 'verdict'>): Compared {
  return { ...times, verdict: times.many > times.allowed ? 'over' : 'within' };
}

/** Returns how long the first page of many entries may take, by that of few. */
export function allowedFirst(fewMs: number, { growth }: Pick<PerformancePolicy, 'growth'>, contention = 1): number {
  return growth.firstPage * Math.max(fewMs, growth.timesFromMs * contention);
}

/** Reads a list page by page. A page that is refused is a finding. @param most pages at most */
async function readListed(findings: Findings, client: ApiClient, start: string, most?: number): Promise<ListPages> {
  const pages = await readPages(client, start, most);
  const { refused } = pages;
  findings.check(refused === undefined, () =>
    refused === undefined ? '' : `GET ${refused.path} → ${seen(refused.answer)}`,
  );
  return pages;
}
