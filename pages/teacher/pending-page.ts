import type { Locator } from '@playwright/test';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';

/** `/dashboard/teacher/submissions/pending`: the answers that wait for a grade. The published build lists none. */
export class PendingSubmissionsPage extends PageObject {
  /** Locates the entry of one student's answer: the block that holds both names and one button to grade. */
  entry(title: string, student: string): Locator {
    const buttons = this.page.getByRole('button', { name: GRADE });
    return (
      this.page
        .getByRole('main')
        .first()
        .locator('li, tr, article, div')
        .filter({ hasText: title })
        .filter({ hasText: student })
        .filter({ has: buttons.first() })
        // The list around several entries holds both names, too.
        .filter({ hasNot: buttons.nth(1) })
        .last()
    );
  }

  /** The entries of all answers, as many as there are controls to grade. */
  get gradeButtons(): Locator {
    return this.page.getByRole('main').first().getByRole('button', { name: GRADE });
  }

  @step((title, student) => `opens the answer of ${student} to «${title}» to mark it`)
  async openSubmission(title: string, student: string): Promise<void> {
    await this.entry(title, student).getByRole('button', { name: GRADE }).click();
  }
}

const GRADE = /^(Оценить|Проверить|Grade)/;
