/**
 * The groups of the platform's API as the recordings of a running build show them: each path, who may read it, and the
 * shape of its response. A record number that does not exist stands for `:unknown`.
 */
import { z } from 'zod';
import { ROLES, type Role } from '../config/names';
import { accountListSchema, statisticsSchema, studentsSchema } from '../api/account-schemas';
import { assignmentSchema, listSchema, meSchema, submissionSchema } from '../api/schemas';
import type { CaseId } from '../catalogue';

export type GroupId = Extract<CaseId, `GR${number}`>;

export interface GroupPath {
  /** Documented paths of the same content, today's first. */
  readonly paths: readonly [string, ...string[]];
  /** Roles that get 200 and the shape; `anybody` also without a token. */
  readonly readers: readonly Role[] | 'anybody';
  readonly shape: z.ZodType;
  /** A record that does not exist, read by a reader. */
  readonly unknown?: string;
  /** Its records are other people: the reader is none of them. */
  readonly withoutReader?: boolean;
  /** Statuses besides 200 that are an answer of the path. */
  readonly otherStatuses?: readonly number[];
}

export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly paths: readonly [GroupPath, ...GroupPath[]];
}

const anyList = listSchema(z.unknown(), 'students', 'children', 'pending', 'subjects');
/** The root of a group: addresses by name. */
const addresses = z.record(z.string(), z.string());
const healthy = z.object({ status: z.string(), timestamp: z.string() });
const profile = z.object({ user: z.object({ id: z.number(), email: z.string() }), profile: z.unknown() });
/** Figures of the machine, by what they are about. */
const figures = z.record(z.string(), z.unknown());
const NUMBER = 999_999_999;

/** Parts of the schema that are compared with an earlier one. */
export const openApiSchema = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

