import type { Download, Locator, Page } from '@playwright/test';
import { storedName } from '../../lib/stored-name';
import { AssignmentFacts } from '../parts/assignment-facts';
import { fieldByCaption } from '../parts/field-by-caption';
import { Dialog } from '../parts/dialog';
import { buttonFor } from '../parts/purpose';
import { downloadBy } from '../parts/download';
import { step } from '../parts/step';
import { pressByPurpose } from '../parts/wording-note';
import { waitUntilShown } from '../parts/wait-until-shown';

/** «Оценить ответ: …»: the submission's text, the score and the comment. */
export class GradeDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Оценить|Оценка|Проверка)/);
  }

  get scoreField(): Locator {
    return this.box.getByRole('spinbutton');
  }

  @step('waits for the form')
  async waitForForm(): Promise<void> {
    await waitUntilShown(this.scoreField);
  }

  get feedbackField(): Locator {
    return this.box
      .getByPlaceholder('Напишите комментарий к ответу...')
      .or(fieldByCaption(this.box, 'Комментарий'))
      .first();
  }

  get publishButton(): Locator {
    return buttonFor(this.box, PUBLISH_GRADE, /\.\w{2,5}\s*$|черновик|Скачать|Просмотр|Посмотреть/i);
  }

  /** The submission's text, or a part of it. */
  submission(text: string): Locator {
    return this.box.getByText(text).first();
  }

  /** Download control of the student's file: a link on one build, a button on another. */
  file(name: string): Locator {
    const stored = { name: storedName(name) };
    return this.box.getByRole('link', stored).or(this.box.getByRole('button', stored)).first();
  }

  /** Control that opens the preview of the student's file. Not every build has one. */
  previewButton(name: string): Locator {
    return new AssignmentFacts(this.box).previewButton(name);
  }

  @step((name) => `looks at ${name}`)
  async preview(name: string): Promise<void> {
    await this.previewButton(name).click();
  }

  @step((name) => `downloads ${name}`)
  async download(name: string): Promise<Download> {
    return downloadBy(this.file(name));
  }

  @step('presses Enter in the score')
  async pressEnterInScore(): Promise<void> {
    await this.scoreField.press('Enter');
  }

  @step((score) => `types the score ${score}`)
  async typeScore(score: number): Promise<void> {
    await this.scoreField.fill(String(score));
  }

  @step((text) => `types the feedback «${text}»`)
  async typeFeedback(text: string): Promise<void> {
    await this.feedbackField.fill(text);
  }

  @step('empties the feedback')
  async clearFeedback(): Promise<void> {
    await this.feedbackField.clear();
  }

  @step('publishes the grade')
  async publish(): Promise<void> {
    await pressByPurpose(this.publishButton, 'the button that publishes a grade', PUBLISH_GRADE);
  }
}

const PUBLISH_GRADE = /^(Опубликовать оценку|Publish Grade|Сохранить оценку|Поставить оценку|Оценить)$/;
