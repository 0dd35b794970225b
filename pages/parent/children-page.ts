import type { Locator } from '@playwright/test';
import { Screen } from '../parts/screen';
import { step } from '../parts/step';

/** `/dashboard/parent/children`: the own children, each leading to a page of its own. */
export class ChildrenPage extends Screen {
  child(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  /** The way to each child, one a child. */
  get links(): Locator {
    return this.page.getByRole('main').first().locator('a[href*="/parent/children/"]');
  }

  /** What the page says when something went wrong. */
  get problem(): Locator {
    return this.page.getByText(/Не удалось|Произошла ошибка/);
  }

  get empty(): Locator {
    return this.page.getByText('Нет привязанных детей').first();
  }

  @step((name) => `opens the page of ${name}`)
  async openChild(name: string): Promise<void> {
    const leading = this.page.getByRole('link', { name: new RegExp(name) });
    await leading.or(this.child(name)).first().click();
    await this.page.getByRole('heading', { name, level: 1 }).first().waitFor();
  }
}
