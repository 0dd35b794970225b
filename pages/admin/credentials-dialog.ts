import type { Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

/** «Учетные данные (показаны один раз)»: the one time that a password can be read. */
export class CredentialsDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Уч[её]тные данные/);
  }

  /** The word after «Пароль», as a person copies it. Empty when the dialog shows none. */
  @step('reads the password that is shown once')
  async readPassword(): Promise<string> {
    return /^Пароль:?\s+(\S+)/m.exec(await this.box.innerText())?.[1] ?? '';
  }
}
