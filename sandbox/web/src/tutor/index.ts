/** The tutor's pages, loaded together. */
export { TutorDashboard } from './dashboard-page';
export { TutorStudentPage } from './student-page';
export { TutorStudentsPage } from './students-page';
export { TutorReportsPage } from './tutor-reports-page';
