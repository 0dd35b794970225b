/** Uses a list of assignments as a precondition: a list that does not load blocks the case and does not fail it. */
import type { Page } from '@playwright/test';
import { failureShown } from '../../pages/parts/page-problem';
import type { Route } from '../../pages/routes';
import { explainedByPage, generalPath } from '../failure/failure';
import { failureOf } from '../failure/register';
import { Blocked } from '../failure/blocked';

/** Opens a list as a precondition. @throws Blocked with the list's own failure when it does not load */
export async function blockUnlessListed(opening: Promise<void>): Promise<void> {
  await opening.catch((error: unknown) => {
    throw new Blocked(
      `the list of assignments does not load: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  });
}

/**
 * Finds an entry of a list that was open at first. A control that crashes the page is a failure of its case, so only the
 * search belongs here. @throws Blocked when the list has crashed: the case about the list fails, and not one that needs an
 * entry of it
 */
export async function blockOnCrash(page: Page, list: Route, search: Promise<void>): Promise<void> {
  await search.catch(async (error: unknown) => {
    const crashed = generalPath(page.url()) === list.path && (await failureShown(page)).code === 'page-crashed';
    throw crashed
      ? new Blocked(
          `the list of assignments does not load: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error, failure: explainedByPage(failureOf(error), 'page-crashed') },
        )
      : error;
  });
}
