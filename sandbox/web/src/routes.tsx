import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import type { Role } from '../../contract/identity';
import { CrashScreen } from './layout/crash-screen';
import { Elsewhere } from './layout/elsewhere';
import { NAVIGATION } from './layout/navigation';
import { Root } from './layout/root';
import { Shell } from './layout/shell';
import { LandingPage } from './open/landing';
import { NotFoundPage } from './open/not-found';
import { UnauthorizedPage } from './open/unauthorized';
import { AnyRole, OnlyRole, OnlySignedOut, ToOwnAssignments, ToOwnDashboard } from './session/guards';
import { SignInPage } from './sign-in/sign-in-page';

/** The sections a role's side bar names and the sandbox does not have. */
function elsewhere(role: Role): RouteObject[] {
  return NAVIGATION[role].links
    .filter((link) => link.elsewhere)
    .map(({ to, title }) => ({ path: to, element: <Elsewhere title={title} /> }));
}

/** Pages of a role come in a chunk of their own: nobody loads the admin's tables to sign in. */
const teacher = () => import('./teacher');
const student = () => import('./student');

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
              ...elsewhere('teacher'),
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
              { path: 'assignments/:id', lazy: async () => ({ Component: (await student()).StudentAssignmentPage }) },
              ...elsewhere('student'),
            ],
          },
        ],
      },
      { element: <AnyRole />, children: [] },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
