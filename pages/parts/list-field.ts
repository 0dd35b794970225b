import type { Locator } from '@playwright/test';
import { escapeRegExp } from '../../lib/escape-regexp';
import { waitUntilShown } from './wait-until-shown';

/** A list to select from, below its caption: a `<select>`, or a button that opens a list of options. */
export class ListField {
  /** @param caption regular expression of the caption; an asterisk may follow it */
  constructor(
    private readonly box: Locator,
    private readonly caption: string,
  ) {}

  /** Selects an option by its text. */
  async select(option: string): Promise<void> {
    if (await this.isNative()) return void (await this.field.selectOption({ label: option }));
    await this.field.click();
    const page = this.field.page();
    await waitUntilShown(page.getByRole('option').first());
    const exact = page.getByRole('option', { name: option, exact: true });
    // A note may follow the text of an option, for instance the class of a student.
    const withNote = page.getByRole('option', {
      name: new RegExp(`^\\s*${escapeRegExp(option)}(?![\\p{L}\\p{N}])`, 'u'),
    });
    await ((await exact.count()) > 0 ? exact : withNote).first().click();
  }

  /** Returns the texts of the options. The list is closed afterwards. */
  async options(): Promise<string[]> {
    if (await this.isNative()) return this.field.getByRole('option').allInnerTexts();
    await this.field.click();
    const options = this.field.page().getByRole('option');
    await waitUntilShown(options.first());
    const texts = await options.allInnerTexts();
    await this.field.page().keyboard.press('Escape');
    return texts;
  }

  private get field(): Locator {
    const label = this.box.getByText(new RegExp(`^\\s*${this.caption}\\s*\\*?\\s*:?\\s*$`)).first();
    return label.locator('xpath=(descendant::select | following::*[self::select or @role="combobox"])[1]');
  }

  private isNative(): Promise<boolean> {
    return this.field.evaluate((element) => element.tagName === 'SELECT');
  }
}
