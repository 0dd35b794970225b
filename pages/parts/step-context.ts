import type { Page } from '@playwright/test';

/** Anything on a page that somebody does something with. */
export interface StepContext {
  readonly page: Page;
  /** Who acts, as reports call them: “teacher”, “second student”. */
  readonly actor: string;
}
