import type { Page } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { separateTexts } from '../parts/separate-texts';
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
    // Label, password and the button to copy it may stand in one line: without styles, or in a narrow dialog.
    const text = await separateTexts(this.box);
    return (WITH_COLON.exec(text) ?? WITHOUT_COLON.exec(text))?.[1] ?? '';
  }

  /** Reads the word after «Логин» or «Email». Returns an empty string when the dialog shows none. */
  @step('reads the login that is shown with the password')
  async readLogin(): Promise<string> {
    return LOGIN.exec(await separateTexts(this.box))?.[1] ?? '';
  }
}

/** The name of a button to copy it is no login. */
const LOGIN = /^(?:Логин|Имя пользователя|Login|E-?mail)[^\n:]{0,20}(?::\s*|\n)([\w.+%-]*[\d@._][\w.+%@-]*)$/im;
/** A title «Сбросить пароль» has no colon, so that a label with one is looked for first. */
const WITH_COLON = /^[^\n]*пароль\s*:\s*(\S+)$/im;
const WITHOUT_COLON = /^[^\n]*пароль\n(\S+)$/im;
