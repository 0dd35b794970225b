import type { Download, Locator, Page } from '@playwright/test';
import { storedName } from '../../lib/stored-name';
import { AssignmentFacts } from '../parts/assignment-facts';
import { Dialog } from '../parts/dialog';
import { downloadBy } from '../parts/download';
import { step } from '../parts/step';
import { waitUntilShown } from '../parts/wait-until-shown';

/** «Ответы на задание: …»: one row per submission. The published build gives rows no name and no role. */
export class SubmissionsDialog extends Dialog {
  constructor(page: Page, actor: string) {
    super(page, actor, /^(Ответы|Работы)/);
  }

  /** Locates the row of one student: the innermost block that holds the name and a button to grade. */
  row(student: string): Locator {
    return this.box
      .locator('li, article, div')
      .filter({ has: this.page.getByText(student, { exact: true }) })
      .filter({ has: this.page.getByRole('button', { name: GRADE_BUTTON }) })
      .last();
  }

  /** Download control of a file: a link on one build, a button on another. */
  file(student: string, name: string): Locator {
    const row = this.row(student);
    const stored = { name: storedName(name) };
    return row
      .getByRole('link', { name })
      .or(row.getByRole('button', { name }))
      .or(row.getByRole('link', stored))
      .or(row.getByRole('button', stored))
      .first();
  }

  /** Label of a late submission. */
  late(student: string): Locator {
    return new AssignmentFacts(this.row(student)).late;
  }

  /** «Отправлено: 22 ноября 2026, 15:27». */
  sentAt(student: string): Locator {
    return new AssignmentFacts(this.row(student)).sentAt;
  }

  /** «Оценено: 23 ноября 2026, 10:05». */
  gradedAt(student: string): Locator {
    return new AssignmentFacts(this.row(student)).gradedAt;
  }

  /** A message about a list that could not be loaded. */
  get problem(): Locator {
    return this.box.getByRole('alert');
  }

  /** Control that shows the earlier versions of an answer. A build may have none. */
  versionsToggle(student: string): Locator {
    return this.row(student)
      .getByText(/^(Версии|Versions|История)/)
      .first();
  }

  /** Locates one version of an answer by its text. */
  version(student: string, content: string): Locator {
    return this.row(student).locator('li, tr, article').filter({ hasText: content }).last();
  }

  @step((student) => `opens the earlier versions of the answer of ${student}`)
  async openVersions(student: string): Promise<void> {
    await this.versionsToggle(student).click();
  }

  /** Controls that open the grade dialog, one for each submission. */
  get gradeButtons(): Locator {
    return this.box.getByRole('button', { name: GRADE_BUTTON });
  }

  /** The dialog opens before its rows have arrived. */
  @step('waits for the answers')
  async waitForAnswers(): Promise<void> {
    await waitUntilShown(this.gradeButtons.first());
  }

  @step((index) => `opens the answer number ${index + 1}`)
  async openSubmissionAt(index: number): Promise<void> {
    await this.gradeButtons.nth(index).click();
  }

  @step((student) => `opens the answer of ${student} to mark it`)
  async openSubmission(student: string): Promise<void> {
    await this.row(student).getByRole('button', { name: GRADE_BUTTON }).click();
  }

  @step((student, name) => `downloads ${name} of ${student}`)
  async download(student: string, name: string): Promise<Download> {
    return downloadBy(this.file(student, name));
  }
}

const GRADE_BUTTON = /^(Оценить|Изменить оценку|Проверить|Grade)/;
