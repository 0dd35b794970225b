/** The student's pages, loaded together. */
export { StudentAssignmentsPage } from './assignments-page';
export { StudentDashboard } from './dashboard-page';
