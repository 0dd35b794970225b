/**
 * All routes of the platform: the roles that may open them, and the ready locator that proves that the page is
 * loaded. A ready locator exists on the published build and on a complete platform, and on no other page.
 */
import type { Locator, Page } from '@playwright/test';

/** The roles of the platform, in the order of the reports. */
export const ROLES = ['admin', 'teacher', 'student', 'tutor', 'parent'] as const;
export type Role = (typeof ROLES)[number];

export interface Route {
  /** Name of the page in reports. */
  readonly name: string;
  /** Path of the page; `:id` is the placeholder of an object's id. */
  readonly path: string;
  /** Roles that may open the page; `everybody` needs no sign-in. */
  readonly roles: readonly Role[] | 'everybody';
  /** Redirect target of a role without access. A guest is always redirected to the sign-in page. */
  readonly refusedTo?: 'unauthorized' | 'home';
  readonly readyLocator: (page: Page) => Locator;
}

/** An address without a page of its own: it redirects each role to a page of that role. */
export interface Redirect extends Omit<Route, 'readyLocator'> {
  /** Returns the route where a user with access ends; undefined is the role of a guest. */
  readonly to: (role: Role | undefined) => Route;
}

/** Returns the path with the object's id inserted. */
export function pathOf(address: Pick<Route, 'path'>, id: number | undefined): string {
  return id === undefined ? address.path : address.path.replace(':id', String(id));
}

const heading = (name: string | RegExp, level?: number) => (page: Page) =>
  page.getByRole('heading', level === undefined ? { name } : { name, level }).first();
const tab = (name: RegExp) => (page: Page) => page.getByRole('tab', { name }).first();

const forTeacher = { roles: ['teacher'], refusedTo: 'unauthorized' } as const;
const forStudent = { roles: ['student'], refusedTo: 'unauthorized' } as const;
const forTutor = { roles: ['tutor'], refusedTo: 'unauthorized' } as const;
const forParent = { roles: ['parent'], refusedTo: 'unauthorized' } as const;
const forAdmin = { roles: ['admin'], refusedTo: 'home' } as const;

