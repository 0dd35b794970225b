/** Reports a wording that no known build has, in the report of the current test. It does not fail the test. */
import { test, type Locator } from '@playwright/test';
import { wordingChange } from './purpose';

/** The label under which reports show page errors outside the cases (suite/monitoring/page-error-report.ts). */
const FINDING = 'allure.label.finding';

/**
 * Clicks a control that was located by its purpose.
 * @param what the purpose, as the subject of a sentence: “the button that publishes an assignment”
 * @param known known wordings of the control
 * @param timeout milliseconds; Playwright's default when omitted
 */
export async function pressByPurpose(control: Locator, what: string, known: RegExp, timeout?: number): Promise<void> {
  const options = timeout === undefined ? {} : { timeout };
  const words = await control.innerText(options);
  await control.click(options);
  const change = wordingChange(what, known, words);
  if (change !== undefined) test.info().annotations.push({ type: FINDING, description: change });
}
