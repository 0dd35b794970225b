import type { Locator, Page } from '@playwright/test';
import { OPTIONAL_CONTROL_MS } from '../parts/click-when-shown';
import { fieldByCaption } from '../parts/field-by-caption';
import { Dialog } from '../parts/dialog';
import { buttonFor } from '../parts/purpose';
import { step } from '../parts/step';
import { pressByPurpose } from '../parts/wording-note';
import { LateSettings } from './late-settings';
import { waitUntilShown } from '../parts/wait-until-shown';

/** Required fields of an assignment. */
export type RequiredField = 'title' | 'description' | 'deadline' | 'points';

/** Assignment types with their wording in the form. */
export type AssignmentTypeLabel = 'Домашнее задание' | 'Тест' | 'Проект' | 'Эссе' | 'Практическая работа';

/** What a teacher types into the form. Dates are in the format of a datetime-local field. */
export interface AssignmentInput {
  title: string;
  description: string;
  instructions: string;
  type?: AssignmentTypeLabel;
  start: string;
  due: string;
  points: number;
  /** Full names of the students. */
  students: readonly string[];
}

/**
 * «Создать задание». The published build does not link labels to fields: text fields are located by their
 * placeholders, the two dates by type and order, and the points as the only visible number field.
 */
export class CreateAssignmentDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Создать|Создание|Новое) (задание|задания)/);
  }

  get titleField(): Locator {
    return this.box.getByPlaceholder('Название задания').or(fieldByCaption(this.box, 'Название')).first();
  }

  get descriptionField(): Locator {
    return this.box.getByPlaceholder('Краткое описание задания').or(fieldByCaption(this.box, 'Описание')).first();
  }

  get instructionsField(): Locator {
    return this.box
      .getByPlaceholder('Подробные инструкции по выполнению')
      .or(fieldByCaption(this.box, 'Инструкции'))
      .first();
  }

  get pointsField(): Locator {
    return this.box.getByRole('spinbutton').first();
  }

  get startField(): Locator {
    return this.box.locator('input[type="datetime-local"]').nth(0);
  }

  get dueField(): Locator {
    return this.box.locator('input[type="datetime-local"]').nth(1);
  }

  get typeField(): Locator {
    return this.box.getByRole('combobox').first();
  }

  /** «Сдача после срока», part of this form. */
  get lateSettings(): LateSettings {
    return new LateSettings(this.page, this.actor, this.box);
  }

  studentBox(name: string): Locator {
    return this.box.getByRole('checkbox', { name });
  }

  /** The name beside the checkbox of a student. */
  studentName(name: string): Locator {
    return this.box.getByText(name, { exact: true });
  }

  /** Saves as a draft. */
  get createButton(): Locator {
    return buttonFor(this.box, SAVE, PUBLISH);
  }

  /** Saves and publishes; missing on the published build. */
  get publishButton(): Locator {
    // Not located by purpose: the form has other controls, and saving a draft is a different purpose than publishing.
    return this.button(PUBLISH);
  }

  /** Either of the two save buttons: the draft button when a build cannot publish from this form. */
  get anySaveButton(): Locator {
    return this.publishButton.or(this.createButton).last();
  }

  @step((title) => `types the title «${title}»`)
  async typeTitle(title: string): Promise<void> {
    await this.titleField.fill(title);
  }

  @step((text) => `types the description «${text}»`)
  async typeDescription(text: string): Promise<void> {
    await this.descriptionField.fill(text);
  }

  @step((text) => `types the instructions «${text}»`)
  async typeInstructions(text: string): Promise<void> {
    await this.instructionsField.fill(text);
  }

  /** @param local in the format of a datetime-local field, for instance 2026-11-24T23:59 */
  @step((local) => `sets the start to ${local}`)
  async setStart(local: string): Promise<void> {
    await this.startField.fill(local);
  }

  /** @param local in the format of a datetime-local field, for instance 2026-11-24T23:59 */
  @step((local) => `sets the deadline to ${local}`)
  async setDue(local: string): Promise<void> {
    await this.dueField.fill(local);
  }

  @step((points) => `sets the points to ${points}`)
  async setPoints(points: number): Promise<void> {
    await this.pointsField.fill(String(points));
  }

  @step((type) => `chooses the type «${type}»`)
  async chooseType(type: AssignmentTypeLabel): Promise<void> {
    await this.typeField.click();
    await this.page.getByRole('option', { name: type, exact: true }).click();
  }

  /** Returns the type that is chosen now. */
  chosenType(): Promise<string> {
    return this.typeField.evaluate((field) =>
      (field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.textContent).trim(),
    );
  }

  /** Chooses the type after the chosen one without the mouse. */
  @step('chooses the next type with the arrow keys and Enter')
  async chooseNextTypeByKeys(): Promise<void> {
    // A list of the browser's own changes at once; another one opens, and moves the focus or tells where it is.
    const isOfBrowser = await this.typeField.evaluate((field) => field instanceof HTMLSelectElement);
    await this.typeField.press('ArrowDown');
    if (isOfBrowser) return;
    const pointer = this.page.locator('[role="combobox"][aria-activedescendant]');
    const focused = this.page.locator('[role="option"]:focus');
    await waitUntilShown(focused.or(pointer).first());
    const [chosen = ''] = await focused.allTextContents();
    await this.page.keyboard.press('ArrowDown');
    // The focus moves a moment after the key.
    await waitUntilShown(focused.filter({ hasNotText: chosen }).or(pointer).first());
    await this.page.keyboard.press('Enter');
  }

  @step(({ title }) => `fills in the form for «${title}»`)
  async fill({ title, description, instructions, type, start, due, points, students }: AssignmentInput): Promise<void> {
    await this.titleField.fill(title);
    await this.descriptionField.fill(description);
    await this.instructionsField.fill(instructions);
    if (type !== undefined) await this.chooseType(type);
    await this.startField.fill(start);
    await this.dueField.fill(due);
    await this.pointsField.fill(String(points));
    for (const name of students) await this.studentBox(name).check();
  }

  @step((field) => `leaves out the ${field}`)
  async clear(field: RequiredField): Promise<void> {
    const fields = {
      title: this.titleField,
      description: this.descriptionField,
      deadline: this.dueField,
      points: this.pointsField,
    };
    await fields[field].clear();
  }

  @step((name) => `chooses the student ${name}`)
  async choose(name: string): Promise<void> {
    await this.studentBox(name).check();
  }

  @step((name) => `takes the student ${name} back`)
  async takeBack(name: string): Promise<void> {
    await this.studentBox(name).click();
  }

  @step('sends the form')
  async save(): Promise<void> {
    await pressByPurpose(
      this.anySaveButton,
      'the button that saves an assignment',
      new RegExp(`${SAVE.source}|${PUBLISH.source}`),
    );
  }

  @step('presses «Создать»')
  async saveDraft(): Promise<void> {
    await pressByPurpose(this.createButton, 'the button that saves a draft', SAVE);
  }

  @step('presses «Создать и опубликовать»')
  async publish(): Promise<void> {
    await waitUntilShown(this.box);
    await pressByPurpose(this.publishButton, 'the button that publishes an assignment', PUBLISH, OPTIONAL_CONTROL_MS);
  }
}

const SAVE = /^(Создать|Сохранить|Создать черновик|Сохранить черновик|Сохранить как черновик|Create|Save)$/;
const PUBLISH = /^(Создать и опубликовать|Опубликовать|Publish|Сохранить и опубликовать)$/;
