import type { Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

/**
 * The one time that a password can be read: «Учетные данные (показаны один раз)», «Родитель создан!», or the dialog of a
 * reset once it is done.
 */
export class CredentialsDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Уч[её]тные данные|создан!?$|^Данные для входа|^Сбро(с|сить) парол/);
  }

  /** The word after «Пароль», as a person copies it. Empty when the dialog shows none. */
  @step('reads the password that is shown once')
  async readPassword(): Promise<string> {
    const text = await this.box.innerText();
    return /^[^\n]*пароль[ \t]*:?[ \t]*\n?[ \t]*(\S+)[ \t]*$/im.exec(text)?.[1] ?? '';
  }
}
