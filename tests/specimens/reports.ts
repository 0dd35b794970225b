/** Whole reports of sample runs: a green one, a red one, one without a platform, ones without an end. */
import { CASES, type CaseId } from '../../suite/catalogue';
import { refusal, type Failure } from '../../suite/failure/failure';
import { formatCheckResult, problemOf } from '../../suite/preflight/check-result';
import { text } from '../../suite/texts/texts';
import type { Formatter } from '../../reporting/text/language';
import { protocolHtml } from '../../reporting/render/protocol/html';
import { protocolMarkdown } from '../../reporting/render/protocol/markdown';
import { protocolReport } from '../../reporting/render/protocol/report';
import { releaseHtml } from '../../reporting/render/release/html';
import { releaseMarkdown } from '../../reporting/render/release/markdown';
import { refusalText, type Refusal } from '../../reporting/run-end/not-run-texts';
import { allBlocked } from '../../reporting/cases/cases';
import type { CaseResult } from '../../reporting/cases/case-result';
import type { RunFacts } from '../../reporting/verdict/observations';
import { ACTOR_NAMES } from '../../suite/config/names';
import { outageText } from '../../suite/outage/record';
import { restartText } from '../../suite/outage/restart';
import { GRADE, HOLE, LIST_NOT_LOADED, NO_DETAILS, SUBMIT_BY_PAGE, crashOf } from './failures';
import { attempt, blocked, failed, failedBy, finding, passed, run, unprepared } from './findings';
import { RUN_FACTS, releaseSpecimen } from './release';

export const SAMPLE_RUNS = [
  'green',
  'red',
  'unreachable',
  'stopped',
  'running',
  'interrupted by an outage',
  'refused',
] as const;
export type SampleRun = (typeof SAMPLE_RUNS)[number];

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const HOME = 'https://stand.school.example';
const REFUSED = problemOf('refused', { place: 'stand.school.example' });
export const UNREACHABLE = text('en', 'doctor.cannot', { url: HOME, reason: formatCheckResult(REFUSED) });
export const AT = '2026-11-22T10:00:00.000Z';

/** A message as the suite words it. */
const MESSAGE =
  'The server did not store the answer: POST /api/assignments/17/submit/ → 400 {"detail":"submit is not possible"}. The page said: «Успешно».';
/** A message of the browser tool. */
export const TOOL = 'Expected: it says «85/100». Seen instead: "84/100" (in getByRole(\'cell\')).';

const DIFFERENT: Failure = {
  code: 'different',
  control: { kind: 'value', names: ['the grade in the list'] },
  page: '/dashboard/teacher/assignments',
  expected: '85/100',
  seen: '84/100',
};
const ELSEWHERE: Failure = {
  code: 'page-elsewhere',
  page: '/',
  control: { kind: 'page', names: ["student's assignments"] },
};

export const BEYOND_TITLE = 'M the outsider cannot read the files of an assignment';

/** A test beyond the protocol. */
function beyond(failure: Failure): CaseResult {
  const title = BEYOND_TITLE;
  const last = attempt('FAIL', { error: 'The platform gave the file to a user without permission.', failure });
  return {
    ...failed('1.1', ''),
    id: `access/outsiders.spec.ts › ${title}`,
    title,
    titleRu: 'посторонний не может прочитать файлы задания',
    role: 'student',
    phase: 'access',
    owner: 'families',
    attempts: [last],
    error: last.error ?? '',
  };
}

/** Passed tests of a phase that has no cases of the protocol. */
function generated(phase: 'access' | 'accessibility', count: number): CaseResult[] {
  return Array.from({ length: count }, (_, index) => ({
    ...passed('A1'),
    id: `${phase} › ${index}`,
    title: `${phase} ${index}`,
    phase,
  }));
}

