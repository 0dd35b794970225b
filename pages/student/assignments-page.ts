import type { Locator } from '@playwright/test';
import { waitForPage } from '../parts/arrival';
import { AssignmentCard, SUBMIT_BUTTON } from '../parts/assignment-card';
import { clickWhenShown } from '../parts/click-when-shown';
import { buttonFor } from '../parts/purpose';
import { PageObject } from '../parts/page-object';
import { separateTexts } from '../parts/separate-texts';
import { step } from '../parts/step';
import { waitUntilShown } from '../parts/wait-until-shown';

/** `/dashboard/student/assignments`: two tabs of cards. Graded submissions are in the tab of finished assignments. */
export class StudentAssignmentsPage extends PageObject {
  get activeTab(): Locator {
    return this.page.getByRole('tab', { name: /^Активные/ });
  }

  get finishedTab(): Locator {
    return this.page.getByRole('tab', { name: /^(Заверш[её]нные|Выполненные|Проверенные)/ });
  }

  card(title: string): AssignmentCard {
    return new AssignmentCard(this.page, this.actor, title);
  }

  /** Returns the text of the card of an assignment; undefined where the open tab does not have it. */
  async shownState(title: string): Promise<string | undefined> {
    const { box } = this.card(title);
    return (await box.count()) === 0 ? undefined : separateTexts(box);
  }

  /** Waits until the list shows an assignment. */
  @step((title) => `looks for the card of «${title}»`)
  async waitForCard(title: string): Promise<void> {
    await waitUntilShown(this.card(title).heading);
  }

  /** Control that opens the assignment's page; missing on the published build. */
  detailsControl(title: string): Locator {
    const card = this.card(title);
    return card.box.getByRole('link', { name: DETAILS }).or(card.button(DETAILS)).first();
  }

  /** Control that opens the submission form. */
  submitButton(title: string): Locator {
    return buttonFor(this.card(title).box, SUBMIT_BUTTON, DETAILS);
  }

  @step('opens the tab «Завершенные»')
  async openFinished(): Promise<void> {
    await this.finishedTab.click();
  }

  @step('opens the tab «Активные»')
  async openActive(): Promise<void> {
    await this.activeTab.click();
  }

  /** Opens the tab that lists the assignment; checks the finished assignments second. */
  @step((title) => `looks for «${title}» in both lists`)
  async findCard(title: string): Promise<void> {
    const { heading } = this.card(title);
    await waitUntilShown(this.finishedTab);
    // The list's response has already arrived at this point.
    if (
      await heading.waitFor({ timeout: DRAWN_MS }).then(
        () => true,
        () => false,
      )
    )
      return;
    await this.finishedTab.click();
    await waitUntilShown(heading);
  }

  @step((title) => `opens the assignment «${title}»`)
  async openDetails(title: string): Promise<void> {
    await clickWhenShown(this.card(title).heading, this.detailsControl(title));
    // The heading of the card has a lower level.
    const readyLocator = this.page
      .getByRole('heading', { name: title, exact: true, level: 1 })
      .or(this.page.getByRole('dialog', { name: title }));
    await waitForPage(this.page, readyLocator.first(), `the assignment «${title}»`);
  }

  @step((title) => `presses «Отправить ответ» of «${title}»`)
  async pressSubmit(title: string): Promise<void> {
    await clickWhenShown(this.card(title).heading, this.submitButton(title));
  }
}

/** Time to render a list after its response has arrived. */
const DRAWN_MS = 1_000;
const DETAILS = /^(Подробнее|Открыть|Детали|Details)/;