export const GROUPS: readonly Group[] = [
  { id: 'GR1', name: 'authentication', paths: [{ paths: ['/api/auth/me/'], readers: ROLES, shape: meSchema }] },
  {
    id: 'GR2',
    name: 'profile',
    paths: [
      { paths: ['/api/auth/profile/'], readers: ROLES, shape: meSchema },
      { paths: ['/api/profile/teacher/'], readers: ['teacher'], shape: profile },
      { paths: ['/api/profile/student/'], readers: ['student'], shape: profile },
      { paths: ['/api/profile/tutor/'], readers: ['tutor'], shape: profile },
      { paths: ['/api/profile/parent/'], readers: ['parent'], shape: profile },
    ],
  },
  {
    id: 'GR3',
    name: 'accounts',
    paths: [
      {
        paths: ['/api/admin/users/'],
        readers: ['admin'],
        shape: accountListSchema,
        unknown: `/api/auth/users/${NUMBER}/`,
      },
      { paths: ['/api/admin/stats/users/'], readers: ['admin'], shape: statisticsSchema },
      { paths: ['/api/auth/students/'], readers: ['admin'], shape: accountListSchema },
      { paths: ['/api/auth/staff/?role=teacher'], readers: ['admin'], shape: anyList },
      { paths: ['/api/auth/parents/'], readers: ['admin'], shape: anyList },
    ],
  },
  {
    id: 'GR4',
    name: 'materials',
    paths: [
      { paths: ['/api/materials/teacher/'], readers: ['teacher'], shape: studentsSchema },
      { paths: ['/api/materials/student/'], readers: ['student'], shape: anyList },
      { paths: ['/api/materials/parent/'], readers: ['parent'], shape: studentsSchema },
      { paths: ['/api/materials/tutor/students/'], readers: ['tutor'], shape: studentsSchema },
      { paths: ['/api/materials/teacher/submissions/pending/'], readers: ['teacher'], shape: anyList },
      { paths: ['/api/teacher/students/'], readers: ['teacher'], shape: studentsSchema },
    ],
  },
  {
    id: 'GR5',
    name: 'assignments',
    paths: [
      {
        paths: ['/api/assignments/', '/api/assignments/assignments/'],
        readers: ROLES,
        shape: listSchema(assignmentSchema),
        unknown: `/api/assignments/${NUMBER}/`,
      },
    ],
  },
  {
    id: 'GR6',
    name: 'answers',
    paths: [
      {
        paths: ['/api/assignments/submissions/'],
        readers: ROLES,
        shape: listSchema(submissionSchema, 'submissions'),
        unknown: `/api/assignments/submissions/${NUMBER}/`,
      },
    ],
  },
  {
    id: 'GR7',
    name: 'chat',
    paths: [
      { paths: ['/api/chat/'], readers: ROLES, shape: anyList },
      {
        paths: ['/api/chat/contacts/'],
        readers: ROLES,
        shape: listSchema(z.object({ id: z.number(), full_name: z.string(), role: z.string() })),
        withoutReader: true,
      },
    ],
  },
  {
    id: 'GR8',
    name: 'schedule',
    paths: [
      { paths: ['/api/scheduling/lessons/'], readers: ROLES, shape: anyList },
      { paths: ['/api/admin/schedule/lessons/'], readers: ['admin'], shape: listSchema(z.unknown(), 'lessons') },
      {
        paths: ['/api/admin/schedule/filters/'],
        readers: ['admin'],
        shape: z.object({ teachers: z.array(z.unknown()) }),
      },
    ],
  },
  { id: 'GR9', name: 'notifications', paths: [{ paths: ['/api/notifications/'], readers: ROLES, shape: addresses }] },
  { id: 'GR10', name: 'payments', paths: [{ paths: ['/api/payments/'], readers: ROLES, shape: addresses }] },
  {
    id: 'GR11',
    name: 'dashboards',
    paths: [
      {
        paths: ['/api/dashboard/parent/children/'],
        readers: ['parent'],
        shape: studentsSchema,
        unknown: `/api/dashboard/parent/children/${NUMBER}/progress/`,
      },
      { paths: ['/api/dashboard/tutor/students/'], readers: ['tutor'], shape: studentsSchema },
    ],
  },
  {
    id: 'GR12',
    name: 'health',
    paths: [
      { paths: ['/api/system/health/live/'], readers: 'anybody', shape: healthy },
      {
        paths: ['/api/system/health/startup/'],
        readers: 'anybody',
        shape: healthy.extend({ checks: z.record(z.string(), z.object({ status: z.string() })) }),
        otherStatuses: [503],
      },
      { paths: ['/api/system/health/'], readers: ['admin'], shape: healthy },
      { paths: ['/api/system/metrics/'], readers: ['admin'], shape: figures },
    ],
  },
  { id: 'GR13', name: 'schema', paths: [{ paths: ['/api/schema/'], readers: 'anybody', shape: openApiSchema }] },
  { id: 'GR14', name: 'reports', paths: [{ paths: ['/api/reports/'], readers: ROLES, shape: addresses }] },
  {
    id: 'GR15',
    name: 'invoices',
    paths: [{ paths: ['/api/invoices/parent/'], readers: ['admin', 'tutor', 'parent'], shape: anyList }],
  },
  {
    id: 'GR16',
    name: 'knowledge graph',
    paths: [{ paths: ['/api/knowledge-graph/lessons/'], readers: ROLES, shape: anyList }],
  },
  { id: 'GR17', name: 'applications', paths: [{ paths: ['/api/applications/'], readers: ['admin'], shape: anyList }] },
  {
    id: 'GR18',
    name: 'parent',
    paths: [
      { paths: ['/api/parent/children/'], readers: ['parent'], shape: studentsSchema },
      {
        paths: ['/api/materials/parent/'],
        readers: ['parent'],
        shape: studentsSchema,
        unknown: `/api/dashboard/parent/children/${NUMBER}/subjects/`,
      },
    ],
  },
  {
    id: 'GR19',
    name: 'tutor',
    paths: [
      { paths: ['/api/tutor/my-students/'], readers: ['admin', 'tutor'], shape: anyList },
      { paths: ['/api/materials/tutor/students/'], readers: ['tutor'], shape: studentsSchema },
    ],
  },
  {
    id: 'GR20',
    name: 'student and teacher',
    paths: [
      { paths: ['/api/student/subjects/'], readers: ['student'], shape: anyList },
      { paths: ['/api/teacher/students/'], readers: ['teacher'], shape: studentsSchema },
      { paths: ['/api/materials/teacher/submissions/pending/'], readers: ['teacher'], shape: anyList },
    ],
  },
];
