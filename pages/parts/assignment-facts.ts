import type { Locator } from '@playwright/test';
import { storedName } from '../../lib/stored-name';

/** What a place tells the student of one assignment and their own answer: the page of the assignment, or its card. */
export class AssignmentFacts {
  constructor(readonly box: Locator) {}

  text(text: string | RegExp): Locator {
    return this.box.getByText(text).first();
  }

  /** «Срок: 25 ноября 2026, 15:27». */
  get deadline(): Locator {
    return this.text(/^(Срок|Deadline|Due)[^:]*:/);
  }

  /** «Отправлено: 22 ноября 2026, 15:27». */
  get sentAt(): Locator {
    return this.text(/^(Отправлено|Submitted)[^:]*:/);
  }

  /** «Оценено: 23 ноября 2026, 10:05». */
  get gradedAt(): Locator {
    return this.text(/^(Оценено|Дата оценки|Graded)[^:]*:/);
  }

  get notSubmitted(): Locator {
    return this.text(/^(Не отправлено|Not Submitted)$/);
  }

  get submitted(): Locator {
    return this.text(/^(Отправлено|Submitted)$/);
  }

  /** «Просрочено», marked in a place of its own. */
  get overdue(): Locator {
    return this.text(/^(Просрочено|Дедлайн истек|Срок истек|Deadline passed|Overdue)$/);
  }

  /** Controls that download a file of the answer; each version of the answer may have one. */
  files(name: string): Locator {
    const stored = { name: storedName(name) };
    return this.box.getByRole('link', stored).or(this.box.getByRole('button', stored));
  }

  /** Control that opens the preview of a file beside its name. Not every build has one, nor for every type. */
  previewButton(name: string): Locator {
    const button = { name: /^(Просмотр|Посмотреть|View|Preview)$/ };
    const page = this.box.page();
    // The innermost block that holds the name and the button is the row of the file.
    return this.box
      .locator('div, li, p')
      .filter({
        has: page
          .getByRole('link', { name: storedName(name) })
          .or(page.getByRole('button', { name: storedName(name) })),
      })
      .filter({ has: page.getByRole('button', button) })
      .last()
      .getByRole('button', button);
  }

  get late(): Locator {
    return this.text(/^(Опоздание|Late)/);
  }
}
