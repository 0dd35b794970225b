/** Audits several pages or dialogs in one test. */
import type { Page } from '@playwright/test';
import { failureShown } from '../../pages/parts/page-problem';
import { explainedByPage, generalPath, type Failure } from '../failure/failure';
import { failureOf } from '../failure/register';
import { Blocked } from '../failure/blocked';

/** A page or a dialog to audit. */
export interface Surface {
  /** Name for the report: “the dialog «Создать задание»”. */
  name: string;
  /** Opens it and waits until it is shown. */
  open: () => Promise<unknown>;
}

/** The user who opens the surfaces. */
interface Auditor {
  readonly page: Page;
}

/**
 * Opens and audits each surface. One that does not open hides no other. That it does not open is a failure of the cases
 * about it, and no accessibility barrier.
 * @param audit audits the open surface
 * @throws Blocked naming the surfaces that did not open
 */
export async function auditEach(
  { page }: Auditor,
  surfaces: readonly Surface[],
  audit: (name: string) => Promise<void>,
): Promise<void> {
  const missing: { name: string; cause: unknown; failure: Failure }[] = [];
  for (const { name, open } of surfaces) {
    try {
      await open();
    } catch (cause) {
      const failure = explainedByPage(failureOf(cause), (await failureShown(page)).code);
      missing.push({ name, cause, failure: { ...failure, page: failure.page ?? generalPath(page.url()) } });
      continue;
    }
    await audit(name);
  }
  const [first] = missing;
  if (first !== undefined)
    throw new Blocked(`${missing.map(({ name }) => name).join(', ')} did not open.`, {
      cause: first.cause,
      failure: first.failure,
    });
}
