import type { Download, Locator, Page } from '@playwright/test';
import { AssignmentFacts } from './assignment-facts';
import { downloadBy } from './download';
import { step } from './step';

/** Labels of the button that opens the form of an answer, on the card and on the page of an assignment. */
export const SUBMIT_BUTTON = /^(Отправить ответ|Отправить новую версию|Сдать|Ответить|Submit)/;

/** Card in an assignment list. Teachers and students see the same card. */
export class AssignmentCard {
  constructor(
    private readonly page: Page,
    readonly actor: string,
    private readonly title: string,
  ) {}

  get heading(): Locator {
    return this.page.getByRole('heading', { name: this.title, exact: true });
  }

  /**
   * Locates the card around the heading. The published build gives cards no role, so the card is the innermost block
   * that holds both this heading and a button.
   */
  get box(): Locator {
    return this.page
      .locator('article, section, li, div')
      .filter({ has: this.heading })
      .filter({ has: this.page.getByRole('button') })
      .last();
  }

  /** What the card tells the student. */
  get facts(): AssignmentFacts {
    return new AssignmentFacts(this.box);
  }

  @step((name) => `downloads ${name} from the card`)
  async download(name: string): Promise<Download> {
    return downloadBy(this.facts.files(name).first());
  }

  button(name: string | RegExp): Locator {
    return this.box.getByRole('button', { name });
  }
}
