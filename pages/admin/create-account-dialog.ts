import type { Locator, Page } from '@playwright/test';
import { captioned } from '../parts/captioned';
import { Dialog } from '../parts/dialog';
import { step } from '../parts/step';
import { Toasts } from '../parts/toasts';
import { KIND_WORDING, type AccountKind } from './account-kinds';

/** What every new account needs. */
export interface NewPerson {
  email: string;
  firstName: string;
  lastName: string;
}

/** «Создание студента» and its kin. The labels of the published build are not linked to the fields. */
export class CreateAccountDialog extends Dialog {
  constructor(page: Page, actor: string, kind: AccountKind) {
    super(page, actor, KIND_WORDING[kind].creation);
  }

  get createButton(): Locator {
    return this.button(/^Создать$/);
  }

  /** What the form or a toast says against what was tried. */
  saying(text: RegExp): Locator {
    return this.box.getByText(text).or(new Toasts(this.page, this.actor).saying(text)).first();
  }

  @step(({ firstName, lastName, email }) => `fills in ${firstName} ${lastName}, ${email}`)
  async fill(person: NewPerson): Promise<void> {
    await captioned(this.box, 'Email').fill(person.email);
    await captioned(this.box, 'Имя').fill(person.firstName);
    await captioned(this.box, 'Фамилия').fill(person.lastName);
  }

  /** One of the fields that only some kinds have: «Класс», «Предмет», «Специализация», «Телефон». */
  @step((caption, text) => `writes «${text}» into «${caption}»`)
  async fillIn(caption: string, text: string): Promise<void> {
    await captioned(this.box, caption).fill(text);
  }

  @step('presses «Создать»')
  async create(): Promise<void> {
    await this.createButton.click();
  }
}
