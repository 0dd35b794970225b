/** PF28: the filters of each list of lessons that a build has: what matches comes, and an unknown value finds nothing. */
import { z } from 'zod';
import { asJson } from '../../lib/json';
import type { ApiClient, RawResponse } from '../api/client';
import type { ActorName } from '../config/names';
import { Blocked } from '../failure/blocked';
import { seen, type Findings } from '../failure/findings';
import { listSchema } from '../network/reading';
import type { PerformanceParts } from './parts';
import { whoLabel } from './measure';
import { MONTH } from './scenarios';

const OPTIONS = '/api/admin/schedule/filters/';
const NO_NUMBER = 999_999_999;
/** From this day on only the run has lessons. */
const FROM = `date_from=${MONTH.from}`;

const optionSchema = z.object({ id: z.union([z.string(), z.number()]).transform(String) });
/** What the admin's page offers to filter by. */
const optionsSchema = z.object({
  teachers: z.array(optionSchema).default([]),
  students: z.array(optionSchema).default([]),
  subjects: z.array(optionSchema).default([]),
});
const rowsSchema = listSchema(
  z.object({ id: z.union([z.string(), z.number()]).transform(String), status: z.string().optional() }),
  'lessons',
);
type Rows = z.infer<typeof rowsSchema>['results'];

/** Lessons of the run, and who meets in them. */
export interface OwnLessons {
  readonly ids: readonly string[];
  readonly teacher: number;
  readonly student: number;
  readonly subject: number;
}

/** A list of lessons, and whose it is. */
interface Schedule {
  readonly client: ApiClient;
  readonly path: string;
  readonly who: ActorName;
}

/** A filter of a list. */
interface Filter {
  readonly name: string;
  /** A value that the lessons of the run match. */
  readonly own: string;
  /** A known value that they do not match; undefined where the platform has none. */
  readonly other: string | undefined;
  readonly unknown: readonly string[];
  /** Whether the admin's page offers it: then the build has it. */
  readonly isOffered: boolean;
}

/**
 * Tries the filters by teacher, student, subject and status on each list of lessons that the build has. Days are tried
 * by `Schedule`. @throws Blocked where the rate limit refuses a list and nothing else is wrong
 */
export async function checkFilters(findings: Findings, parts: PerformanceParts, own: OwnLessons): Promise<void> {
  const admin = await parts.apiOf('admin');
  const options = optionsSchema.safeParse(asJson((await admin.send('GET', OPTIONS)).text)).data;
  const child = (await parts.userOf('student')).id;
  const lists: Schedule[] = [
    { who: 'admin', client: admin, path: '/api/admin/schedule/lessons/' },
    { who: 'parent', client: await parts.apiOf('parent'), path: `/api/scheduling/parent/children/${child}/schedule/` },
    { who: 'tutor', client: await parts.apiOf('tutor'), path: `/api/scheduling/tutor/students/${child}/schedule/` },
    { who: 'admin', client: admin, path: '/api/scheduling/lessons/my-schedule/' },
  ];
  for (const list of lists)
    await checkList(findings, list, filtersOf(own, list === lists[0] ? options : undefined), own).catch(
      (error: unknown) => {
        // What was found before says more than a list that the rate limit refuses.
        if (!(error instanceof Blocked) || findings.found.length === 0) throw error;
      },
    );
}

function filtersOf(own: OwnLessons, options: z.infer<typeof optionsSchema> | undefined): Filter[] {
  const numbered = (name: string, value: number, offered: readonly { id: string }[] = []): Filter => ({
    name,
    own: String(value),
    other: offered.find(({ id }) => id !== String(value))?.id,
    unknown: ['abc', String(NO_NUMBER)],
    isOffered: offered.length > 0,
  });
  return [
    numbered('teacher_id', own.teacher, options?.teachers),
    numbered('student_id', own.student, options?.students),
    numbered('subject_id', own.subject, options?.subjects),
    { name: 'status', own: 'pending', other: 'cancelled', unknown: ['no-such-status'], isOffered: false },
  ];
}

async function checkList(
  findings: Findings,
  list: Schedule,
  filters: readonly Filter[],
  { ids }: OwnLessons,
): Promise<void> {
  const all = await ask(list, FROM);
  // The cases about the group of the schedule report a list that is refused.
  if (all.rows === undefined) return;
  const visible = ids.filter((id) => all.rows?.some((row) => row.id === id));
  for (const filter of filters) await checkFilter(findings, list, filter, visible);
  // Days that are none: on the list of the admin `Schedule` has asked for them.
  if (list.who !== 'admin' || visible.length === 0)
    await checkUnknown(findings, list, { name: 'date_from', unknown: ['no-day'] }, false);
}

/** @param visible lessons of the run that the list shows without the filter */
async function checkFilter(
  findings: Findings,
  list: Schedule,
  filter: Filter,
  visible: readonly string[],
): Promise<void> {
  const { name, own, other, isOffered } = filter;
  const others = other === undefined || visible.length === 0 ? undefined : await ask(list, `${name}=${other}&${FROM}`);
  const left = visible.filter((id) => others?.rows?.some((row) => row.id === id));
  const exists = isOffered || (others?.rows !== undefined && left.length === 0);
  if (others !== undefined && isOffered)
    findings.check(others.rows !== undefined && left.length === 0, () =>
      others.rows === undefined
        ? `GET ${others.path} of ${whoLabel(list.who)} → ${seen(others.answer)}`
        : `GET ${others.path} of ${whoLabel(list.who)} returns ${left.length} lessons that do not match`,
    );
  if (exists && visible.length > 0) {
    const matching = await ask(list, `${name}=${own}&${FROM}`);
    const missing = visible.filter((id) => !matching.rows?.some((row) => row.id === id));
    findings.check(missing.length === 0, () =>
      matching.rows === undefined
        ? `GET ${matching.path} of ${whoLabel(list.who)} → ${seen(matching.answer)}`
        : `GET ${matching.path} of ${whoLabel(list.who)} lacks ${missing.length} of ${visible.length} lessons that match`,
    );
  }
  await checkUnknown(findings, list, filter, exists);
}

/** An unknown value is refused or finds nothing; where the build may not have the filter, it must not crash. */
async function checkUnknown(
  findings: Findings,
  list: Schedule,
  { name, unknown }: Pick<Filter, 'name' | 'unknown'>,
  exists: boolean,
): Promise<void> {
  for (const value of unknown) {
    const { path, answer, rows } = await ask(
      list,
      name === 'date_from' ? `${name}=${value}` : `${name}=${value}&${FROM}`,
    );
    const isRefused = answer.status >= 400 && answer.status < 500;
    findings.check(isRefused || (answer.status === 200 && (!exists || rows?.length === 0)), () =>
      rows === undefined
        ? `GET ${path} of ${whoLabel(list.who)} → ${seen(answer)}, instead of a refusal or an empty list`
        : `GET ${path} of ${whoLabel(list.who)} → ${answer.status} with ${rows.length} lessons, instead of a refusal or an empty list`,
    );
  }
}

async function ask(
  { client, path }: Schedule,
  query: string,
): Promise<{ path: string; answer: RawResponse; rows: Rows | undefined }> {
  const asked = `${path}?${query}&page_size=100`;
  const answer = await client.send('GET', asked);
  const rows = answer.status === 200 ? rowsSchema.safeParse(asJson(answer.text)).data?.results : undefined;
  return { path: asked, answer, rows };
}
