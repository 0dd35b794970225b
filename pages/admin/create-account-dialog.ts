import type { Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { buttonFor } from '../parts/purpose';
import { step } from '../parts/step';
import { KIND_LABELS, type AccountKind } from './account-kinds';
import { FormDialog } from './form-dialog';

/** Required fields of each kind of account, in addition to name and email. */
const NEEDED: Readonly<Partial<Record<AccountKind, { caption: string; value: string }>>> = {
  student: { caption: 'Класс', value: '9' },
  teacher: { caption: 'Предмет', value: 'Математика' },
  tutor: { caption: 'Специализация', value: 'Математика' },
};

/** Required data of every new account. */
export interface NewPerson {
  email: string;
  firstName: string;
  lastName: string;
}

/** «Создание студента» and the same dialog for other kinds. The published build does not link labels to fields. */
export class CreateAccountDialog extends FormDialog {
  constructor(
    page: Page,
    actor: string,
    private readonly kind: AccountKind,
  ) {
    super(page, actor, KIND_LABELS[kind].creation);
  }

  get createButton(): Locator {
    return buttonFor(this.box, /^(Создать|Сохранить|Добавить)$/);
  }

  @step(({ firstName, lastName, email }) => `fills in ${firstName} ${lastName}, ${email}`)
  async fill(person: NewPerson): Promise<void> {
    await fieldByCaption(this.box, 'Email').fill(person.email);
    await fieldByCaption(this.box, 'Имя').fill(person.firstName);
    await fieldByCaption(this.box, 'Фамилия').fill(person.lastName);
    const needed = NEEDED[this.kind];
    if (needed !== undefined) await fieldByCaption(this.box, needed.caption).fill(needed.value);
  }

  /** Fills in a field that only some kinds have: «Класс», «Предмет», «Специализация», «Телефон». */
  @step((caption, text) => `writes «${text}» into «${caption}»`)
  async fillIn(caption: string, text: string): Promise<void> {
    await fieldByCaption(this.box, caption).fill(text);
  }

  @step('presses «Создать»')
  async create(): Promise<void> {
    await this.createButton.click();
  }
}