/** Every kind of failure that a report tells, and cases of every status. */
function redRun(): CaseResult[] {
  const broken: Partial<Record<CaseId, CaseResult>> = {
    '1.9': failedBy(
      '1.9',
      {
        ...refusal('POST /api/assignments/', 500, { by: 'page', purpose: 'create the assignment' }),
        page: '/dashboard/teacher/assignments',
      },
      'The server did not create the assignment: POST /api/assignments/ → 500 {"detail":"Внутренняя ошибка сервера."}.',
    ),
    '1.10': blocked('1.10', '1.9'),
    'S1.a': blocked('S1.a', '1.9'),
    '2.2': finding('2.2', attempt('FAIL', { error: 'not in the list' }), attempt('PASS')),
    '2.3': failedBy(
      '2.3',
      NO_DETAILS,
      'Not possible: student opens the assignment. The page /dashboard/student/assignments does not offer it. There is no link «Подробнее» or «Открыть».',
    ),
    '2.4': blocked('2.4', '2.3'),
    '3.5': failedBy('3.5', SUBMIT_BY_PAGE, MESSAGE),
    '3.6': blocked('3.6', '3.5'),
    '4.2': failedBy(
      '4.2',
      LIST_NOT_LOADED,
      "teacher's assignments did not open. The page could not load its data: it says «Не удалось загрузить данные».",
    ),
    '4.10': failedBy('4.10', GRADE, 'The server did not store the grade: POST → 500.'),
    '4.11': failedBy('4.11', DIFFERENT, TOOL),
    'S4.a': failedBy('S4.a', HOLE, 'The platform accepted a request that it must refuse.'),
    '5.1': failedBy(
      '5.1',
      crashOf('/dashboard/student'),
      'The page /dashboard/student crashed into its error screen «Что-то пошло не так».',
    ),
    '5.2': failedBy('5.2', ELSEWHERE, "student's assignments did not open."),
    B24: failedBy(
      'B24',
      { code: 'different', control: { kind: 'value', names: ['the users active today'] }, page: '/admin/accounts' },
      TOOL,
    ),
    T1: failedBy('T1', { code: 'page-forbidden', role: 'tutor', page: '/' }, 'The page refused.'),
    A11: failedBy('A11', { code: 'rate-limited' }, 'The platform refused because of too many requests.'),
    A13: failedBy('A13', { code: 'timeout', page: '/profile' }, 'Test timeout of 60000ms exceeded.'),
    '7.13': failed('7.13', 'the size is not shown'),
    B1: failedBy(
      'B1',
      { code: 'unclear', seen: 'something went wrong while the page was read' },
      'something went wrong while the page was read',
    ),
  };
  const setUp: Failure = refusal('POST /api/assignments/4/submit/', 400, { by: 'suite' });
  return [
    ...CASES.map(({ id, scenario }) => broken[id] ?? (scenario === 'S6' ? unprepared(id, setUp) : passed(id))),
    beyond({ code: 'given-away', request: { method: 'GET', path: '/media/assignments/solution.txt' }, status: 200 }),
  ].map((one) => ({ owner: 'assignments' as const, ...one }));
}

/** A case that could not be run for this reason. */
function cut(id: CaseId, failure: Failure): CaseResult {
  return finding(id, attempt('BLOCKED', { error: failure.seen ?? 'not run', failure }));
}

const OUTAGE = {
  from: Date.parse('2026-11-22T10:02:11Z'),
  to: Date.parse('2026-11-22T10:03:40Z'),
  how: 'no answer (ECONNREFUSED)',
  howRu: 'нет ответа (ECONNREFUSED)',
};
const RESTARTED = restartText(OUTAGE, ACTOR_NAMES);
const AWAY: Failure = {
  code: 'outage',
  seen: outageText(OUTAGE),
  seenRu: outageText(OUTAGE, 'ru'),
  ...(RESTARTED === undefined ? {} : { consequence: RESTARTED }),
};

const LATER_MS = 300_000;

/** What a run without the platform for a while, and with sessions that ended, has met. */
const AWAY_FACTS: RunFacts = {
  ...RUN_FACTS,
  leftBehind: [],
  outages: [
    {
      ...OUTAGE,
      from: new Date(OUTAGE.from).toISOString(),
      to: new Date(OUTAGE.to).toISOString(),
      cases: 2,
      sessionsEnded: [...ACTOR_NAMES],
    },
  ],
  sessionLosses: [
    { actor: 'teacher', signedInAt: OUTAGE.to, detectedAt: OUTAGE.to + LATER_MS, signedInElsewhereAt: null },
    {
      actor: 'parent',
      signedInAt: OUTAGE.to,
      detectedAt: OUTAGE.to + LATER_MS,
      signedInElsewhereAt: OUTAGE.to + LATER_MS,
    },
  ],
};

