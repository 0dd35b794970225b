/**
 * Finds values that cannot be true, whatever was written: records other than the requested one, counts that disagree with
 * their list, moments of the past that lie in the future, names that disagree with their parts.
 */
import { ROLES } from '../config/names';
import { requestOf } from '../failure/failure';
import { isFields } from '../network/reading';
import { asJson } from '../../lib/json';
import type { Contradiction, ReceivedResponse } from './received';

interface Finding {
  field: string;
  expected: string;
  seen: string;
}

/** Difference between two clocks that is accepted. */
const SKEW_MS = 60_000;

/** Moments at which something has happened. */
const PAST =
  /^(?:created|updated|submitted|graded|enrolled|uploaded|joined|sent)_at$|^(?:date_joined|last_login|last_seen|timestamp)$/;

/** @param response of an accepted request */
export function implausible(response: ReceivedResponse): Contradiction[] {
  const content = asJson(response.text);
  const request = requestOf(`${response.method} ${response.path}`);
  const findings = [
    ...ofHeaders(response),
    ...ofClock(response, content),
    ...(content === undefined
      ? []
      : [...ofRequestedIds(content, response.path), ...ofObjects(content, response.receivedAt)]),
  ];
  const distinct = new Map(findings.map((finding) => [finding.field, finding]));
  return [...distinct.values()].map(({ field, expected, seen }) => ({
    sentence: `${request.method} ${request.path}: ${field} is «${seen}» instead of «${expected}»`,
    failure: { code: 'different', request, control: { kind: 'value', names: [field] }, expected, seen },
  }));
}

function ofHeaders({ allowOrigin, cacheControl = '', path }: ReceivedResponse): Finding[] {
  if (!path.startsWith('/api/')) return [];
  return [
    ...(allowOrigin === '*' ? [{ field: 'access-control-allow-origin', expected: 'none', seen: '*' }] : []),
    ...(cacheControl !== '' && !/no-store|no-cache|private|max-age=0/.test(cacheControl)
      ? [{ field: 'cache-control', expected: 'no-store', seen: cacheControl }]
      : []),
  ];
}

/** A health check contains the moment of its response. */
function ofClock({ path, receivedAt }: ReceivedResponse, content: unknown): Finding[] {
  const moment = path.startsWith('/api/system/health/') && isFields(content) ? content.timestamp : undefined;
  if (typeof moment !== 'string' || !(Date.parse(moment) < receivedAt - SKEW_MS)) return [];
  return [{ field: 'timestamp', expected: `about ${new Date(receivedAt).toISOString()}`, seen: moment }];
}

/** `/assignments/17/` is the assignment 17, and `/assignments/17/submissions/` are the answers to it. */
function ofRequestedIds(content: unknown, path: string): Finding[] {
  const [, collection = '', id = '', rest = ''] = /\/([a-z]+)s\/(\d+)\/(?:([a-z_]+)\/)?$/.exec(path) ?? [];
  if (id === '') return [];
  const isOfRecord = rest === '' || rest === 'grade';
  const records: readonly unknown[] = isFields(content)
    ? [content, content.data]
    : Array.isArray(content) && !isOfRecord
      ? content
      : [];
  const field = isOfRecord ? 'id' : collection;
  return records.flatMap((record) => {
    const value = isFields(record) ? record[field] : undefined;
    return typeof value === 'number' && value !== Number(id) ? [{ field, expected: id, seen: String(value) }] : [];
  });
}

function ofObjects(content: unknown, receivedAt: number): Finding[] {
  if (Array.isArray(content)) return [...ofList(content), ...content.flatMap((entry) => ofObjects(entry, receivedAt))];
  if (!isFields(content)) return [];
  return [
    ...ofCount(content),
    ...ofTotals(content),
    ...ofMoments(content, receivedAt),
    ...ofNames(content),
    ...ofScore(content),
    ...ofSuccess(content),
    ...ofVersions(content),
    ...ofLateness(content),
    ...ofWords(content),
    ...ofRoleName(content),
    ...ofNothing(content),
    ...Object.values(content).flatMap((value) => ofObjects(value, receivedAt)),
  ];
}

