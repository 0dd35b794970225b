/**
 * Shows a page moments that lie days apart. A test sends and grades within the same minute, so a page that shows one
 * moment in the place of another would look right. The server's responses reach the page unchanged except for these
 * fields.
 */
import type { Page } from '@playwright/test';
import { isFields } from '../network/reading';
import { DAY } from '../data/lateness';
import { withChangedResponse } from './changed-response';

/** How far each moment is moved back. The moment of grading stays as it is. */
const MOVED_BACK_MS: Readonly<Record<string, number>> = { submitted_at: 2 * DAY, updated_at: DAY };

/** Returns the moment of sending as the page receives it. */
export function sentAsShown(submittedAt: Date): Date {
  return new Date(submittedAt.getTime() - (MOVED_BACK_MS.submitted_at ?? 0));
}

/** Runs an action while the page receives each submission as sent two days and last changed one day earlier. */
export async function withMomentsApart(page: Page, action: () => Promise<void>): Promise<void> {
  await withChangedResponse(page, { method: /^GET$/, path: /\/api\// }, movedBack, action);
}

function movedBack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(movedBack);
  if (!isFields(value)) return value;
  const isSubmission = 'submitted_at' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => {
      const ms = isSubmission ? MOVED_BACK_MS[name] : undefined;
      return [name, ms === undefined || typeof content !== 'string' ? movedBack(content) : new Date(Date.parse(content) - ms).toISOString()];
    }),
  );
}
