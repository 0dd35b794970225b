/**
 * Pages that showed their error screen when a test had failed. An expectation of such a page knows nothing of the crash:
 * it tells only what it did not find.
 */
import { failureShown, type PageFailure } from '../../pages/parts/page-problem';
import type { StepContext } from '../../pages/parts/step-context';
import type { Failure } from '../failure/failure';

let crashed: readonly PageFailure[] = [];

/** Forgets the pages of the test before. */
export function beginCrashedPages(): void {
  crashed = [];
}

/** Notes which of these windows show the error screen of a page. */
export async function noteCrashedPages(windows: readonly Pick<StepContext, 'page'>[]): Promise<void> {
  const shown = await Promise.all(windows.map(({ page }) => failureShown(page)));
  crashed = shown.filter(({ code }) => code === 'page-crashed');
}

/** Codes of an expectation or of a wait that was not met, whatever the reason. */
const UNMET: readonly Failure['code'][] = ['different', 'control-missing', 'timeout'];

/** Returns the crash in place of what was not met on the page that crashed, or on a page that the failure does not name. */
export function explainedByCrash(failure: Failure, pages = crashed): Failure {
  if (!UNMET.includes(failure.code)) return failure;
  return pages.find(({ page }) => failure.page === undefined || failure.page === page) ?? failure;
}
