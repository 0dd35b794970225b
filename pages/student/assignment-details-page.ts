import type { Download, Locator } from '@playwright/test';
import { storedName } from '../../lib/stored-name';
import { SUBMIT_BUTTON } from '../parts/assignment-card';
import { AssignmentFacts } from '../parts/assignment-facts';
import { PageObject } from '../parts/page-object';
import { downloadBy } from '../parts/download';
import { step } from '../parts/step';

/** The student's page of one assignment: the instructions, the submission and the grade. */
export class AssignmentDetailsPage extends PageObject {
  title(text: string): Locator {
    return this.page.getByRole('heading', { name: text, exact: true }).first();
  }

  /** The title of the page, whichever assignment it is about. */
  get mainHeading(): Locator {
    return this.page.getByRole('heading', { level: 1 }).first();
  }

  /** What the page tells of the assignment and of the student's answer. */
  get facts(): AssignmentFacts {
    return new AssignmentFacts(this.main);
  }

  /** The message about the deadline when it is styled as a warning. */
  get deadlineWarning(): Locator {
    return this.main.getByRole('alert').filter({ hasText: /Дедлайн истек|Deadline passed/ });
  }

  /** What the page says of an assignment that is not there any more. */
  get goneMessage(): Locator {
    return this.page.getByText(/не найден|удал[её]н|не существует|недоступн|not found/i).first();
  }

  /** The message that explains why submission is closed. */
  get closedNotice(): Locator {
    return this.facts.text(/не принимаются|закрыт|not accepted|closed/i);
  }

  get submitButton(): Locator {
    return this.page.getByRole('button', { name: SUBMIT_BUTTON }).first();
  }

  /** Download controls of the files with this name; each version of the submission may have one. */
  files(name: string): Locator {
    return this.facts.files(name);
  }

  /** Download control of a file that was submitted earlier. */
  file(name: string): Locator {
    return this.files(name).first();
  }

  /** An image among the files, once it is rendered. */
  image(name: string): Locator {
    return this.main.getByRole('img', { name: storedName(name) }).first();
  }

  /** The part that holds the student's private data; the published build nests a second `main`. */
  get main(): Locator {
    return this.page.getByRole('main').first();
  }

  @step('presses «Отправить ответ»')
  async pressSubmit(): Promise<void> {
    await this.submitButton.click();
  }

  /** Presses the name of a file. The test checks what comes of it. */
  @step((name) => `presses ${name}`)
  async pressFile(name: string): Promise<void> {
    await this.file(name).click();
  }

  @step((name) => `downloads ${name}`)
  async download(name: string): Promise<Download> {
    return downloadBy(this.file(name));
  }

  /** Downloads each file with this name, in the order of the page. */
  @step((name) => `downloads every ${name}`)
  async downloadEach(name: string): Promise<Download[]> {
    const downloads: Download[] = [];
    for (const control of await this.files(name).all()) {
      downloads.push(await downloadBy(control));
    }
    return downloads;
  }

  /** Opens the preview of a file with the control next to its name. */
  @step((name) => `looks at ${name}`)
  async view(name: string): Promise<void> {
    await this.facts.previewButton(name).click();
  }
}
