import type { Locator } from '@playwright/test';
import { waitForPage } from '../parts/arrival';
import { AssignmentCard } from '../parts/assignment-card';
import { clickWhenShown } from '../parts/click-when-shown';
import { buttonFor } from '../parts/purpose';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/dashboard/student/assignments`: two tabs of cards. Marked work stands among the finished ones. */
export class StudentAssignmentsPage extends PageObject {
  get finishedTab(): Locator {
    return this.page.getByRole('tab', { name: /^(Заверш[её]нные|Выполненные|Проверенные)/ });
  }

  card(title: string): AssignmentCard {
    return new AssignmentCard(this.page, this.actor, title);
  }

  /** The way to the assignment's own page; missing on the published build. */
  detailsControl(title: string): Locator {
    const card = this.card(title);
    return card.box.getByRole('link', { name: DETAILS }).or(card.button(DETAILS)).first();
  }

  /** The way to the form of an answer. */
  submitButton(title: string): Locator {
    return buttonFor(this.card(title).box, SUBMIT, DETAILS);
  }

  @step('opens the tab «Завершенные»')
  async openFinished(): Promise<void> {
    await this.finishedTab.click();
  }

  /** Comes to rest on the list in which the assignment stands; the finished ones are looked at second. */
  @step((title) => `looks for «${title}» in both lists`)
  async findCard(title: string): Promise<void> {
    const { heading } = this.card(title);
    await this.finishedTab.waitFor();
    // The list is there: its answer came before this is asked.
    if (await heading.waitFor({ timeout: DRAWN_MS }).then(() => true, () => false)) return;
    await this.finishedTab.click();
    await heading.waitFor();
  }

  @step((title) => `opens the assignment «${title}»`)
  async openDetails(title: string): Promise<void> {
    await clickWhenShown(this.card(title).heading, this.detailsControl(title));
    // The card's own heading is a smaller one.
    const readyLocator = this.page.getByRole('heading', { name: title, exact: true, level: 1 }).or(this.page.getByRole('dialog', { name: title }));
    await waitForPage(this.page, readyLocator.first(), `the assignment «${title}»`);
  }

  @step((title) => `presses «Отправить ответ» of «${title}»`)
  async pressSubmit(title: string): Promise<void> {
    await clickWhenShown(this.card(title).heading, this.submitButton(title));
  }
}

/** A list whose answer has come is drawn within this. */
const DRAWN_MS = 1_000;
const DETAILS = /^(Подробнее|Открыть|Детали|Details)/;
const SUBMIT = /^(Отправить ответ|Отправить новую версию|Сдать|Ответить|Submit)/;
