import type { Page } from '@playwright/test';

/** A page object whose methods can be steps. */
export interface StepContext {
  readonly page: Page;
  /** The actor's name in reports: “teacher”, “second student”. */
  readonly actor: string;
  /** Whether nobody is signed in on this page: then the sign-in page is no sign of an ended session. */
  readonly isSignedOut?: boolean;
}
