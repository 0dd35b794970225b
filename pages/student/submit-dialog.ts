import type { FileChooser, Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { Dialog } from '../parts/dialog';
import { buttonFor } from '../parts/purpose';
import { FileField, type ChosenFile } from '../parts/file-field';
import { step } from '../parts/step';
import { pressByPurpose } from '../parts/wording-note';

/** «Отправить ответ: …»: text, one file, or both. */
export class SubmitDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Отправить|Отправка|Сдать|Ваш ответ)/);
  }

  get contentField(): Locator {
    return this.box.getByPlaceholder('Введите ваш ответ...').or(fieldByCaption(this.box, 'Ваш ответ')).first();
  }

  get file(): FileField {
    return new FileField(this.box);
  }

  get sendButton(): Locator {
    return buttonFor(this.box, SEND, /файл|file|Выбрать|Убрать/i);
  }

  /** The form's own error message about a file. */
  get errorMessage(): Locator {
    return this.box.getByRole('alert');
  }

  @step((text) => `types the answer «${text}»`)
  async typeContent(text: string): Promise<void> {
    await this.contentField.fill(text);
  }

  @step('opens the file chooser')
  async openFileChooser(): Promise<FileChooser> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.file.input.click()]);
    return chooser;
  }

  @step((_, file) => `chooses ${file.name} in it`)
  async chooseIn(chooser: FileChooser, file: ChosenFile): Promise<void> {
    await chooser.setFiles(file);
  }

  @step((file) => `chooses the file ${typeof file === 'string' ? (file.split(/[\\/]/).at(-1) ?? file) : file.name}`)
  async chooseFile(file: ChosenFile | string): Promise<void> {
    await this.file.choose(file);
  }

  @step('takes the chosen file back')
  async removeFile(): Promise<void> {
    await this.file.removeButton.click();
  }

  @step('presses «Отправить»')
  async send(): Promise<void> {
    await pressByPurpose(this.sendButton, 'the button that sends an answer', SEND);
  }
}

const SEND = /^(Отправить|Сдать|Отправить ответ|Submit|Send)$/;
