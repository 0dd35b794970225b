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

/** What a crashed page cannot show, whichever page was meant. */
const NOT_FOUND: readonly Failure['code'][] = ['control-missing', 'timeout'];

/**
 * Returns the crash in place of what was not found on the page that crashed, or on a page that the failure does not name. A
 * value that differs is explained only by the page that it names: it may come from an answer of the API.
 */
export function explainedByCrash(failure: Failure, pages = crashed): Failure {
  const isUnmet = failure.code === 'different' || NOT_FOUND.includes(failure.code);
  if (!isUnmet) return failure;
  const isExplainedBy = ({ page }: PageFailure) =>
    failure.page === undefined ? NOT_FOUND.includes(failure.code) : failure.page === page;
  return pages.find(isExplainedBy) ?? failure;
}
