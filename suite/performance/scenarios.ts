/**
 * What the performance phase sends, as data: who, what, how often and with which limit. `npm run performance` exports this
 * table for a load generator of the team's own.
 */
import type { CaseId } from '../catalogue';
import type { ActorName } from '../config/names';
import type { Endpoint } from './limits';

export type PerformanceCaseId = Extract<CaseId, `PF${number}`>;

/** One request of a scenario. */
export interface Step {
  readonly method: 'GET' | 'POST';
  /** Documented paths of the same content, today's first. */
  readonly paths: readonly [string, ...string[]];
  /** Expected statuses. */
  readonly statuses: readonly [number, ...number[]];
  /** Body as it is sent. */
  readonly body?: string;
  readonly contentType?: string;
  /** Limit of its time; a step without one is only judged by its status. */
  readonly endpoint?: Endpoint;
}

export interface Scenario {
  readonly id: string;
  readonly caseId: PerformanceCaseId;
  /** Who sends: the run's shared account of this name, or accounts of the run's own of this role. */
  readonly as: ActorName | 'nobody';
  readonly accounts: 'shared' | 'own';
  readonly callers: number;
  readonly steps: readonly [Step, ...Step[]];
  /** How often each caller goes through the steps; null: as long as STABILITY_SECONDS says. */
  readonly rounds: number | null;
  /** Most requests of each caller in a second; null: each follows the answer before it. */
  readonly perSecond: number | null;
  /** Whether a reading that the rate limit refuses is a fault, at a pace far below the platform's general limit. */
  readonly refusalIsFault?: true;
}

/** Single reads of a case about answer times. */
const READS = 20;
/** A user may read 10 lists a second; the suite stays below (`lib/bucket.ts`). */
export const LISTS_PER_SECOND = 10;
/** A pace that no rate limit of 10 requests a second refuses, whatever it counts. */
const FAR_BELOW = 4;

function read(endpoint: Endpoint, ...paths: readonly [string, ...string[]]): Step {
  return { method: 'GET', paths, statuses: [200], endpoint };
}

function singleReads(
  caseId: PerformanceCaseId,
  as: Scenario['as'],
  step: Step,
  perSecond: number | null = LISTS_PER_SECOND,
): Scenario {
  return {
    id: `${caseId}-${step.endpoint ?? ''}-${as}`,
    caseId,
    as,
    accounts: 'shared',
    callers: 1,
    steps: [step],
    rounds: READS,
    perSecond,
  };
}

const ME = read('profile', '/api/auth/me/', '/api/auth/profile/');
export const ASSIGNMENTS = read('assignments', '/api/assignments/', '/api/assignments/assignments/');
const ANSWERS = read('answers', '/api/assignments/submissions/');
export const STUDENT_MATERIALS = read('materials', '/api/materials/student/');
const OWN_SCHEDULE = read('schedule', '/api/scheduling/lessons/');

/** PF1, PF3–PF8: one caller, one request after another. */
export const ANSWER_TIMES: readonly Scenario[] = [
  singleReads('PF1', 'nobody', read('live', '/api/system/health/live/'), null),
  singleReads('PF1', 'nobody', read('startup', '/api/system/health/startup/'), null),
  // It asks the background workers and waits for them: fewer requests show the same.
  { ...singleReads('PF1', 'nobody', read('ready', '/api/system/health/ready/'), null), rounds: 5 },
  ...(['teacher', 'student', 'tutor', 'parent', 'admin'] as const).map((role) => singleReads('PF3', role, ME, null)),
  singleReads('PF4', 'teacher', ASSIGNMENTS),
  singleReads('PF4', 'student', ASSIGNMENTS),
  singleReads('PF5', 'teacher', ANSWERS),
  singleReads('PF5', 'student', ANSWERS),
  singleReads('PF6', 'admin', read('accounts', '/api/admin/users/', '/api/auth/users/')),
  { ...singleReads('PF7', 'teacher', OWN_SCHEDULE, FAR_BELOW), refusalIsFault: true },
  { ...singleReads('PF7', 'admin', read('schedule', '/api/admin/schedule/lessons/'), FAR_BELOW), refusalIsFault: true },
  singleReads('PF8', 'teacher', read('materials', '/api/materials/teacher/', '/api/teacher/students/')),
  singleReads('PF8', 'student', STUDENT_MATERIALS),
];

/** What a student reads; each answer names the student. */
const STUDENT_READS = [ME, STUDENT_MATERIALS, ASSIGNMENTS, ANSWERS] as const;

/** PF9–PF11: students of the run's own read at once. */
export const TOGETHER: readonly Scenario[] = (
  [
    ['PF9', 5],
    ['PF10', 10],
    ['PF11', 30],
  ] as const
).map(([caseId, callers]) => ({
  id: `${caseId}-together`,
  caseId,
  as: 'student',
  accounts: 'own',
  callers,
  steps: STUDENT_READS,
  rounds: 2,
  perSecond: null,
}));

/** A request that goes wrong on purpose while good reads go on. */
export interface BadStep extends Step {
  readonly as: ActorName;
  /** What is wrong about it. */
  readonly reason: string;
  /** Whether it is cancelled before its answer. */
  readonly cancelled?: true;
}

