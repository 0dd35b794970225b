import type { Locator } from '@playwright/test';
import { figureOn } from '../parts/figure';
import { PageObject } from '../parts/page-object';
import { step } from '../parts/step';
import type { AccountKind } from './account-kinds';
import { AccountsSection } from './accounts-section';

/** Figures at the top of the accounts page, by the heading of their card. */
export type FigureName = 'Всего пользователей' | 'Студентов' | 'Преподавателей' | 'Активных сегодня';

/** `/admin/accounts`. */
export class AccountsPage extends PageObject {
  get title(): Locator {
    return this.heading('Панель администратора');
  }

  figure(name: FigureName): Locator {
    return figureOn(this.page, name);
  }

  section(kind: AccountKind): AccountsSection {
    return new AccountsSection(this.page, this.actor, kind);
  }

  @step('opens «Назначить студентов»')
  async openChildren(): Promise<void> {
    await this.page.getByRole('button', { name: 'Назначить студентов' }).click();
  }
}
