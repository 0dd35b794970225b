import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/auth/signin`. The only page with test ids; fields are still located by their labels, as a user finds them. */
export class SignInPage extends PageObject {
  readonly isSignedOut = true;

  get email(): Locator {
    return this.page.getByTestId('login-email-input').or(this.page.locator('#login-identifier')).first();
  }

  get password(): Locator {
    return this.page.getByTestId('login-password-input');
  }

  get submitButton(): Locator {
    return this.page.getByTestId('login-submit-button');
  }

  get title(): Locator {
    return this.heading('Добро пожаловать!');
  }

  /** The buttons of the toggle that say whether they are pressed, each with what it says. */
  async pressedStates(): Promise<Readonly<Record<string, string>>> {
    const states: Record<string, string> = {};
    for (const name of ['Email', 'Логин']) {
      const state = await this.page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
      if (state !== null) states[name] = state;
    }
    return states;
  }

  /** The toggle between email and user name. */
  @step('chooses to sign in by user name')
  async chooseUserName(): Promise<void> {
    await this.page.getByRole('button', { name: 'Логин', exact: true }).click();
  }

  /** Neither value may appear in a step's title. */
  @step('fills in email and password')
  async fill(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
  }

  @step('presses «Войти»')
  async submit(): Promise<void> {
    await this.submitButton.click();
  }

  @step('presses Enter in the password field')
  async submitByEnter(): Promise<void> {
    await this.password.press('Enter');
  }
}
