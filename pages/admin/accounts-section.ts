import type { Locator, Page } from '@playwright/test';
import { fieldByCaption } from '../parts/field-by-caption';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';
import { ACCOUNT_KINDS, KIND_LABELS, type AccountKind } from './account-kinds';

/** One of the four tables of the accounts page: search, filters, rows and row actions. */
export class AccountsSection extends PageObject {
  constructor(
    page: Page,
    actor: string,
    private readonly kind: AccountKind,
  ) {
    super(page, actor);
  }

  get title(): Locator {
    return this.page.getByRole('heading', { name: KIND_LABELS[this.kind].section, level: 3 });
  }

  /**
   * Locates the outermost block that holds this section's heading and no other section's: sections have no role on the
   * published build, and a section has no table while it loads.
   */
  get box(): Locator {
    const others = ACCOUNT_KINDS.filter((kind) => kind !== this.kind).map((kind) => KIND_LABELS[kind].section.source);
    return this.page
      .locator('section, article, div')
      .filter({ has: this.title })
      .filter({ hasNot: this.page.getByRole('heading', { name: new RegExp(others.join('|')), level: 3 }) })
      .first();
  }

  get createButton(): Locator {
    return this.box.getByRole('button', { name: KIND_LABELS[this.kind].createButton });
  }

  get searchField(): Locator {
    return this.box.getByPlaceholder(/^ФИО/);
  }

  get resetFiltersButton(): Locator {
    return this.box.getByRole('button', { name: 'Сбросить фильтры' });
  }

  /** Rows of the accounts now listed; excludes the row that states that there are none. */
  get rows(): Locator {
    return this.box.getByRole('row').filter({ has: this.page.getByRole('button', { name: 'Просмотреть профиль' }) });
  }

  row(email: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('cell', { name: email, exact: true }) });
  }

  /** A cell of an account's row with exactly this text. */
  cell(email: string, text: string): Locator {
    return this.row(email).getByRole('cell', { name: text, exact: true });
  }

  /** Returns the texts of an account's row by the headings of their columns. */
  async cells(email: string): Promise<Readonly<Record<string, string>>> {
    const read = (row: Element) => {
      const headings = [...(row.closest('table')?.querySelectorAll('thead th') ?? [])].map(
        (one) => one.textContent?.trim() ?? '',
      );
      return Object.fromEntries(
        headings.map((heading, index) => [
          heading,
          (row as HTMLTableRowElement).cells[index]?.innerText.replace(/\s+/g, ' ').trim() ?? '',
        ]),
      );
    };
    return this.row(email).evaluate(read);
  }

  /** «Активен» or «Неактивен»: students have a separate column for it, other accounts show it next to the name. */
  state(email: string): Locator {
    return this.row(email).getByText(/^(Активен|Неактивен)$/);
  }

  /** «Показано 2 из 2 студентов». */
  get shown(): Locator {
    return this.box.getByText(/^Показано \d+ из \d+/);
  }

  /** «Страница 1 из 3». */
  get pageLine(): Locator {
    return this.box.getByText(/^Страница \d+ из \d+$/);
  }

  /** «Следующая страница». The button has no name on the published build. */
  get nextButton(): Locator {
    return this.pageLine.locator('xpath=following::button[1]');
  }

  /** A filter above the table, by its caption; some builds have none for some tables. */
  filter(caption: 'Статус' | 'Класс' | 'Тьютор' | 'Показывать по'): Locator {
    return fieldByCaption(this.box, caption);
  }

  /** Emails of the rows, in the order of the table. */
  async emails(): Promise<string[]> {
    return this.rows.evaluateAll((rows) =>
      rows.map((row) => (row as HTMLTableRowElement).cells[1]?.textContent?.trim() ?? ''),
    );
  }

  @step((caption, option) => `picks «${option}» under «${caption}»`)
  async pickFilter(caption: 'Статус' | 'Тьютор' | 'Показывать по', option: string): Promise<void> {
    await this.filter(caption).selectOption({ label: option });
  }

  @step((text) => `filters the class ${text}`)
  async typeClass(text: string): Promise<void> {
    await this.filter('Класс').fill(text);
  }

  @step('turns to the next page')
  async turnPage(): Promise<void> {
    await this.nextButton.click();
  }

  /** «Предыдущая страница» has no name on the published build either. */
  @step('turns to the page before')
  async turnBack(): Promise<void> {
    await this.pageLine.locator('xpath=preceding::button[1]').click();
  }

  @step('opens the form for a new account')
  async pressCreate(): Promise<void> {
    await this.createButton.click();
  }

  /** Types the text and clicks the button next to the field: some builds search while typing, others need the click. */
  @step((text) => `searches the accounts for «${text}»`)
  async search(text: string): Promise<void> {
    await this.searchField.fill(text);
    await this.searchField.locator('xpath=following::button[1]').click();
  }

  /** Types a search and presses nothing. The field keeps the focus. */
  @step((text) => `types «${text}» into the search`)
  async typeSearch(text: string): Promise<void> {
    await this.searchField.fill(text);
  }

  /** Types on, wherever the focus is. */
  @step((text) => `types on: «${text}»`)
  async typeOn(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  @step('resets the filters')
  async resetFilters(): Promise<void> {
    await this.resetFiltersButton.click();
  }

  @step((email) => `opens the details of ${email}`)
  async openProfile(email: string): Promise<void> {
    await this.row(email).getByRole('button', { name: 'Просмотреть профиль' }).click();
  }

  /** Opens the form to change an account; some builds offer it for some kinds only. */
  editButton(email: string): Locator {
    return this.row(email).getByRole('button', {
      name: /^Редактировать (пользователя|преподавателя|тьют[ео]ра|родителя|студента)$/,
    });
  }

  @step((email) => `opens the form to change ${email}`)
  async openEdit(email: string): Promise<void> {
    await this.editButton(email).click();
  }

  @step((email) => `opens the subjects of ${email}`)
  async openSubjects(email: string): Promise<void> {
    await this.row(email)
      .getByRole('button', { name: /^(Назначить|Редактировать) предметы$/ })
      .click();
  }

  @step((email) => `presses «Сбросить пароль» of ${email}`)
  async pressReset(email: string): Promise<void> {
    await this.row(email).getByRole('button', { name: 'Сбросить пароль' }).click();
  }

  @step((email) => `presses «Удалить пользователя» of ${email}`)
  async pressDelete(email: string): Promise<void> {
    await this.row(email).getByRole('button', { name: 'Удалить пользователя' }).click();
  }

  @step((email) => `presses «Активировать» of ${email}`)
  async pressReactivate(email: string): Promise<void> {
    await this.row(email)
      .getByRole('button', { name: /^(Активировать|Восстановить)/ })
      .click();
  }
}
