/** The admin's pages, loaded together. */
export { AccountsPage } from './accounts/page';
export { ChatsPage } from './chats-page';
export { MonitoringPage } from './monitoring-page';
export { SchedulePage } from './schedule-page';
