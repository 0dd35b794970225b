/** The parent, with the pages of that role. */
import { ChildPage } from '../../pages/parent/child-page';
import { ChildrenPage } from '../../pages/parent/children-page';
import { ReportList } from '../../pages/parts/report-list';
import { ParentDashboard } from '../../pages/parent/parent-dashboard';
import { routes } from '../../pages/routes';
import { Actor } from './actor';

export class Parent extends Actor {
  readonly dashboard = new ParentDashboard(this.page, this.actor);
  readonly children = new ChildrenPage(this.page, this.actor);
  readonly child = new ChildPage(this.page, this.actor);
  readonly reports = new ReportList(this.page, this.actor);

  opensChildren(): Promise<void> {
    return this.opens(routes.parentChildren);
  }
}