/** Each record is listed once. */
function ofList(list: readonly unknown[]): Finding[] {
  const records = list.flatMap((entry) =>
    isFields(entry) && Object.keys(entry).length > 1 ? [JSON.stringify(entry)] : [],
  );
  const twice = records.find((text, index) => records.indexOf(text) < index);
  return twice === undefined
    ? []
    : [{ field: 'the list', expected: 'each record once', seen: `${twice.slice(0, 100)} twice` }];
}

function ofCount({ count, next, previous, results }: Readonly<Record<string, unknown>>): Finding[] {
  const inner = isFields(results) ? Object.values(results).filter((value) => Array.isArray(value)) : [];
  const list: unknown = Array.isArray(results) ? results : inner.length === 1 ? inner[0] : undefined;
  if (typeof count !== 'number' || !Array.isArray(list) || next === undefined || previous === undefined) return [];
  const isWhole = next === null && previous === null;
  return (isWhole ? count === list.length : count > list.length)
    ? []
    : [{ field: 'count', expected: isWhole ? String(list.length) : `more than ${list.length}`, seen: String(count) }];
}

/** `total_children: 2` beside two children, and the total of a list that has one page. */
function ofTotals(content: Readonly<Record<string, unknown>>): Finding[] {
  const counted = Object.entries(content).flatMap(([field, value]) => {
    const list = field.startsWith('total_') ? content[field.slice('total_'.length)] : undefined;
    return Array.isArray(list) && typeof value === 'number' && value !== list.length
      ? [{ field, expected: String(list.length), seen: String(value) }]
      : [];
  });
  const { pagination, results } = content;
  if (!isFields(pagination) || !Array.isArray(results)) return counted;
  const { total, limit, page } = pagination;
  const isWhole = page === 1 && typeof limit === 'number' && results.length < limit;
  return isWhole && typeof total === 'number' && total !== results.length
    ? [...counted, { field: 'total', expected: String(results.length), seen: String(total) }]
    : counted;
}

function ofMoments(content: Readonly<Record<string, unknown>>, receivedAt: number): Finding[] {
  const past = Object.entries(content).flatMap(([field, value]) => {
    if (!PAST.test(field) || typeof value !== 'string' || !(Date.parse(value) > receivedAt + SKEW_MS)) return [];
    return [{ field, expected: `at most ${new Date(receivedAt).toISOString()}`, seen: value }];
  });
  const { due_date: due, is_overdue: overdue } = content;
  const left = typeof due === 'string' ? Date.parse(due) - receivedAt : Number.NaN;
  if (typeof overdue !== 'boolean' || !(Math.abs(left) > SKEW_MS) || overdue === left < 0) return past;
  return [
    ...past,
    { field: 'is_overdue', expected: `${String(!overdue)}, for a deadline of ${String(due)}`, seen: String(overdue) },
  ];
}

function ofNames({
  full_name: full,
  first_name: first,
  last_name: last,
}: Readonly<Record<string, unknown>>): Finding[] {
  if (typeof full !== 'string' || typeof first !== 'string' || typeof last !== 'string') return [];
  return full.includes(first) && full.includes(last) && full.length <= first.length + last.length + 1
    ? []
    : [{ field: 'full_name', expected: `${first} ${last}`.trim(), seen: full }];
}

/** The share of the points, to two decimals. */
function ofScore({ percentage, score, max_score: most }: Readonly<Record<string, unknown>>): Finding[] {
  if (typeof percentage !== 'number' || typeof score !== 'number' || typeof most !== 'number' || most === 0) return [];
  const share = (score / most) * 100;
  return Math.abs(share - percentage) < 0.006
    ? []
    : [{ field: 'percentage', expected: share.toFixed(2), seen: String(percentage) }];
}

