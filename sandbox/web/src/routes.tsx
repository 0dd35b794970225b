import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import type { Role } from '../../contract/identity';
import { CrashScreen } from './layout/crash-screen';
import { NotInSandbox } from './layout/not-in-sandbox';
import { NAVIGATION } from './layout/navigation';
import { Root } from './layout/root';
import { Shell } from './layout/shell';
import { LandingPage } from './open/landing';
import { NotFoundPage } from './open/not-found';
import { UnauthorizedPage } from './open/unauthorized';
import { AnyRole, OnlyAdmin, OnlyRole, OnlySignedOut, ToOwnAssignments, ToOwnDashboard } from './session/guards';
import { SignInPage } from './sign-in/sign-in-page';
import { detailsRoutes } from './student/details';

/** Routes of the sections in a role's side bar that the sandbox does not implement. */
function notInSandbox(role: Role): RouteObject[] {
  return NAVIGATION[role].links
    .filter((link) => link.notInSandbox)
    .map(({ to, title }) => ({ path: to, element: <NotInSandbox title={title} /> }));
}

/** The pages of each role are a separate chunk, so that signing in does not load the admin's tables. */
const teacher = () => import('./teacher');
const student = () => import('./student');
const tutor = () => import('./tutor');
const parent = () => import('./parent');
const admin = () => import('./admin');
const profile = () => import('./profile/profile-page');

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <CrashScreen />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/', element: <LandingPage /> },
      { path: '/auth', element: <Navigate to="/auth/signin" replace /> },
      { element: <OnlySignedOut />, children: [{ path: '/auth/signin', element: <SignInPage /> }] },
      { path: '/unauthorized', element: <UnauthorizedPage /> },
      { path: '/dashboard', element: <ToOwnDashboard /> },
      { path: '/dashboard/assignments', element: <ToOwnAssignments /> },
      {
        element: <OnlyRole role="teacher" />,
        children: [
          {
            path: '/dashboard/teacher',
            element: <Shell />,
            children: [
              { index: true, lazy: async () => ({ Component: (await teacher()).TeacherDashboard }) },
              { path: 'assignments', lazy: async () => ({ Component: (await teacher()).TeacherAssignmentsPage }) },
              { path: 'submissions/pending', lazy: async () => ({ Component: (await teacher()).PendingPage }) },
              ...notInSandbox('teacher'),
            ],
          },
        ],
      },
      {
        element: <OnlyRole role="student" />,
        children: [
          {
            path: '/dashboard/student',
            element: <Shell />,
            children: [
              { index: true, lazy: async () => ({ Component: (await student()).StudentDashboard }) },
              { path: 'assignments', lazy: async () => ({ Component: (await student()).StudentAssignmentsPage }) },
              ...detailsRoutes,
              ...notInSandbox('student'),
            ],
          },
        ],
      },
      {
        element: <OnlyRole role="tutor" />,
        children: [
          {
            path: '/dashboard/tutor',
            element: <Shell />,
            children: [
              { index: true, lazy: async () => ({ Component: (await tutor()).TutorDashboard }) },
              { path: 'students', lazy: async () => ({ Component: (await tutor()).TutorStudentsPage }) },
              { path: 'students/:id', lazy: async () => ({ Component: (await tutor()).TutorStudentPage }) },
              { path: 'reports', lazy: async () => ({ Component: (await tutor()).TutorReportsPage }) },
              ...notInSandbox('tutor'),
            ],
          },
        ],
      },
      {
        element: <OnlyRole role="parent" />,
        children: [
          {
            path: '/dashboard/parent',
            element: <Shell />,
            children: [
              { index: true, lazy: async () => ({ Component: (await parent()).ParentDashboard }) },
              { path: 'children', lazy: async () => ({ Component: (await parent()).ChildrenPage }) },
              { path: 'children/:id', lazy: async () => ({ Component: (await parent()).ChildPage }) },
              { path: 'reports', lazy: async () => ({ Component: (await parent()).ParentReportsPage }) },
              ...notInSandbox('parent'),
            ],
          },
        ],
      },
      {
        path: '/admin',
        element: <OnlyAdmin />,
        children: [
          {
            element: <Shell title="Панель администратора" />,
            children: [
              { index: true, element: <Navigate to="/admin/monitoring" replace /> },
              { path: 'monitoring', lazy: async () => ({ Component: (await admin()).MonitoringPage }) },
              { path: 'accounts', lazy: async () => ({ Component: (await admin()).AccountsPage }) },
              { path: 'schedule', lazy: async () => ({ Component: (await admin()).SchedulePage }) },
              { path: 'chats', lazy: async () => ({ Component: (await admin()).ChatsPage }) },
            ],
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
      {
        element: <AnyRole />,
        children: [
          {
            element: <Shell />,
            children: [{ path: '/profile', lazy: async () => ({ Component: (await profile()).ProfilePage }) }],
          },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
