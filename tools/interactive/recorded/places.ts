/** On which page each page object of an actor is. What several pages have is not listed. */
import type { RouteName } from '../../../pages/routes';
import type { ACTORS } from '../../../suite/actors/roles';
import type { Role } from '../../../suite/config/names';

type Actors = typeof ACTORS;

export const PLACES: Readonly<Record<Role, Readonly<Record<string, RouteName | undefined>>>> = {
  admin: {
    accounts: 'adminAccounts',
    createDialog: 'adminAccounts',
    credentials: 'adminAccounts',
    profile: 'adminAccounts',
    editDialog: 'adminAccounts',
    subjectsDialog: 'adminAccounts',
    childrenDialog: 'adminAccounts',
    resetDialog: 'adminAccounts',
    removeDialog: 'adminAccounts',
    reactivateDialog: 'adminAccounts',
    monitoring: 'adminMonitoring',
    schedule: 'adminSchedule',
    lessonDialog: 'adminSchedule',
    ownProfile: 'profile',
  },
  teacher: {
    dashboard: 'teacherHome',
    assignments: 'teacherAssignments',
    createDialog: 'teacherAssignments',
    submissions: 'teacherAssignments',
    pending: 'pendingSubmissions',
    ownProfile: 'profile',
  },
  student: {
    dashboard: 'studentHome',
    assignments: 'studentAssignments',
    ownProfile: 'profile',
  },
  tutor: {
    dashboard: 'tutorHome',
    students: 'tutorStudents',
    reports: 'tutorReports',
    reportDialog: 'tutorReports',
    ownProfile: 'profile',
  },
  parent: {
    dashboard: 'parentHome',
    children: 'parentChildren',
    child: 'parentChild',
    ownProfile: 'profile',
  },
} satisfies { [R in Role]: Partial<Record<keyof InstanceType<Actors[R]>, RouteName>> };
