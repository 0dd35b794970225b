import type { Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';

/**
 * Shows a password once: «Учетные данные (показаны один раз)», «Родитель создан!», or the password reset dialog after
 * the reset.
 */
export class CredentialsDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^Уч[её]тные данные|создан!?$|^Данные для входа|^Сбро(с|сить) парол/);
  }

  /** Reads the word after «Пароль», as a user copies it. Returns an empty string when the dialog shows none. */
  @step('reads the password that is shown once')
  async readPassword(): Promise<string> {
    const text = await this.box.innerText();
    return /^[^\n]*пароль[ \t]*:?[ \t]*\n?[ \t]*(\S+)[ \t]*$/im.exec(text)?.[1] ?? '';
  }
}
