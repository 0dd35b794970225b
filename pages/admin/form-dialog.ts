import type { Locator } from '@playwright/test';
import { Dialog } from '../parts/dialog';
import { fieldByCaption } from '../parts/field-by-caption';
import { step } from '../parts/step';
import { escapeRegExp } from '../../lib/escape-regexp';
import { waitUntilShown } from '../parts/wait-until-shown';

/** Texts by the caption of their field. A list to pick from has the text of its option. */
export type FormValues = Readonly<Record<string, string>>;

/** A dialog whose fields are named by their captions. */
export abstract class FormDialog extends Dialog {
  /** Field of a caption as it is written on the page: «Опыт (лет)». */
  field(caption: string): Locator {
    return fieldByCaption(this.box, escapeRegExp(caption));
  }

  @step(
    (values) =>
      `fills in ${Object.entries(values)
        .map(([caption, text]) => `${caption} «${text}»`)
        .join(', ')}`,
  )
  async setFields(values: FormValues): Promise<void> {
    for (const [caption, text] of Object.entries(values)) {
      const field = this.field(caption);
      const isList = await field.evaluate((element) => element instanceof HTMLSelectElement);
      await (isList ? field.selectOption({ label: text }) : field.fill(text));
    }
  }

  @step((caption) => `presses Enter in «${caption}»`)
  async pressEnterIn(caption: string): Promise<void> {
    await this.field(caption).press('Enter');
  }

  /** Returns the options of the list under a caption; none where it is no list. */
  async options(caption: string): Promise<string[]> {
    return this.field(caption).locator('option').allTextContents();
  }

  /** Returns what the fields of these captions contain now; leaves out fields that the form, which is open, does not have. */
  @step((captions) => `reads ${captions.join(', ')}`)
  async values(captions: readonly string[]): Promise<FormValues> {
    const read = (element: Element) =>
      element instanceof HTMLSelectElement
        ? (element.selectedOptions[0]?.text ?? '')
        : (element as HTMLInputElement).value;
    await waitUntilShown(this.box);
    const all = await Promise.all(
      captions.map(
        async (caption) =>
          [
            caption,
            (await this.field(caption).count()) === 0 ? undefined : await this.field(caption).evaluate(read),
          ] as const,
      ),
    );
    return Object.fromEntries(all.flatMap(([caption, text]) => (text === undefined ? [] : [[caption, text] as const])));
  }
}
