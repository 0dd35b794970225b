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

  /** Whether the file chooser offers a file of this name and type: a field may limit what it accepts. */
  async offers({ name, mimeType }: Pick<ChosenFile, 'name' | 'mimeType'>): Promise<boolean> {
    const accepted = ((await this.input.getAttribute('accept')) ?? '')
      .toLowerCase()
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    const fits = (entry: string) =>
      entry.startsWith('.')
        ? name.toLowerCase().endsWith(entry)
        : entry === '*/*' || entry === mimeType || (entry.endsWith('/*') && mimeType.startsWith(entry.slice(0, -1)));
    return accepted.length === 0 || accepted.some(fits);
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
