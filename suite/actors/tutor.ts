/** The tutor, with the pages of that role. */
import { routes } from '../../pages/routes';
import { ReportDialog, TutorReportsPage } from '../../pages/tutor/reports-page';
import { TutorStudentPage } from '../../pages/tutor/student-page';
import { TutorStudentsPage } from '../../pages/tutor/students-page';
import { TutorDashboard } from '../../pages/tutor/tutor-dashboard';
import { Actor } from './actor';

export class Tutor extends Actor {
  readonly dashboard = new TutorDashboard(this.page, this.actor);
  readonly students = new TutorStudentsPage(this.page, this.actor);
  readonly student = new TutorStudentPage(this.page, this.actor);
  readonly reports = new TutorReportsPage(this.page, this.actor);
  readonly reportDialog = new ReportDialog(this.page, this.actor);

  opensStudents(): Promise<void> {
    return this.opens(routes.tutorStudents);
  }
}
