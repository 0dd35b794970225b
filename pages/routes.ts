/**
 * Every route of the platform: who may open it, and the mark by which the page is ready. A mark is something that
 * stands on the published build and on a complete platform alike, and on no other page.
 */
import type { Locator, Page } from '@playwright/test';
import { ROLES, type Role } from './roles';

export interface Route {
  /** As a report calls the page. */
  readonly name: string;
  /** The address; `:id` stands for an object's number. */
  readonly path: string;
  /** The roles that may open it; `everybody` needs no sign-in. */
  readonly roles: readonly Role[] | 'everybody';
  readonly mark: (page: Page) => Locator;
}

const heading = (name: string | RegExp, level?: number) => (page: Page) =>
  page.getByRole('heading', level === undefined ? { name } : { name, level }).first();
const tab = (name: RegExp) => (page: Page) => page.getByRole('tab', { name }).first();

export const routes = {
  landing: {
    name: 'landing page',
    path: '/',
    roles: 'everybody',
    mark: (page) => page.locator('a[href^="/auth"]').first(),
  },
  signIn: {
    name: 'sign-in page',
    path: '/auth/signin',
    roles: 'everybody',
    mark: (page) => page.getByTestId('login-submit-button'),
  },
  unauthorized: { name: 'page «Доступ запрещён»', path: '/unauthorized', roles: 'everybody', mark: heading('403', 1) },
  profile: { name: 'own profile', path: '/profile', roles: ROLES, mark: heading(/профиль/i) },

  teacherHome: { name: "teacher's dashboard", path: '/dashboard/teacher', roles: ['teacher'], mark: heading('Личный кабинет преподавателя', 1) },
  teacherAssignments: {
    name: "teacher's assignments",
    path: '/dashboard/teacher/assignments',
    roles: ['teacher'],
    mark: tab(/^Все задания \(\d+\)$/),
  },
  pendingAnswers: {
    name: 'answers waiting for a mark',
    path: '/dashboard/teacher/submissions/pending',
    roles: ['teacher'],
    mark: heading(/проверк/i),
  },

  studentHome: { name: "student's dashboard", path: '/dashboard/student', roles: ['student'], mark: heading(/^Привет, .+!/, 1) },
  studentAssignments: {
    name: "student's assignments",
    path: '/dashboard/student/assignments',
    roles: ['student'],
    mark: tab(/^Активные \(\d+\)$/),
  },

  tutorHome: { name: "tutor's dashboard", path: '/dashboard/tutor', roles: ['tutor'], mark: heading(/^Привет, .+!/, 1) },
  tutorStudents: { name: "tutor's students", path: '/dashboard/tutor/students', roles: ['tutor'], mark: heading('Мои студенты', 1) },
  tutorReports: { name: "tutor's reports", path: '/dashboard/tutor/reports', roles: ['tutor'], mark: heading(/Отч[её]ты/) },

  parentHome: { name: "parent's dashboard", path: '/dashboard/parent', roles: ['parent'], mark: heading('Личный кабинет родителя', 1) },
  parentChildren: { name: "parent's children", path: '/dashboard/parent/children', roles: ['parent'], mark: heading('Мои дети', 1) },

  adminMonitoring: { name: 'admin monitoring', path: '/admin/monitoring', roles: ['admin'], mark: heading('Мониторинг') },
  adminAccounts: { name: 'admin accounts', path: '/admin/accounts', roles: ['admin'], mark: heading('Всего пользователей') },
  adminSchedule: { name: 'admin schedule', path: '/admin/schedule', roles: ['admin'], mark: heading('Расписание') },
  adminChats: { name: 'admin chats', path: '/admin/chats', roles: ['admin'], mark: heading('Все чаты') },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** Where each role lands after signing in. */
export const homes = {
  admin: routes.adminAccounts,
  teacher: routes.teacherHome,
  student: routes.studentHome,
  tutor: routes.tutorHome,
  parent: routes.parentHome,
} as const satisfies Record<Role, Route>;