function awayRun(): CaseResult[] {
  const broken: Partial<Record<CaseId, CaseResult>> = {
    '4.8': cut('4.8', AWAY),
    '5.3': cut('5.3', AWAY),
    P1: cut('P1', { code: 'session-ended', role: 'parent' }),
    '1.9': failedBy('1.9', { code: 'session-ended', role: 'teacher' }, 'The session has ended.'),
    B1: cut('B1', {
      code: 'worker-lost',
      seen: 'INTERRUPTED: worker process exited unexpectedly (code=null, signal=SIGKILL)',
    }),
    '7.1': cut('7.1', { code: 'disk-full', seen: 'INTERRUPTED: ENOSPC: no space left on device, write' }),
  };
  return CASES.map(({ id }) => broken[id] ?? passed(id));
}

/** Settings that are wrong in several ways. */
const REFUSED_RUN: Refusal = {
  code: 'settings',
  sentence: 'The configuration cannot be used:\n  - TEACHER_EMAIL is missing\n  - WORKERS must be a whole number',
  mistakes: [
    { problem: 'missing', setting: 'TEACHER_EMAIL', sentence: 'TEACHER_EMAIL is missing' },
    { problem: 'value', setting: 'WORKERS', sentence: 'WORKERS must be a whole number' },
  ],
};

const STOP = { by: 'SIGTERM', done: 0, all: 519 };
const CUT: Failure = { code: 'interrupted', seen: 'INTERRUPTED: the run was ended while this case ran' };

function caseResultsOf(kind: SampleRun): CaseResult[] {
  if (kind === 'running' || kind === 'refused') return [];
  if (kind === 'stopped') return [cut('1.1', CUT)];
  if (kind === 'interrupted by an outage') return awayRun();
  if (kind === 'green')
    return [...CASES.map(({ id }) => passed(id)), ...generated('access', 246), ...generated('accessibility', 11)];
  return kind === 'red' ? redRun() : allBlocked(UNREACHABLE);
}

export interface SamplePage {
  name: string;
  html: string;
  /** Undefined for a report without a Markdown form. */
  markdown: string | undefined;
}

/** Renders the release report and the protocol of a sample run. */
export function reportsOf(kind: SampleRun, format: Formatter): SamplePage[] {
  const caseResults = caseResultsOf(kind);
  const end = {
    ...(kind === 'stopped' ? { stop: STOP } : {}),
    ...(kind === 'running' ? { running: { pid: 4711, startedAt: AT } } : {}),
    ...(kind === 'refused' ? { refused: refusalText(REFUSED_RUN) } : {}),
    // What only a tool can tell.
    runnerErrors: kind === 'refused' ? ['SyntaxError: Unexpected token in the spec of the journey'] : [],
  };
  const met = kind === 'red' ? RUN_FACTS : kind === 'interrupted by an outage' ? AWAY_FACTS : undefined;
  const release = releaseSpecimen(
    caseResults,
    'release',
    undefined,
    met,
    kind === 'unreachable'
      ? { en: UNREACHABLE, ru: text('ru', 'doctor.cannot', { url: HOME, reason: formatCheckResult(REFUSED, 'ru') }) }
      : undefined,
    end,
  );
  const places = (one: CaseResult) =>
    one.attempts.length === 0
      ? { screenshot: null, trace: null }
      : { screenshot: 'runs/x/pictures/1.8-1.png', trace: 'runs/x/test-results/s1/trace.zip' };
  const protocol = protocolReport(run(), caseResults, 'Europe/Moscow', places);
  return [
    {
      name: `release of a ${kind} run`,
      html: releaseHtml(release, format, () => PIXEL),
      markdown: releaseMarkdown(release, format),
    },
    {
      name: `protocol of a ${kind} run`,
      html: protocolHtml(protocol, format, () => PIXEL),
      markdown: protocolMarkdown(protocol, format),
    },
  ];
}