/** A record number that no platform has. */
const NO_NUMBER = 999_999_999;
const JSON_TYPE = 'application/json';
const FORM = 'multipart/form-data; boundary=part';
const PART = '--part\r\nContent-Disposition: form-data; name="content"\r\n\r\n';
const CREATE = ['/api/assignments/', '/api/assignments/assignments/'] as const;
/** `:id` stands for an assignment of the student. */
const SUBMIT = ['/api/assignments/:id/submit/'] as const;

/** PF16–PF20: what comes among the good reads, by case. */
export const BAD_STEPS: Readonly<Record<'PF16' | 'PF17' | 'PF18' | 'PF19' | 'PF20', readonly BadStep[]>> = {
  PF16: [
    {
      as: 'teacher',
      method: 'POST',
      paths: CREATE,
      contentType: JSON_TYPE,
      body: '{}',
      statuses: [400],
      reason: 'an assignment without any field',
    },
    {
      as: 'teacher',
      method: 'POST',
      paths: CREATE,
      contentType: JSON_TYPE,
      body: '{"title": ',
      statuses: [400],
      reason: 'a body that is cut off',
    },
    {
      as: 'teacher',
      method: 'POST',
      paths: CREATE,
      contentType: JSON_TYPE,
      body: '{"title":"x","description":"x","due_date":"yesterday"}',
      statuses: [400],
      reason: 'a deadline that is no date',
    },
  ],
  PF17: [
    {
      as: 'student',
      method: 'GET',
      paths: [`/api/assignments/${NO_NUMBER}/`],
      statuses: [404],
      reason: 'an assignment that does not exist',
    },
    {
      as: 'student',
      method: 'GET',
      paths: [`/api/assignments/submissions/${NO_NUMBER}/`],
      statuses: [404],
      reason: 'an answer that does not exist',
    },
  ],
  PF18: [
    {
      as: 'student',
      method: 'POST',
      paths: CREATE,
      contentType: JSON_TYPE,
      body: '{}',
      statuses: [403],
      reason: 'a student creates an assignment',
    },
    {
      as: 'student',
      method: 'GET',
      paths: [`/api/auth/users/${NO_NUMBER}/`],
      statuses: [403, 404],
      reason: 'a student reads an account',
    },
  ],
  PF19: [
    {
      as: 'student',
      method: 'POST',
      paths: SUBMIT,
      contentType: FORM,
      body: `${PART}half an answ`,
      statuses: [400],
      reason: 'an upload that ends in the middle',
    },
    {
      as: 'student',
      method: 'POST',
      paths: SUBMIT,
      contentType: 'multipart/form-data; boundary=other',
      body: `${PART}an answer\r\n--part--\r\n`,
      statuses: [400],
      reason: 'an upload with another boundary than announced',
    },
  ],
  PF20: [
    {
      as: 'student',
      method: 'GET',
      paths: ['/api/assignments/', '/api/assignments/assignments/'],
      statuses: [200],
      cancelled: true,
      reason: 'a list whose reader has gone',
    },
  ],
};

/** The good reads among which they come: many of the caller’s own profile, for which there is no rate limit, and some of a list. */
export const GOOD_READS = {
  as: 'teacher',
  profile: ME,
  list: ASSIGNMENTS,
  profilesForEachList: 8,
  rounds: 12,
} as const;

/** PF27–PF29: a month far ahead, in which only the run has lessons, and the month after it. */
export const MONTH = { from: '2032-03-01', to: '2032-03-31', next: '2032-04-01' } as const;

/** PF28: the documented filters of the schedule with the days that match, and values that match nothing. */
export const SCHEDULE_FILTERS = {
  matching: [
    { query: `date_from=${MONTH.next}`, from: MONTH.next, to: '9999-12-31' },
    { query: `date_from=${MONTH.from}&date_to=${MONTH.to}`, from: MONTH.from, to: MONTH.to },
    { query: `date_from=${MONTH.from}&date_to=2032-03-03`, from: MONTH.from, to: '2032-03-03' },
  ],
  unknown: ['date_from=no-day', 'date_to=no-day', 'date_from=2032-03-02&date_to=2032-02-01'],
} as const;

/** PF21: what the users read in turn, one request after another, at a rate far below any limit. */
export const MIXED_USE = {
  perSecond: 3,
  users: [
    {
      as: 'admin',
      steps: [ME, read('accounts', '/api/auth/students/'), read('schedule', '/api/admin/schedule/lessons/')],
    },
    { as: 'teacher', steps: [ME, ASSIGNMENTS, ANSWERS, OWN_SCHEDULE] },
    { as: 'student', steps: [ME, ASSIGNMENTS, STUDENT_MATERIALS, OWN_SCHEDULE] },
    { as: 'secondStudent', steps: [ASSIGNMENTS, ANSWERS, ME] },
    {
      as: 'tutor',
      steps: [ME, read('materials', '/api/dashboard/tutor/students/', '/api/materials/tutor/students/'), ASSIGNMENTS],
    },
    {
      as: 'parent',
      steps: [
        ME,
        read('materials', '/api/dashboard/parent/children/', '/api/parent/children/', '/api/materials/parent/'),
        ASSIGNMENTS,
      ],
    },
  ] satisfies readonly { as: ActorName; steps: readonly Step[] }[],
} as const;

/** All scenarios that a load generator can send. */
export const SCENARIOS: readonly Scenario[] = [...ANSWER_TIMES, ...TOGETHER];

export function scenariosOf(caseId: PerformanceCaseId): readonly Scenario[] {
  return SCENARIOS.filter((scenario) => scenario.caseId === caseId);
}