export const routes = {
  landing: {
    name: 'landing page',
    path: '/',
    roles: 'everybody',
    readyLocator: (page) => page.locator('a[href^="/auth"]').first(),
  },
  signIn: {
    name: 'sign-in page',
    path: '/auth/signin',
    roles: 'everybody',
    readyLocator: (page) => page.getByTestId('login-submit-button'),
  },
  unauthorized: {
    name: 'page «Доступ запрещён»',
    path: '/unauthorized',
    roles: 'everybody',
    readyLocator: heading('403', 1),
  },
  notFound: {
    name: 'page for unknown addresses',
    path: '/there-is-no-such-page',
    roles: 'everybody',
    readyLocator: (page) => page.getByRole('heading', { name: /404|не найден/i }).first(),
  },
  profile: { name: 'own profile', path: '/profile', roles: ROLES, readyLocator: heading(/профиль/i) },

  teacherHome: {
    name: "teacher's dashboard",
    path: '/dashboard/teacher',
    ...forTeacher,
    readyLocator: heading('Личный кабинет преподавателя', 1),
  },
  teacherAssignments: {
    name: "teacher's assignments",
    path: '/dashboard/teacher/assignments',
    ...forTeacher,
    readyLocator: tab(/^Все задания \(\d+\)$/),
  },
  pendingSubmissions: {
    name: 'answers waiting for a mark',
    path: '/dashboard/teacher/submissions/pending',
    ...forTeacher,
    readyLocator: heading(/проверк/i),
  },

  studentHome: {
    name: "student's dashboard",
    path: '/dashboard/student',
    ...forStudent,
    readyLocator: heading(/^Привет, .+!/, 1),
  },
  studentAssignments: {
    name: "student's assignments",
    path: '/dashboard/student/assignments',
    ...forStudent,
    readyLocator: tab(/^Активные \(\d+\)$/),
  },

  tutorHome: {
    name: "tutor's dashboard",
    path: '/dashboard/tutor',
    ...forTutor,
    readyLocator: heading(/^Привет, .+!/, 1),
  },
  tutorStudents: {
    name: "tutor's students",
    path: '/dashboard/tutor/students',
    ...forTutor,
    readyLocator: heading(/^Мои (студенты|ученики)/),
  },
  tutorReports: {
    name: "tutor's reports",
    path: '/dashboard/tutor/reports',
    ...forTutor,
    readyLocator: heading(/Отч[её]ты/),
  },

  parentHome: {
    name: "parent's dashboard",
    path: '/dashboard/parent',
    ...forParent,
    readyLocator: heading('Личный кабинет родителя', 1),
  },
  parentChildren: {
    name: "parent's children",
    path: '/dashboard/parent/children',
    ...forParent,
    readyLocator: heading('Мои дети', 1),
  },
  parentChild: {
    name: "page of the parent's child",
    path: '/dashboard/parent/children/:id',
    ...forParent,
    // The first-level heading is the student's name, which differs, so the ready locator is the heading of the
    // assignments.
    readyLocator: heading(/^Задания|^Детали/),
  },

  adminMonitoring: {
    name: 'admin monitoring',
    path: '/admin/monitoring',
    ...forAdmin,
    readyLocator: heading(/Мониторинг|Monitoring/i),
  },
  adminAccounts: {
    name: 'admin accounts',
    path: '/admin/accounts',
    ...forAdmin,
    readyLocator: heading('Всего пользователей'),
  },
  adminSchedule: {
    name: 'admin schedule',
    path: '/admin/schedule',
    ...forAdmin,
    readyLocator: (page) =>
      page
        .getByRole('button', { name: /^(Создать|Добавить|Новое)( первое)? (занятие|урок)$/ })
        .or(page.getByRole('heading', { name: /Расписание/ }))
        .first(),
  },
  adminChats: { name: 'admin chats', path: '/admin/chats', ...forAdmin, readyLocator: heading(/чат/i) },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** A page that a complete platform has although no document names it. A build without it shows «не найдено». */
export const tutorStudent: Route = {
  name: "page of the tutor's student",
  path: '/dashboard/tutor/students/:id',
  ...forTutor,
  readyLocator: heading(/^Задания/),
};

/** The reports that a parent reads. A build may have no such page. */
export const parentReports: Route = {
  name: "parent's reports",
  path: '/dashboard/parent/reports',
  ...forParent,
  readyLocator: heading(/Отч[её]ты/),
};

/** The page that each role sees after sign-in. */
export const dashboards = {
  admin: routes.adminAccounts,
  teacher: routes.teacherHome,
  student: routes.studentHome,
  tutor: routes.tutorHome,
  parent: routes.parentHome,
} as const satisfies Record<Role, Route>;

/**
 * Pages to which the links of the side bar lead, by the text of the link. Sections without a route here are not part of
 * any case.
 */
export const sideBarTargets: Readonly<Record<Role, Readonly<Record<string, Route>>>> = {
  admin: {
    'Управление аккаунтами': routes.adminAccounts,
    Расписание: routes.adminSchedule,
    'Все чаты': routes.adminChats,
  },
  teacher: {
    Главная: routes.teacherHome,
    Задания: routes.teacherAssignments,
    'Проверка заданий': routes.pendingSubmissions,
    Профиль: routes.profile,
  },
  student: { Главная: routes.studentHome, Задания: routes.studentAssignments, Профиль: routes.profile },
  tutor: {
    Главная: routes.tutorHome,
    'Мои ученики': routes.tutorStudents,
    Отчёты: routes.tutorReports,
    Профиль: routes.profile,
  },
  parent: { Главная: routes.parentHome, 'Мои дети': routes.parentChildren, Профиль: routes.profile },
};

/** Addresses that redirect. */
export const redirects = {
  auth: { name: 'short address of the sign-in', path: '/auth', roles: 'everybody', to: () => routes.signIn },
  dashboard: { name: 'own dashboard', path: '/dashboard', roles: ROLES, to: dashboardOf },
  assignments: {
    name: 'own assignments',
    path: '/dashboard/assignments',
    roles: ROLES,
    to: (role) =>
      role === 'teacher'
        ? routes.teacherAssignments
        : role === 'student'
          ? routes.studentAssignments
          : dashboardOf(role),
  },
  admin: { name: 'admin panel', path: '/admin', ...forAdmin, to: () => routes.adminMonitoring },
} as const satisfies Record<string, Redirect>;

function dashboardOf(role: Role | undefined): Route {
  return role === undefined ? routes.signIn : dashboards[role];
}
