/** The teacher's pages, loaded together. */
export { TeacherAssignmentsPage } from './assignments/page';
export { TeacherDashboard } from './dashboard-page';
export { PendingPage } from './pending-page';
