/** Test accounts, created by the admin over the API and deleted permanently after the test. */
import { test } from '@playwright/test';
import { AccountsApi, type NewAccount, type NewRole } from '../api/accounts';
import { AdministrationApi } from '../api/administration';
import { ApiError, type ApiClient } from '../api/client';
import type { NewPerson } from '../../pages/admin/create-account-dialog';
import type { User } from '../api/schemas';
import { environment, type Account } from '../config/environment';
import { actorLabel, type ActorName } from '../config/names';
import type { ApiOf, UserOf } from './submissions';
import type { CleanUp } from './clean-up';
import { suffix } from '../run/run-tag';
import { skipWhenWaitsAreUsedUp } from '../sessions/sign-in-budget';

/** An account created by a test. Its password must not get into a title, a log or a report. */
export interface TestAccount extends SignInAccount {
  /** First and last name, as lists show the user. */
  readonly fullName: string;
}

/** An account to sign in and out with, and its user. */
export interface SignInAccount extends Account {
  readonly user: User;
  /** The name to sign in with that was returned with the password; the email where the build returns none. */
  readonly login: string;
}

/** Fields that a test sets. Names and email default to fresh values. */
export type AccountOptions = Partial<NewAccount>;

/** Signs an account in over the API, within the rate limit. */
export type SignInOverApi = (account: Account) => Promise<ApiClient>;

const FIRST_NAMES = { teacher: 'Мария', student: 'Олег', tutor: 'Вера', parent: 'Нина' } as const satisfies Record<
  NewRole,
  string
>;

/** Locks a shared account for one test until the returned function is called. */
export type AcquireExclusiveAccount = (name: ActorName) => Promise<() => Promise<void>>;

/**
 * Statuses of an admin API that cannot create accounts: it is missing, or not permitted to the suite. Any other
 * failure is a fault.
 */
const MAKES_NO_ACCOUNTS = [403, 404, 405, 501];

/** The shared account that is used exclusively where the platform creates none. It has the fewest other users. */
const EXCLUSIVE = 'secondStudent';

export class AccountData {
  constructor(
    private readonly apiOf: ApiOf,
    private readonly userOf: UserOf,
    private readonly signInOverApi: SignInOverApi,
    private readonly acquireExclusive: AcquireExclusiveAccount,
    private readonly cleanUp: CleanUp,
  ) {}

  /**
   * Returns a student account that the test may sign in and out freely: a new one, or the second student's where the
   * admin API creates none. No other test uses that account until the test is over.
   */
  async forSigningIn(): Promise<SignInAccount> {
    try {
      return await this.create('student');
    } catch (error) {
      if (!(error instanceof ApiError) || !MAKES_NO_ACCOUNTS.includes(error.status)) throw error;
      const why = `the platform makes no accounts over its API (${error.status}), so the ${actorLabel(EXCLUSIVE)}'s account is used`;
      return test.step(why, () => this.exclusive(), { box: true });
    }
  }

  private async exclusive(): Promise<SignInAccount> {
    const user = await this.userOf(EXCLUSIVE);
    const release = await this.acquireExclusive(EXCLUSIVE);
    this.cleanUp.later(`the loan of the ${actorLabel(EXCLUSIVE)}'s account`, release);
    return { ...environment().accounts[EXCLUSIVE], login: user.email, user };
  }

  /**
   * Creates an account of this role. A student's `tutor_id` and `parent_id` make the student supervised by that tutor
   * and parent.
   */
  async create(role: NewRole, options: AccountOptions = {}): Promise<TestAccount> {
    const admin = new AccountsApi(await this.apiOf('admin'));
    const { email, firstName, lastName } = fresh(role);
    const { user, credentials } = await admin.create(role, {
      email,
      first_name: firstName,
      last_name: lastName,
      ...options,
    });
    this.cleanUp.later(`account ${user.email}`, () => admin.remove(user.id), {
      kind: 'account',
      id: user.id,
      name: user.email,
      isThere: () => admin.isThere(user.id),
    });
    return {
      user,
      email: user.email,
      login: credentials.login ?? user.email,
      password: credentials.password,
      fullName: `${user.first_name} ${user.last_name}`,
    };
  }

  /** Returns the data of a new account, to be created on the page. It is deleted in any case. */
  newPerson(role: NewRole): NewPerson {
    const person = fresh(role);
    this.deleteAccountAfterTest(person.email);
    return person;
  }

  /** Registers an email in advance. Every account with this email is deleted after the test. */
  deleteAccountAfterTest(email: string): void {
    this.cleanUp.later(
      `accounts with the email ${email}`,
      async () => {
        const admin = await this.apiOf('admin');
        const found = await new AdministrationApi(admin).users(email);
        const holders = found.filter((account) => account.email.toLowerCase() === email.toLowerCase());
        for (const { id } of holders) await new AccountsApi(admin).remove(id);
      },
      { kind: 'account', name: email, isThere: () => this.isTaken(email) },
    );
  }

  /** Returns whether an account has this email. */
  private async isTaken(email: string): Promise<boolean> {
    const found = await new AdministrationApi(await this.apiOf('admin')).users(email);
    return found.some((account) => account.email.toLowerCase() === email.toLowerCase());
  }

  /**
   * Signs the account in over the API in a new session. Ends any earlier session of the account.
   * @throws ApiError when the server rejects the account
   */
  async signIn(account: Account): Promise<ApiClient> {
    skipWhenWaitsAreUsedUp();
    return this.signInOverApi(account);
  }
}

/** Names that identify the run and test, in case the account is left on the platform. */
function fresh(role: NewRole): NewPerson {
  const runTag = suffix();
  return { email: `${role}.${runTag}@example.com`, firstName: FIRST_NAMES[role], lastName: `Проверкина-${runTag}` };
}
