import type { Dialog as BrowserDialog, Locator } from '@playwright/test';
import { clickWhenShown } from '../parts/click-when-shown';
import { buttonFor } from '../parts/purpose';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';
import { AssignmentCard } from '../parts/assignment-card';
import { waitUntilShown } from '../parts/wait-until-shown';

/** `/dashboard/teacher/assignments`: the teacher's own assignments. */
export class TeacherAssignmentsPage extends PageObject {
  /** The button above the list, or the button of the empty list. */
  get createButton(): Locator {
    return this.page.getByRole('button', { name: /^(Создать|Добавить|Новое)( первое)? задание$/ }).first();
  }

  get allTab(): Locator {
    return this.page.getByRole('tab', { name: /^Все задания/ });
  }

  get waitingTab(): Locator {
    return this.page.getByRole('tab', { name: /^На проверке/ });
  }

  /** Headings of all cards in the open tab, in the order of the page. */
  get titles(): Locator {
    return this.page.getByRole('tabpanel').getByRole('heading', { level: 3 });
  }

  /** The line of a card that counts students and answers; missing on the published build. */
  counts(title: string): Locator {
    return this.card(title).box.getByText(/^Назначено: /);
  }

  card(title: string): AssignmentCard {
    return new AssignmentCard(this.page, this.actor, title);
  }

  /** Waits until the list shows an assignment. */
  @step((title) => `looks for the card of «${title}»`)
  async waitForCard(title: string): Promise<void> {
    await waitUntilShown(this.card(title).heading);
  }

  /** «Черновик», «Опубликовано» or «Закрыто» on a card. */
  state(title: string, wording: RegExp): Locator {
    return this.card(title).box.getByText(wording).first();
  }

  /** Publishes a draft; missing on the published build. */
  publishButton(title: string): Locator {
    return this.card(title).button(/^(Опубликовать|Publish)$/);
  }

  /** Ends the submission of a published assignment; missing on the published build. */
  closeButton(title: string): Locator {
    return this.card(title).button(/^(Закрыть|Завершить|Close)$/);
  }

  removeButton(title: string): Locator {
    return this.card(title).button(/^(Удалить|Delete)$/);
  }

  @step('opens the tab «На проверке»')
  async openWaiting(): Promise<void> {
    await this.waitingTab.click();
  }

  /** Some builds open a tab when the focus comes to it, others with Enter. */
  @step('moves from the first tab to the next one with an arrow key')
  async openNextTabByKeys(): Promise<void> {
    await this.allTab.press('ArrowRight');
    await this.page.keyboard.press('Enter');
  }

  @step('opens the tab «Все задания»')
  async openAll(): Promise<void> {
    await this.allTab.click();
  }

  @step('presses «Создать задание»')
  async pressCreate(): Promise<void> {
    await this.createButton.click();
  }

  @step((title) => `opens the answers to «${title}»`)
  async openSubmissions(title: string): Promise<void> {
    const card = this.card(title);
    await clickWhenShown(
      card.heading,
      buttonFor(card.box, /^(Ответы|Посмотреть ответы|Работы|Submissions)/, /Опублик|Publish|Редакт|Измен|Edit/i),
    );
  }

  @step((title) => `publishes the draft «${title}»`)
  async publish(title: string): Promise<void> {
    await clickWhenShown(this.card(title).heading, this.publishButton(title));
  }

  @step((title) => `closes «${title}»`)
  async closeAssignment(title: string): Promise<void> {
    await clickWhenShown(this.card(title).heading, this.closeButton(title));
  }

  /** Presses «Удалить» and answers the question of the browser, if there is one. */
  @step((title, sure) => `presses «Удалить» of «${title}» and ${sure ? 'confirms it' : 'does not confirm it'}`)
  async remove(title: string, sure: boolean): Promise<void> {
    const answer = (dialog: BrowserDialog) => void (sure ? dialog.accept() : dialog.dismiss());
    this.page.once('dialog', answer);
    await clickWhenShown(this.card(title).heading, this.removeButton(title));
    this.page.off('dialog', answer);
  }
}
