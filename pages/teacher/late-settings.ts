import type { Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';
import { waitUntilShown } from '../parts/wait-until-shown';

/** The penalty of a late submission. A value that is left out stays empty in the form. */
export interface PenaltyInput {
  type: 'Проценты' | 'Баллы';
  value: number;
  period: 'За день' | 'За час';
  most?: number;
}

/** «Сдача после срока» in the form for a new assignment; missing on the published build. */
export class LateSettings extends PageObject {
  constructor(
    page: Page,
    actor: string,
    private readonly box: Locator,
  ) {
    super(page, actor);
  }

  /** Shows and hides the settings. */
  get toggle(): Locator {
    return this.box.getByRole('button', { name: /^Сдача после срока/ });
  }

  @step('opens «Сдача после срока»')
  async open(): Promise<void> {
    await this.toggle.click();
    await waitUntilShown(this.allowedBox);
  }

  private get allowedBox(): Locator {
    return this.box.getByRole('checkbox', { name: /после срока/ });
  }

  @step('does not accept late answers')
  async refuseLateAnswers(): Promise<void> {
    await this.allowedBox.uncheck();
  }

  /** @param local in the format of a datetime-local field */
  @step((local) => `accepts late answers until ${local}`)
  async setLastMoment(local: string): Promise<void> {
    await fieldByCaption(this.box, 'Принимать до').fill(local);
  }

  @step(({ type, value, period }) => `sets the penalty ${value} (${type}, ${period})`)
  async setPenalty({ type, value, period, most }: PenaltyInput): Promise<void> {
    await this.pick('Тип штрафа', type);
    await fieldByCaption(this.box, 'Размер штрафа').fill(String(value));
    await this.pick('Период штрафа', period);
    if (most !== undefined) await fieldByCaption(this.box, 'Максимальный штраф').fill(String(most));
  }

  /** Opens the list under a caption and selects an option. */
  private async pick(caption: string, option: string): Promise<void> {
    await this.box.getByText(caption, { exact: true }).locator('xpath=following::*[@role="combobox"][1]').click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
