import type { Download, Locator } from '@playwright/test';
import { Screen } from '../parts/screen';
import { step } from '../parts/step';

/** The student's view of one assignment: what is asked, what was sent, what came back. */
export class AssignmentDetailsPage extends Screen {
  title(text: string): Locator {
    return this.page.getByRole('heading', { name: text, exact: true }).first();
  }

  text(text: string | RegExp): Locator {
    return this.main.getByText(text).first();
  }

  get notSubmitted(): Locator {
    return this.text(/^(Не отправлено|Not Submitted)$/);
  }

  get submitted(): Locator {
    return this.text(/^(Отправлено|Submitted)$/);
  }

  get deadlinePassed(): Locator {
    return this.text(/Дедлайн истек|Deadline passed/);
  }

  get late(): Locator {
    return this.text(/^(Опоздание|Late)/);
  }

  get submitButton(): Locator {
    return this.page.getByRole('button', { name: /^(Отправить ответ|Отправить новую версию)$/ });
  }

  /** The control that hands out a file that was sent earlier. */
  file(name: string): Locator {
    return this.main.getByRole('link', { name }).or(this.main.getByRole('button', { name })).first();
  }

  /** Everything private to the student stands in here; the published build nests a second `main`. */
  get main(): Locator {
    return this.page.getByRole('main').first();
  }

  @step('presses «Отправить ответ»')
  async pressSubmit(): Promise<void> {
    await this.submitButton.click();
  }

  @step((name) => `downloads ${name}`)
  async download(name: string): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.file(name).click()]);
    return download;
  }
}
