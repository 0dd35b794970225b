/** The admin, with the pages of that role. */
import {
  ChildrenDialog,
  ReactivateDialog,
  RemoveAccountDialog,
  ResetPasswordDialog,
  SubjectsDialog,
} from '../../pages/admin/account-action-dialogs';
import type { AccountKind } from '../../pages/admin/account-kinds';
import { AccountsPage } from '../../pages/admin/accounts-page';
import type { AccountsSection } from '../../pages/admin/accounts-section';
import { CreateAccountDialog, type NewPerson } from '../../pages/admin/create-account-dialog';
import { CredentialsDialog } from '../../pages/admin/credentials-dialog';
import { EditAccountDialog } from '../../pages/admin/edit-account-dialog';
import { LessonDialog } from '../../pages/admin/lesson-dialog';
import { MonitoringPage } from '../../pages/admin/monitoring-page';
import { ProfileDialog } from '../../pages/admin/profile-dialog';
import { SchedulePage } from '../../pages/admin/schedule-page';
import { accessCaseOf } from '../../pages/access';
import { PageProblem } from '../../pages/parts/page-problem';
import { untilQuiet } from '../../pages/parts/until-quiet';
import { waitUntilShown } from '../../pages/parts/wait-until-shown';
import { routes } from '../../pages/routes';
import type { CreatedAccount } from '../api/account-schemas';
import { endpoints } from '../api/endpoints';
import type { Account } from '../config/environment';
import { Actor } from './actor';
import { withSubstitutedToken } from './signing-out';
import { unlessTimeout } from './unless-timeout';

export class Admin extends Actor {
  readonly accounts = new AccountsPage(this.page, this.actor);
  readonly credentials = new CredentialsDialog(this.page, this.actor);
  readonly profile = new ProfileDialog(this.page, this.actor);
  readonly editDialog = new EditAccountDialog(this.page, this.actor);
  readonly subjectsDialog = new SubjectsDialog(this.page, this.actor);
  readonly childrenDialog = new ChildrenDialog(this.page, this.actor);
  readonly resetDialog = new ResetPasswordDialog(this.page, this.actor);
  readonly removeDialog = new RemoveAccountDialog(this.page, this.actor);
  readonly reactivateDialog = new ReactivateDialog(this.page, this.actor);
  readonly monitoring = new MonitoringPage(this.page, this.actor);
  readonly schedule = new SchedulePage(this.page, this.actor);
  readonly lessonDialog = new LessonDialog(this.page, this.actor);

  createDialog(kind: AccountKind): CreateAccountDialog {
    return new CreateAccountDialog(this.page, this.actor, kind);
  }

  opensAccounts(): Promise<void> {
    return this.opens(routes.adminAccounts);
  }

  /** Opens `/admin`, and waits until the page to which it leads is drawn and everything that it has asked for is answered. */
  async opensPanel(): Promise<void> {
    await this.visits(accessCaseOf('admin', 'admin'));
    // The page shows the heading of all admin pages before its own part is loaded. Builds head that part differently.
    await waitUntilShown(routes.adminMonitoring.readyLocator(this.page)).catch(unlessTimeout);
    await untilQuiet(this.page);
    await this.traffic.settled();
  }

  /**
   * Signs out on the page with the token of a substitute, whose session ends instead: the whole run shares the
   * admin's session.
   * @returns whether the page asked to end its own session only
   */
  async signOutWithTokenOf(substitute: Actor): Promise<boolean> {
    const action = () => this.expectSuccess(endpoints.signOut, () => this.sideBar.signOut());
    const sent = await withSubstitutedToken(this.page, substitute.session.token, action);
    return sent.length === 1 && sent[0] === this.session.token;
  }

  /** Creates an account on the page and stays at the credentials, which are shown once. @throws Error when refused */
  async createsAccount(kind: AccountKind, person: NewPerson): Promise<CreatedAccount> {
    await this.opensAccounts();
    await this.accounts.section(kind).pressCreate();
    const dialog = this.createDialog(kind);
    await dialog.fill(person);
    return this.expectSuccess(endpoints.createAccount, () => dialog.create());
  }

  /**
   * Creates an account on the page and reads the password, which is shown once. Where the page cannot create this
   * kind of account, the API does: BW1 to BW4 report that failure.
   */
  async makesAccount(kind: AccountKind, accounts: AccountSource): Promise<Account> {
    try {
      const person = accounts.newPerson(kind);
      await this.createsAccount(kind, person);
      return { email: person.email, password: await this.credentials.readPassword() };
    } catch (error) {
      if (!(error instanceof PageProblem)) throw error;
      return accounts.create(kind);
    }
  }

  /** Reloads the accounts and filters one table, so that accounts of other tests do not interfere. */
  async finds(kind: AccountKind, text: string): Promise<AccountsSection> {
    await this.opensAccounts();
    const section = this.accounts.section(kind);
    await section.search(text);
    return section;
  }
}

/** Source of test accounts. */
interface AccountSource {
  newPerson(kind: AccountKind): NewPerson;
  create(kind: AccountKind): Promise<Account>;
}
