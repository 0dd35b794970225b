/** Failures folded by cause: fourteen red cases that one broken request explains are one thing to repair. */
import { BLOCKED_PREFIX } from '../../fixtures/sessions/errors';
import { gist } from '../text/plain';
import type { Finding } from '../run-report/finding';
import { failingRequest } from './figures';
import { guessOf, type Guess } from './guesses';
import type { Judged } from './standing';

export const CAUSE_VERDICTS = ['product', 'test', 'environment', 'known'] as const;
export type CauseVerdict = (typeof CAUSE_VERDICTS)[number];

export interface Cause {
  /** What makes it this cause and no other; the same in every run. */
  fingerprint: string;
  verdict: CauseVerdict;
  guess: Guess;
  request: string | null;
  /** Null where no answer came, or no request belongs to it. */
  status: number | null;
  page: string | null;
  /** Cases that failed of it, and cases that these blocked. */
  failed: readonly Judged[];
  blocked: readonly Judged[];
  /** Whether any of them keeps the release back. */
  blocks: boolean;
}

/** The marks by which two failures are told to be one. */
interface Marks {
  request: string | null;
  status: number | null;
  page: string | null;
  form: string;
}

/**
 * Folds what failed or was blocked; the causes with the most cases come first.
 * @param unwell why nothing could be tested: then that is the one cause
 */
export function causesOf(judged: readonly Judged[], unwell: string | null): Cause[] {
  if (unwell !== null) {
    const nothing = { request: null, status: null, page: null, failed: [] };
    return [{ ...nothing, fingerprint: 'unwell', verdict: 'environment', guess: 'unwell', blocked: judged, blocks: true }];
  }
  const bad = judged.filter((one) => one.standing === 'failed' || one.standing === 'blocked' || one.standing === 'known');
  const roots = new Map<string, { marks: Marks; failed: Judged[]; blocked: Judged[] }>();
  const keyOfCase = new Map<string, string>();
  const blockedBy = (one: Judged) => one.finding.attempts.at(-1)?.blockedBy;
  for (const one of bad.filter((entry) => blockedBy(entry) === undefined)) {
    const marks = marksOf(one.finding);
    const key = keyOf(marks);
    const root = roots.get(key) ?? { marks, failed: [], blocked: [] };
    (one.finding.outcome === 'BLOCKED' ? root.blocked : root.failed).push(one);
    roots.set(key, root);
    keyOfCase.set(one.finding.id, key);
  }
  for (const one of bad) {
    const culprit = blockedBy(one);
    if (culprit !== undefined) roots.get(keyOfCase.get(culprit) ?? '')?.blocked.push(one);
  }
  return [...roots].map(([fingerprint, root]) => causeOf(fingerprint, root)).sort((a, b) => size(b) - size(a));
}

/** How many cases a cause takes down. */
export function size(cause: Cause): number {
  return cause.failed.length + cause.blocked.length;
}

/** The message that speaks for the cause. */
export function messageOf(cause: Cause): string {
  return gist((cause.failed[0] ?? cause.blocked[0])?.finding.error ?? '').replace(BLOCKED_PREFIX, '');
}

function causeOf(fingerprint: string, { marks, failed, blocked }: { marks: Marks; failed: Judged[]; blocked: Judged[] }): Cause {
  const all = [...failed, ...blocked];
  const message = all.map((one) => one.finding.error ?? '').find((text) => text !== '')?.replace(BLOCKED_PREFIX, '') ?? '';
  const guess = guessOf(message, marks.status, marks.request !== null);
  const verdict = all.every((one) => one.standing === 'known') ? 'known' : VERDICTS[guess];
  return { fingerprint, verdict, guess, request: marks.request, status: marks.status, page: marks.page, failed, blocked, blocks: all.some((one) => one.blocks) };
}

const VERDICTS: Record<Guess, CauseVerdict> = {
  crash: 'product',
  session: 'environment',
  ration: 'environment',
  between: 'environment',
  unwell: 'environment',
  server: 'product',
  lie: 'product',
  refused: 'product',
  silent: 'product',
  missing: 'product',
  different: 'product',
  health: 'product',
  leftovers: 'test',
  time: 'product',
  code: 'test',
  unclear: 'product',
};

/** A request with a bad answer says more than any wording; without one, wording and page together tell failures apart. */
function keyOf({ request, status, page, form }: Marks): string {
  return request === null ? `${form} @ ${page ?? 'no page'}` : `${request} → ${status ?? 'no answer'}`;
}

function marksOf(finding: Finding): Marks {
  const message = finding.error ?? '';
  const { request, status } = toldRequest(message) ?? failingRequest(finding) ?? { request: null, status: null };
  return { request, status, page: finding.attempts.at(-1)?.page ?? null, form: formOf(message) };
}

/** The request that the message itself names with its answer. */
function toldRequest(message: string): { request: string; status: number } | undefined {
  const told = /\b(?<method>GET|POST|PUT|PATCH|DELETE) (?<path>\/[^\s?]*)\S* (?:→|answered) (?<status>\d{3})/.exec(message);
  const other = /answered (?<status>\d{3}) to (?<method>GET|POST|PUT|PATCH|DELETE) (?<path>\/[^\s?]*)/.exec(message);
  const { method = '', path = '', status = '' } = (told ?? other)?.groups ?? {};
  return method === '' ? undefined : { request: `${method} ${general(path)}`, status: Number(status) };
}

/** The message without what differs from case to case: names, numbers, addresses, titles. */
function formOf(message: string): string {
  return gist(message)
    .replace(/«[^»]*»/g, '«…»')
    .replace(/"[^"]*"|'[^']*'/g, '“…”')
    .replace(/https?:\/\/\S+/g, '<address>')
    .replace(/\d+/g, 'N')
    .replace(/\b(admin|teacher|second student|student|tutor|parent|guest)\b/g, '<role>')
    .slice(0, 200);
}

function general(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, '/:id');
}
