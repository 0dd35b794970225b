import type { Page } from '@playwright/test';

/** A page object whose methods can be steps. */
export interface StepContext {
  readonly page: Page;
  /** The actor's name in reports: “teacher”, “second student”. */
  readonly actor: string;
}
