/** Names a wording that no known build has, in the reports of the test that met it. It fails nothing. */
import { test, type Locator } from '@playwright/test';
import { wordingChange } from './purpose';

/** The label under which reports show what was found beside a case (fixtures/monitoring/page-error-report.ts). */
const FINDING = 'allure.label.finding';

/**
 * Presses a control that was found by its purpose.
 * @param what the purpose, as the subject of a sentence: “the button that publishes an assignment”
 * @param known its known wordings
 * @param timeout milliseconds; the tool's own when missing
 */
export async function pressByPurpose(control: Locator, what: string, known: RegExp, timeout?: number): Promise<void> {
  const options = timeout === undefined ? {} : { timeout };
  const words = await control.innerText(options);
  await control.click(options);
  const change = wordingChange(what, known, words);
  if (change !== undefined) test.info().annotations.push({ type: FINDING, description: change });
}
