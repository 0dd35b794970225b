/** The parent's pages, loaded together. */
export { ChildPage } from './child-page';
export { ChildrenPage } from './children-page';
export { ParentDashboard } from './dashboard-page';
export { ParentReportsPage } from './parent-reports-page';