/** An answer shows its latest version, and each version was sent after the one before. */
function ofVersions({ versions, content, submitted_at: sent }: Readonly<Record<string, unknown>>): Finding[] {
  if (!Array.isArray(versions) || typeof content !== 'string') return [];
  const all = versions.flatMap((entry: unknown) =>
    isFields(entry) && typeof entry.version === 'number' && typeof entry.content === 'string'
      ? [{ number: entry.version, content: entry.content, sent: entry.submitted_at }]
      : [],
  );
  const inOrder = [...all].sort((one, other) => one.number - other.number);
  const latest = inOrder.at(-1);
  if (latest === undefined) return [];
  const earlier = inOrder.find(
    (version, index) => index > 0 && momentOf(version.sent) < momentOf(inOrder[index - 1]?.sent),
  );
  return [
    ...(latest.content === content
      ? []
      : [{ field: 'content of the latest version', expected: content, seen: latest.content }]),
    ...(momentOf(latest.sent) === momentOf(sent) || Number.isNaN(momentOf(latest.sent) - momentOf(sent))
      ? []
      : [{ field: 'submitted_at of the latest version', expected: String(sent), seen: String(latest.sent) }]),
    ...(earlier === undefined
      ? []
      : [
          {
            field: `submitted_at of version ${earlier.number}`,
            expected: 'after that of the version before',
            seen: String(earlier.sent),
          },
        ]),
    ...(new Set(all.map(({ number }) => number)).size === all.length
      ? []
      : [{ field: 'version', expected: 'each number once', seen: all.map(({ number }) => number).join(', ') }]),
  ];
}

/** An answer is late if it was sent after the deadline beside which it stands. */
function ofLateness({ due_date: due, submission, submissions }: Readonly<Record<string, unknown>>): Finding[] {
  const answers: readonly unknown[] = Array.isArray(submissions) ? submissions : [submission];
  return answers.flatMap((answer) => {
    if (!isFields(answer) || typeof answer.is_late !== 'boolean') return [];
    const after = momentOf(answer.submitted_at) - momentOf(due);
    return Number.isNaN(after) || answer.is_late === after > 0
      ? []
      : [
          {
            field: 'is_late',
            expected: `${String(after > 0)}, for an answer of ${String(answer.submitted_at)} and a deadline of ${String(due)}`,
            seen: String(answer.is_late),
          },
        ];
  });
}

/** NaN for what is no moment. */
function momentOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** Fields with a fixed set of words. A status has those of its kind of record. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  role: ROLES,
  late_penalty_type: ['percentage', 'fixed_points'],
  penalty_frequency: ['per_day', 'per_hour'],
};

const ASSIGNMENT_STATUSES = ['draft', 'published', 'closed'];
const ANSWER_STATUSES = ['submitted', 'graded', 'returned'];

function ofWords(content: Readonly<Record<string, unknown>>): Finding[] {
  const statuses =
    'due_date' in content && 'title' in content
      ? { status: ASSIGNMENT_STATUSES }
      : 'submitted_at' in content && 'score' in content
        ? { status: ANSWER_STATUSES }
        : {};
  return Object.entries<readonly string[]>({ ...WORDS, ...statuses }).flatMap(([field, words]) => {
    const value = content[field];
    return typeof value === 'string' && value !== '' && !words.includes(value)
      ? [{ field, expected: words.join(' or '), seen: value }]
      : [];
  });
}

/** What a role is called, in the words of any build. */
const ROLE_NAMES: Readonly<Record<string, RegExp>> = {
  admin: /админ|admin/i,
  teacher: /преподавател|учител|teacher/i,
  student: /студент|ученик|student/i,
  tutor: /тьют[ео]р|tutor/i,
  parent: /родител|parent/i,
};

function ofRoleName({ role, role_display: shown }: Readonly<Record<string, unknown>>): Finding[] {
  const name = typeof role === 'string' ? ROLE_NAMES[role] : undefined;
  return name === undefined || typeof shown !== 'string' || shown === '' || name.test(shown)
    ? []
    : [{ field: 'role_display', expected: `the name of the role ${String(role)}`, seen: shown }];
}

/** A program's word for nothing is no text of a person. */
const NOTHING = ['null', 'undefined', 'NaN', '[object Object]', 'Invalid Date'];

function ofNothing(content: Readonly<Record<string, unknown>>): Finding[] {
  return Object.entries(content).flatMap(([field, value]) =>
    typeof value === 'string' && NOTHING.includes(value)
      ? [{ field, expected: 'a text, or nothing', seen: value }]
      : [],
  );
}

/** An accepted request is not announced as a failed one. */
function ofSuccess({ success }: Readonly<Record<string, unknown>>): Finding[] {
  return success === false ? [{ field: 'success', expected: 'true', seen: 'false' }] : [];
}
