import type { Locator } from '@playwright/test';

/** A file to upload. Keeps the bytes, so that a later download can be compared with them. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The only file field of a dialog. It has no label on the published build. */
export class FileField {
  constructor(private readonly box: Locator) {}

  get input(): Locator {
    return this.box.locator('input[type="file"]');
  }

  /** Selects a file made in memory, or a path when the file is too large for memory. */
  async choose(file: ChosenFile | string): Promise<void> {
    await this.input.setInputFiles(file);
  }

  /** Takes the selected file back; missing on the published build. */
  get removeButton(): Locator {
    return this.box.getByRole('button', { name: /^(Убрать|Удалить|Очистить|Открепить|Remove)/ }).first();
  }

  /** Locates the name of the selected file in the form. */
  chosen(name: string): Locator {
    return this.box.getByText(name).first();
  }
}
