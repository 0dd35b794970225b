/**
 * `known-issues.json`: known issues, which are accepted for a limited time, and quarantined flaky tests. No entry is
 * valid for more than thirty days. Known issues and quarantined flakes do not block the release but stay visible.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../suite/config/environment';
import { inEach, type ByLanguage } from '../../suite/texts/texts';
import { OWNERS } from '../../suite/catalogue/metadata';

/** Maximum number of days until an entry expires. */
export const MAX_DAYS = 30;
export const MAX_QUARANTINED = 3;

const reason = z.string().min(10, 'must say why this is accepted');
const owner = z.enum(OWNERS);
/** Last day on which the entry is valid, in UTC. */
const expires = z.iso.date();

const issueSchema = z.strictObject({
  /** A case or step of the protocol, or file and title of a test outside it, as in `run.json`. */
  case: z.string().min(1),
  /** Target of the entry: `sandbox`, a host name, or `any`. */
  target: z.string().min(1),
  reason,
  owner,
  /** Address of a ticket. */
  link: z.url({ protocol: /^https?$/ }).optional(),
  expires,
});
export type KnownIssue = z.infer<typeof issueSchema>;

const quarantineSchema = z.strictObject({
  /** File and title, as in `run.json`. */
  test: z.string().min(1),
  reason,
  owner,
  expires,
});
export type Quarantined = z.infer<typeof quarantineSchema>;

export const knownIssuesSchema = z.strictObject({
  issues: z.array(issueSchema),
  quarantine: z.array(quarantineSchema).max(MAX_QUARANTINED, `at most ${MAX_QUARANTINED} tests may be in quarantine`),
});

/** Both lists of the file. */
export type KnownIssuesFile = z.infer<typeof knownIssuesSchema>;

export const KNOWN_ISSUES_FILE = path.join(PROJECT_ROOT, 'known-issues.json');

/** @throws Error when the file is invalid */
export function readKnownIssues(file = KNOWN_ISSUES_FILE): KnownIssuesFile {
  return knownIssuesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Returns whether an entry has expired. */
export function isExpired(entry: { expires: string }, now: Date): boolean {
  return entry.expires < dayOf(now);
}

/** Returns the known issue that covers a case on this target today; undefined when there is none. */
export function issueFor(
  id: string,
  target: { kind: string; baseUrl: string },
  knownIssues: KnownIssuesFile,
  now: Date,
): KnownIssue | undefined {
  return knownIssues.issues.find((issue) => issue.case === id && coversTarget(issue, target) && !isExpired(issue, now));
}

/** Returns whether an entry is about this target. */
export function coversTarget(issue: Pick<KnownIssue, 'target'>, target: { kind: string; baseUrl: string }): boolean {
  return issue.target === 'any' || issue.target === targetName(target);
}

/** Names a target as `known-issues.json` does: `sandbox`, or the host. */
export function targetName({ kind, baseUrl }: { kind: string; baseUrl: string }): string {
  if (kind === 'sandbox') return 'sandbox';
  return URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
}

/** Returns the errors in the lists, one sentence each: entries that have expired, expire too late, or match nothing. */
export function mistakesIn(
  knownIssues: KnownIssuesFile,
  isKnownId: (id: string) => boolean,
  isKnownTest: (name: string) => boolean,
  now: Date,
): ByLanguage[] {
  const horizon = dayOf(new Date(now.getTime() + MAX_DAYS * 24 * 3_600_000));
  const all = [
    ...knownIssues.issues.map((issue) => ({
      what: inEach('known.mistake.issue', { name: issue.case }),
      exists: isKnownId(issue.case) || isKnownTest(issue.case),
      expires: issue.expires,
    })),
    ...knownIssues.quarantine.map((entry) => ({
      what: inEach('known.mistake.quarantine', { name: entry.test }),
      exists: isKnownTest(entry.test),
      expires: entry.expires,
    })),
  ];
  return all.flatMap(({ what, exists, expires: day }) => [
    ...(exists ? [] : [inEach('known.mistake.unknown', (language) => ({ what: what[language] }))]),
    ...(day < dayOf(now) ? [inEach('known.mistake.expired', (language) => ({ what: what[language], day }))] : []),
    ...(day > horizon
      ? [inEach('known.mistake.long', (language) => ({ what: what[language], day, days: MAX_DAYS }))]
      : []),
  ]);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
