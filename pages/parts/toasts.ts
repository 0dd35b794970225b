import type { Locator } from '@playwright/test';
import { PageObject } from './page-object';

/** Both toast systems of the platform: sonner for the sign-in, Radix for everything else. */
export class Toasts extends PageObject {
  /** All visible toasts. */
  get all(): Locator {
    return this.page.getByRole('region', { name: /Notifications/ }).getByRole('listitem');
  }

  /** All error messages of the page: messages in forms and at fields, and toasts. */
  get errors(): Locator {
    return this.page.getByRole('alert').or(this.all).or(this.ofFields);
  }

  /** What a form says beside a field that it refuses: the text that describes the field, except its lasting description. */
  private get ofFields(): Locator {
    const describes = 'contains(concat(" ", ../*[@aria-invalid="true"]/@aria-describedby, " "), concat(" ", @id, " "))';
    return this.page.locator(
      `xpath=//*[@aria-invalid="true"]/../*[@id and ${describes} and not(contains(@id, "description"))]`,
    );
  }

  /** All toasts on the screen, also while an open dialog hides them from assistive technology. */
  get everyMessage(): Locator {
    const hiddenToo = { includeHidden: true };
    return this.page
      .getByRole('region', { name: /Notifications/, ...hiddenToo })
      .getByRole('listitem', hiddenToo)
      .filter({ visible: true });
  }

  /** Parts of the page that screen readers announce when their text changes, with this word. */
  announced(word: string): Locator {
    return this.page
      .locator('[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]')
      .filter({ hasText: word });
  }

  /** The crosses of the messages. */
  get closeButtons(): Locator {
    return this.page.getByRole('region', { name: /Notifications/, includeHidden: true }).getByRole('button');
  }

  saying(text: string | RegExp): Locator {
    return this.all.filter({ hasText: text });
  }
}
