import type { Locator } from '@playwright/test';

/** A file as a form takes it; the bytes are kept so that a later download can be compared with them. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The one file field of a dialog. It has no label on the published build. */
export class FileField {
  constructor(private readonly box: Locator) {}

  get input(): Locator {
    return this.box.locator('input[type="file"]');
  }

  /** Hands over a file made in memory, or the path of one too big for that. */
  async choose(file: ChosenFile | string): Promise<void> {
    await this.input.setInputFiles(file);
  }

  /** The form's own naming of what was chosen. */
  chosen(name: string): Locator {
    return this.box.getByText(name).first();
  }
}
