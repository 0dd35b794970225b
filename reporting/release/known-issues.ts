/**
 * `known-issues.json`: failures that are known and accepted for a while, and tests in quarantine for being flaky.
 * Nothing in it lasts longer than thirty days. A known failure does not block but stays visible, and so does a flake.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../fixtures/environment';
import { OWNERS } from '../../fixtures/metadata';

/** No entry may reach further ahead than this. */
export const LONGEST_DAYS = 30;
export const MOST_QUARANTINED = 3;

const reason = z.string().min(10, 'must say why this is accepted');
const owner = z.enum(OWNERS);
/** The last day on which the entry counts, in UTC. */
const expires = z.iso.date();

const issueSchema = z.strictObject({
  /** A case or step of the protocol, or file and title of a test beyond it, as `run.json` names it. */
  case: z.string().min(1),
  /** Where it is known: `sandbox`, a host name, or `any`. */
  target: z.string().min(1),
  reason,
  owner,
  link: z.url({ protocol: /^https?$/ }),
  expires,
});
export type KnownIssue = z.infer<typeof issueSchema>;

const quarantineSchema = z.strictObject({
  /** File and title, as `run.json` names tests. */
  test: z.string().min(1),
  reason,
  owner,
  expires,
});
export type Quarantined = z.infer<typeof quarantineSchema>;

export const knownIssuesSchema = z.strictObject({
  issues: z.array(issueSchema),
  quarantine: z.array(quarantineSchema).max(MOST_QUARANTINED, `at most ${MOST_QUARANTINED} tests may be in quarantine`),
});

/** Both lists, as a run goes by them. */
export type KnownIssuesFile = z.infer<typeof knownIssuesSchema>;

export const KNOWN_ISSUES_FILE = path.join(PROJECT_ROOT, 'known-issues.json');

/** @throws Error when the file is not what it must be */
export function readKnownIssues(file = KNOWN_ISSUES_FILE): KnownIssuesFile {
  return knownIssuesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Whether an entry no longer excuses anything. */
export function isExpired(entry: { expires: string }, now: Date): boolean {
  return entry.expires < dayOf(now);
}

/** The issue that covers a case on this target today; undefined when none does. */
export function issueFor(id: string, target: { kind: string; baseUrl: string }, knownIssues: KnownIssuesFile, now: Date): KnownIssue | undefined {
  const host = URL.canParse(target.baseUrl) ? new URL(target.baseUrl).hostname : '';
  const places = target.kind === 'sandbox' ? ['any', 'sandbox'] : ['any', host];
  return knownIssues.issues.find((issue) => issue.case === id && places.includes(issue.target) && !isExpired(issue, now));
}

/** What is wrong with the lists, a sentence each: entries that have expired, reach too far, or mean nothing. */
export function mistakesIn(knownIssues: KnownIssuesFile, isKnownId: (id: string) => boolean, isKnownTest: (name: string) => boolean, now: Date): string[] {
  const horizon = dayOf(new Date(now.getTime() + LONGEST_DAYS * 24 * 3_600_000));
  const all = [
    ...knownIssues.issues.map((issue) => ({ what: `the known issue of ${issue.case}`, exists: isKnownId(issue.case) || isKnownTest(issue.case), expires: issue.expires })),
    ...knownIssues.quarantine.map((entry) => ({ what: `the quarantine of «${entry.test}»`, exists: isKnownTest(entry.test), expires: entry.expires })),
  ];
  return all.flatMap(({ what, exists, expires: day }) => [
    ...(exists ? [] : [`${what} names nothing that the suite has`]),
    ...(day < dayOf(now) ? [`${what} expired on ${day}: repair it or decide anew`] : []),
    ...(day > horizon ? [`${what} lasts until ${day}, longer than ${LONGEST_DAYS} days`] : []),
  ]);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
